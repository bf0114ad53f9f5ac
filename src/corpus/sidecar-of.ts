import { hash } from 'node:crypto';
import type { CharsetEvidence, RawDocument, RawFile } from '../documents/raw-document.ts';
import type { Report } from '../documents/report.ts';
import { SCHEMAS } from '../documents/schemas.ts';
import type { About, Sidecar } from '../documents/sidecar.ts';
import { unitsOf } from '../text/units.ts';
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
  const { document, part, text, warnings } = report;
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
    length: lengthOf(text.text),
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
  const lines = [...files.map((file) => file.sha256), part].map((line) => `${line}\n`).join('');
  return hash('sha256', lines, 'hex').slice(0, 16);
}

/** Characters (code points) without the line ends, paragraphs, and characters of Han script. */
export function lengthOf(text: string): Sidecar['length'] {
  return measured(text).length;
}

/** Whether a text has half of a character beyond U+FFFF, without its other half. */
export function hasHalf(text: string): boolean {
  return measured(text).hasHalf;
}

/** What is counted of a text. */
interface Measured {
  readonly length: Sidecar['length'];
  readonly hasHalf: boolean;
}

function measured(text: string): Measured {
  if (latest?.text !== text) latest = { text, measured: counted(text) };
  return latest.measured;
}

/** It is asked several times of each text: whether it is long enough, how long it is, whether it can be written. */
let latest: { readonly text: string; readonly measured: Measured } | undefined;

function counted(text: string): Measured {
  const units = unitsOf(text);
  let characters = units.length;
  let [han, halves] = hanAndHalves(units);
  let paragraphs = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    if (to > from) paragraphs += 1;
    if (end >= 0) characters -= 1;
    from = to + 1;
  }
  // Hardly a text has a character beyond U+FFFF.
  if (halves > 0)
    for (const [pair] of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) {
      characters -= 1;
      halves -= 2;
      if (hanPattern.test(pair)) han += 1;
    }
  return { length: { characters, paragraphs, han }, hasHalf: halves > 0 };
}

/** How many UTF-16 units are characters of Han script, and how many are half of a character. */
function hanAndHalves(units: Uint16Array): [han: number, halves: number] {
  const table = unitKinds();
  const { length } = units;
  const even = length - (length % 4);
  let sum = 0;
  let all = 0;
  // Four at a time, which takes half as long, and without a question: which of them are Han nothing foretells.
  for (let at = 0; at < even; at += 4) {
    const one = table[units[at] as number] as number;
    const two = table[units[at + 1] as number] as number;
    const three = table[units[at + 2] as number] as number;
    const four = table[units[at + 3] as number] as number;
    sum = (sum + one + two + three + four) | 0;
    all |= one | two | three | four;
  }
  for (let at = even; at < length; at += 1) {
    const kind = table[units[at] as number] as number;
    sum += kind;
    all |= kind;
  }
  if ((all & isHalf) === 0) return [sum, 0];
  const halves = units.reduce((count, unit) => count + (table[unit] === isHalf ? 1 : 0), 0);
  return [sum - halves * isHalf, halves];
}

const [isHan, isHalf] = [1, 2];
const hanPattern = /\p{Script=Han}/u;

let kinds: Uint8Array | undefined;

/** What each UTF-16 unit is: a character of Han script, half of a character, or another. */
function unitKinds(): Uint8Array {
  if (kinds !== undefined) return kinds;
  // The pattern is asked only where the block does not tell.
  kinds = new Uint8Array(0x10000).fill(isHan, 0x4e00, 0xa000).fill(isHalf, 0xd800, 0xe000);
  for (let unit = 0x2e80; unit < 0x10000; unit += unit === 0x4dff ? 0x5201 : 1)
    if ((unit < 0xa000 || unit > 0xf8ff) && hanPattern.test(String.fromCharCode(unit))) kinds[unit] = isHan;
  return kinds;
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
