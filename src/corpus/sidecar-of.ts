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
  const { index, of, from, to } = part;
  const { evidence, ...said } = about;
  return {
    schema: SCHEMAS.report,
    id: idOf(document, index),
    ...inOrder(said),
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
  };
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
  if (latest.text !== text) latest = { text, length: counted(text) };
  return latest.length;
}

/** It is asked twice of each text: whether it is long enough, and how long it is. */
let latest = { text: '', length: { characters: 0, paragraphs: 0, han: 0 } };

function counted(text: string): Sidecar['length'] {
  const units = unitsOf(text);
  const table = unitKinds();
  let characters = units.length;
  let han = 0;
  let all = 0;
  // Without a question for each character: which of them are Han nothing foretells.
  for (let at = 0; at < units.length; at += 1) {
    const kind = table[units[at] as number] as number;
    han += kind & isHan;
    all |= kind;
  }
  let paragraphs = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    if (to > from) paragraphs += 1;
    if (end >= 0) characters -= 1;
    from = to + 1;
  }
  if ((all & isHigh) !== 0)
    for (const [pair] of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) {
      characters -= 1;
      if (hanPattern.test(pair)) han += 1;
    }
  return { characters, paragraphs, han };
}

const [isHan, isHigh] = [1, 2];
const hanPattern = /\p{Script=Han}/u;

let kinds: Uint8Array | undefined;

/** What each UTF-16 unit is: a character of Han script, the first half of a character, or another. */
function unitKinds(): Uint8Array {
  if (kinds !== undefined) return kinds;
  // The pattern is asked only where the block does not tell.
  kinds = new Uint8Array(0x10000).fill(isHan, 0x4e00, 0xa000).fill(isHigh, 0xd800, 0xdc00);
  for (let unit = 0x2e80; unit < 0x10000; unit += unit === 0x4dff ? 0x5201 : 1)
    if ((unit < 0xa000 || unit > 0xf8ff) && hanPattern.test(String.fromCharCode(unit))) kinds[unit] = isHan;
  return kinds;
}

function fileOf(file: RawFile): Sidecar['source']['files'][number] {
  const { path, sha256, bytes, mediaType, charset, charsetEvidence, ocr, known, pages, layout } = file;
  const { url, retrievedAt, retrievedAtBasis } = known;
  return {
    path,
    sha256,
    bytes,
    mediaType,
    ...stated({
      charset,
      charsetEvidence: charsetEvidence && evidenceOf(charsetEvidence),
      ocr: ocr && pick(ocr, ['engine', 'model', 'confidence']),
    }),
    ...stated({ url, retrievedAt, retrievedAtBasis }),
    pages,
    ...stated({ layout }),
  };
}

function evidenceOf({
  decidedBy,
  declared,
  declaredBy,
  tried,
  replacements,
  privateUse,
}: CharsetEvidence): CharsetEvidence {
  return { decidedBy, ...stated({ declared, declaredBy }), tried, replacements, privateUse };
}

/** The fields in the order of the schema, whatever order they were found in. */
function inOrder(said: Omit<About, 'evidence'>): Omit<About, 'evidence'> {
  const { title, kind, kindLabel, region, year, meeting, speaker, ...rest } = said;
  const { documentNumber, issuer, issuedDate, publishedDate, outline, glossary, completeness } = rest;
  const { complete, truncatedStart, truncatedEnd, missing, notes } = completeness;
  return {
    ...stated({ title }),
    kind,
    ...stated({
      kindLabel,
      region: region && { name: region.name, level: region.level, ...stated(pick(region, regionKeys)) },
      year,
      meeting: meeting && stated(pick(meeting, meetingKeys)),
      speaker: speaker && { name: speaker.name, ...stated(pick(speaker, ['title'])) },
      documentNumber,
      issuer,
      issuedDate,
      publishedDate,
    }),
    outline: outline.map(({ level, number, heading, paragraph }) => ({ level, number, heading, paragraph })),
    ...stated({ glossary: glossary && { from: glossary.from, to: glossary.to } }),
    completeness: { complete, truncatedStart, truncatedEnd, missing, notes },
  };
}

const regionKeys = ['adcode', 'path', 'codeYear'] as const;
const meetingKeys = ['name', 'congress', 'session', 'date'] as const;

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  const picked: { [Key in K]?: T[Key] } = {};
  for (const key of keys) picked[key] = from[key];
  return picked as Pick<T, K>;
}

/** The fields that say something: an absent field is one that the document does not state. */
function stated<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const said: { [K in keyof T]?: T[K] } = {};
  for (const key in fields) if (fields[key] !== undefined) said[key] = fields[key];
  return said as { [K in keyof T]?: Exclude<T[K], undefined> };
}
