import { hash } from 'node:crypto';
import type { CharsetEvidence, RawDocument, RawFile } from '../documents/raw-document.ts';
import type { Report } from '../documents/report.ts';
import { SCHEMAS } from '../documents/schemas.ts';
import type { About, Sidecar } from '../documents/sidecar.ts';
import { measureOf } from '../text/measure.ts';
import { tallyOf } from './tally.ts';
import { tool } from './tool.ts';
import { utf8 } from './utf8.ts';

/** The source a report is of, and the pipeline that made it. */
export interface Origin {
  readonly source: string;
  readonly adapter: { readonly name: string; readonly version: number };
}

/**
 * The metadata of a report, its keys in the order of the schema.
 *
 * `file` is the name of its text in its folder, `bytes` what is written there.
 */
export function sidecarOf(
  report: Report,
  about: About,
  file: string,
  origin: Origin,
  bytes: Uint8Array = utf8(report.text.text),
): Sidecar {
  const { document, part, text, warnings, measure = measureOf(text.text) } = report;
  const { title, kind, kindLabel, region, year, meeting, speaker, documentNumber, issuer } = about;
  const { issuedDate, publishedDate, outline, glossary, completeness, evidence } = about;
  const { complete, truncatedStart, truncatedEnd, missing, notes } = completeness;
  const { index, of, from, to } = part;
  return stated<Sidecar>({
    schema: SCHEMAS.report,
    id: idOf(document, index),
    title,
    kind,
    kindLabel,
    region: region && regionOf(region),
    year,
    meeting: meeting && meetingOf(meeting),
    speaker: speaker && speakerOf(speaker),
    documentNumber,
    issuer,
    issuedDate,
    publishedDate,
    outline: outline.map(({ level, number, heading, paragraph }) => ({ level, number, heading, paragraph })),
    glossary: glossary && { from: glossary.from, to: glossary.to },
    completeness: { complete, truncatedStart, truncatedEnd, missing, notes },
    length: measure.length,
    source: {
      name: origin.source,
      adapter: origin.adapter.name,
      adapterVersion: origin.adapter.version,
      files: document.files.map(fileOf),
      part: { index, of, from, to },
    },
    processing: { tool: tool.name, version: tool.version, rules: tallyOf(text), warnings },
    clean: { file, sha256: hash('sha256', bytes, 'hex') },
    evidence,
    sameAs: undefined,
  });
}

/**
 * What a report is called as long as its raw bytes and its place in them stay: 16 hexadecimal digits.
 *
 * The first of the sha256 over the sha256s of the document's files and the part's number, a line each.
 */
function idOf({ files }: RawDocument, part: number): string {
  let lines = '';
  for (const { sha256 } of files) lines += `${sha256}\n`;
  return hash('sha256', `${lines}${part}\n`, 'hex').slice(0, 16);
}

function fileOf(file: RawFile): Sidecar['source']['files'][number] {
  const { path, sha256, bytes, mediaType, charset, charsetEvidence, ocr, known, pages, layout } = file;
  const { url, retrievedAt, retrievedAtBasis } = known;
  return stated<Sidecar['source']['files'][number]>({
    path,
    sha256,
    bytes,
    mediaType,
    charset,
    charsetEvidence: charsetEvidence && evidenceOf(charsetEvidence),
    ocr: ocr && { engine: ocr.engine, model: ocr.model, confidence: ocr.confidence },
    url,
    retrievedAt,
    retrievedAtBasis,
    pages,
    layout,
  });
}

function evidenceOf(evidence: CharsetEvidence): CharsetEvidence {
  const { decidedBy, declared, declaredBy, tried, replacements, privateUse } = evidence;
  return stated<CharsetEvidence>({ decidedBy, declared, declaredBy, tried, replacements, privateUse });
}

type Region = NonNullable<About['region']>;
type Meeting = NonNullable<About['meeting']>;
type Speaker = NonNullable<About['speaker']>;

function regionOf({ name, level, adcode, path, codeYear }: Region): Region {
  return stated<Region>({ name, level, adcode, path, codeYear });
}

function meetingOf({ name, congress, session, date }: Meeting): Meeting {
  return stated<Meeting>({ name, congress, session, date });
}

function speakerOf({ name, title }: Speaker): Speaker {
  return stated<Speaker>({ name, title });
}

/** All fields of a thing, in the order in which they are written; those that are not stated are undefined. */
type Fields<Thing> = { readonly [Field in keyof Required<Thing>]: Thing[Field] | undefined };

/**
 * A thing that has all of its fields: one that is undefined is not stated, and is not written.
 *
 * To leave them out here as well would take ten times as long.
 */
function stated<Thing>(fields: Fields<Thing>): Thing {
  return fields as Thing;
}
