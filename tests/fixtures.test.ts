import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Adapter } from '../src/adapters/adapter.ts';
import { type RawText, readRawText } from '../src/audit/raw-text.ts';
import { type FileBytes, traceBack } from '../src/audit/trace-back.ts';
import { sidecarOf } from '../src/corpus/sidecar-of.ts';
import type { RawDocument } from '../src/documents/raw-document.ts';
import type { Report } from '../src/documents/report.ts';
import type { About, Sidecar } from '../src/documents/sidecar.ts';
import { cleaned } from '../src/pipeline/pipeline.ts';
import { readerFor } from '../src/readers/reader.ts';
import { traceOf } from '../src/text/trace.ts';
import { decodedElsewhere } from './readers/invented.ts';

/*
 * Whole documents: `fixtures/<source>/<case>/` holds `raw.*` (or `raw-1.*`, `raw-2.*`, …: the
 * files of one document), bytes as they are found, and what a person wrote by
 * hand for each report in it: `clean.txt` and `about.json`, or `clean-1.txt`, `about-1.json`, … where there are several.
 * `about.json` names the fields of the sidecar that must come out, no others are looked at; `null` is for one that must
 * be absent. `why` says what the case is there for.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
const fixtures = `${root}tests/fixtures`;

interface Expected {
  readonly clean: string;
  readonly about: Readonly<Record<string, unknown>>;
  readonly why: unknown;
}

/** Every folder that should be a case: all that lies in a source's folder. */
const cases = folders(fixtures).flatMap((source) =>
  folders(`${fixtures}/${source}`).map((name) => [source, name] as const),
);
const ran = new Set<string>();

describe('the folder of fixtures', () => {
  test('every pipeline has at least two cases, and every source a pipeline', () => {
    const pipelines = readdirSync(`${root}pipelines`).map((file) => file.replace(/\.ts$/, ''));
    expect(folders(fixtures).sort()).toEqual(pipelines.sort());
    for (const source of pipelines)
      expect(cases.filter(([own]) => own === source).length, source).toBeGreaterThanOrEqual(2);
  });
});

describe.each(cases)('%s/%s', async (source, name) => {
  const folder = `${fixtures}/${source}/${name}`;
  const files = readdirSync(folder);
  const expected = expectedIn(folder, files);
  const raw = files.filter((file) => /^raw(?:[-_][1-9]\d*)?\./.test(file)).sort();
  const sources = raw.map((file) => ({
    path: `${source}/${name}/${file}`,
    bytes: new Uint8Array(readFileSync(`${folder}/${file}`)),
  }));
  const [first] = sources as [(typeof sources)[number]];
  const document = await readerFor(first.path, first.bytes.subarray(0, 1024)).read(sources);
  const reports = await cleaned(document, await adapterOf(source));
  const numbered = reports.map((report, index) => [index + 1, report] as const);

  test('holds the raw files, and a clean text and metadata for each report, and nothing else', () => {
    ran.add(`${source}/${name}`);
    const many = expected.length > 1;
    const wanted = expected.flatMap((_, i) => [
      `clean${many ? `-${i + 1}` : ''}.txt`,
      `about${many ? `-${i + 1}` : ''}.json`,
    ]);
    expect(expected.length).toBeGreaterThan(0);
    expect(files.sort()).toEqual([...raw, ...wanted].sort());
    for (const { why } of expected) expect(why).toMatch(/^[^\n]{20,}$/);
  });

  test('its reports are found, in order', () => {
    expect(reports.map(({ text }) => firstLine(text.text))).toEqual(
      expected.map(({ clean }) => firstLine(clean)),
    );
  });

  test.each(numbered)('report %i reads as it was written by hand', (number, { text }) => {
    expect(text.text).toBe(expected[number - 1]?.clean);
  });

  test.each(numbered)('report %i says of itself what it should', (number, report) => {
    const about = expected[number - 1]?.about ?? {};
    expect(only(described(report, source), about)).toEqual(about);
  });

  test.each(numbered)('report %i accounts for every character', async (_, report) => {
    const { raw: again, problems } = await readRawText(fixtures, described(report, source).source.files);
    expect(problems).toEqual([]);
    expect(accountProblems(report, document, again as RawText)).toEqual([]);
  });

  test('the parts tile the document', () => {
    let end = 0;
    for (const { part } of reports) {
      expect(part.from).toBe(end);
      end = part.to;
    }
    expect(end).toBe(document.text.length);
  });
});

test('every folder ran', () => {
  expect([...ran].sort()).toEqual(cases.map((each) => each.join('/')).sort());
});

function folders(folder: string): string[] {
  return readdirSync(folder);
}

async function adapterOf(source: string): Promise<Adapter> {
  const { default: adapter } = (await import(`../pipelines/${source}.ts`)) as { default: Adapter };
  return adapter;
}

/** What was written by hand: `clean.txt` with `about.json`, else `clean-1.txt` with `about-1.json`, and so on. */
function expectedIn(folder: string, files: readonly string[]): readonly Expected[] {
  const cleans = files.filter((file) => /^clean(?:-[1-9]\d*)?\.txt$/.test(file));
  return cleans
    .map((file) => file.slice('clean'.length, -'.txt'.length))
    .sort((one, other) => Number(other) - Number(one))
    .map((suffix) => {
      const { why, ...about } = JSON.parse(readFileSync(`${folder}/about${suffix}.json`, 'utf8'));
      return { clean: readFileSync(`${folder}/clean${suffix}.txt`, 'utf8'), about, why };
    });
}

function described(report: Report, source: string): Sidecar {
  const origin = { source, adapter: { name: source, version: 1 } };
  return sidecarOf(report, report.about as About, traceOf(report.text), 'clean.txt', origin);
}

function firstLine(text: string): string {
  return text.slice(0, text.indexOf('\n'));
}

/** Of a value only the fields that the pattern names, however deep; a list is taken whole, `null` is an absent field. */
function only(value: unknown, pattern: unknown): unknown {
  if (pattern === null && value === undefined) return null;
  if (!isRecord(value) || !isRecord(pattern) || Object.keys(pattern).length === 0) return value;
  return Object.fromEntries(Object.entries(pattern).map(([key, inner]) => [key, only(value[key], inner)]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What does not hold of a report's account of itself, in plain sentences; a whole account gives none. */
function accountProblems({ text }: Report, document: RawDocument, again: RawText): readonly string[] {
  const pieces = [...text.pieces()];
  const problems: string[] = [];
  if (text.raw !== document.text) problems.push('the raw text is not the document');
  if (again.text !== document.text) problems.push('read again it is another text');
  let raw = 0;
  let clean = 0;
  for (const piece of pieces) {
    const before = text.raw.slice(piece.raw.from, piece.raw.to);
    const after = text.text.slice(piece.clean.from, piece.clean.to);
    if (piece.raw.from !== raw || piece.clean.from !== clean)
      problems.push(`a gap or an overlap at raw ${raw}`);
    if (piece.by.length === 0 && before !== after) problems.push(`no rule made ${before} ${after}`);
    if (piece.by.some((rule) => !/^(?:extract|strip|split|join|normalise)\/[a-z-]+$/.test(rule)))
      problems.push(`signed by ${piece.by.join(', ')}`);
    raw = piece.raw.to;
    clean = piece.clean.to;
  }
  if (raw !== text.raw.length || clean !== text.text.length) problems.push('the pieces end too early');
  let asked = 0;
  for (const origin of traceBack({ raw: again, clean: text.text, pieces })) {
    if (origin.clean.from !== asked) problems.push(`no answer for ${asked}`);
    asked = origin.clean.to;
    const character = text.text.slice(origin.clean.from, origin.clean.to);
    const source = text.raw.slice(origin.raw.from, origin.raw.to);
    if (origin.by.length === 0 && source !== character) problems.push(`${character} is said to be ${source}`);
    if (origin.by.length === 0 && source === '') problems.push(`${character} comes from nowhere`);
    const read = origin.bytes.map((stretch) => decoded(stretch, again)).join('');
    const laidOut = again.files.some(({ encoded }) => encoded.length === 0);
    if (!laidOut && !reads(read, source, origin.bytes)) problems.push(`the bytes of ${source} read ${read}`);
    if (laidOut && /\S/.test(source) && origin.boxes.length === 0) problems.push(`${source} has no box`);
  }
  if (asked !== text.text.length) problems.push(`the answers end at ${asked}`);
  return problems;
}

/**
 * Decodes a stretch without its file: by the platform, not by the reader that is on trial.
 *
 * In an encoding with escapes bytes mean something only behind those before them: what they add to the text is read.
 */
function decoded({ path, inside, charset, from, to }: FileBytes, { files }: RawText): string {
  const part = files
    .find((file) => file.path === path)
    ?.encoded.find((each) => each.inside === inside && each.charset === charset);
  const until = (end: number, begin = 0): string =>
    decodedElsewhere(part?.bytes.subarray(begin, end) ?? new Uint8Array(), charset);
  return charset === 'hz' ? until(to).slice(until(from).length) : until(to, from);
}

/** Whether some bytes read as the text, or, where characters of a misread text share them, as more with it. */
function reads(read: string, source: string, bytes: readonly FileBytes[]): boolean {
  const shared = bytes.some(({ charset }) => charset.includes('+'));
  return shared ? read.includes(source) && read.length < source.length + 4 : read === source;
}
