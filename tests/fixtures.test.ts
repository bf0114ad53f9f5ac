import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Adapter } from '../src/adapters/adapter.ts';
import { type FileBytes, traceBack } from '../src/audit/trace-back.ts';
import type { RawDocument } from '../src/documents/raw-document.ts';
import type { Report } from '../src/documents/report.ts';
import { caseDifferences } from '../src/fixtures/case-differences.ts';
import { casesOf, readCase } from '../src/fixtures/fixture-case.ts';
import { runCase } from '../src/fixtures/run-case.ts';
import { type RawText, readRawText } from '../src/opening/raw-text.ts';
import { decodedElsewhere } from './readers/invented.ts';

/*
 * Whole documents: a folder each, see FixtureCase. `pnpm pipeline check` shows the same in more words.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
const fixtures = `${root}tests/fixtures`;

/** How many cases a source must have: two, or one where it has one document, which may be in several files. */
function wantedOf(source: string): number {
  const folder = `${root}raw/${source}`;
  const documents = existsSync(folder) ? readdirSync(folder).filter((name) => name !== 'manifest.json') : [];
  const articles = new Set(documents.map((name) => name.replace(/(?:_\d+)?\.\w+$/, '')));
  return articles.size === 1 ? 1 : 2;
}

/** Every folder that should be a case: all that lies in a source's folder. */
const cases = (
  await Promise.all(
    readdirSync(fixtures).map(async (source) =>
      (await casesOf(fixtures, source)).map((name) => [source, name] as const),
    ),
  )
).flat();
const ran = new Set<string>();

describe('the folder of fixtures', () => {
  test('every pipeline has at least two cases, or one for the one document it has, and every source a pipeline', () => {
    const pipelines = readdirSync(`${root}pipelines`).flatMap((file) => /^(.*)\.ts$/.exec(file)?.[1] ?? []);
    expect(readdirSync(fixtures).sort()).toEqual(pipelines.sort());
    for (const source of pipelines) {
      expect(cases.filter(([own]) => own === source).length, source).toBe(
        readdirSync(`${fixtures}/${source}`).length,
      );
      expect(cases.filter(([own]) => own === source).length, source).toBeGreaterThanOrEqual(wantedOf(source));
    }
  });
});

describe.each(cases)('%s/%s', async (source, name) => {
  const fixture = await readCase(fixtures, source, name);
  const { document, reports, sidecars } = await runCase(fixture, await adapterOf(source));
  const numbered = reports.map((report, index) => [index + 1, report] as const);

  test('holds the raw files, and a clean text and metadata for each report, and nothing else', () => {
    ran.add(`${source}/${name}`);
    expect(fixture.problems).toEqual([]);
  });

  test('its reports read as they were written by hand, and say of themselves what they should', () => {
    expect(caseDifferences(fixture, { reports, sidecars })).toEqual({ texts: [], fields: [] });
    expect(reports.map(({ text }) => text.text)).toEqual(fixture.expected.map(({ clean }) => clean));
  });

  test.each(numbered)('report %i accounts for every character', async (number, report) => {
    const files = sidecars[number - 1]?.source.files ?? [];
    const { raw: again, problems } = await readRawText(fixtures, files);
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

async function adapterOf(source: string): Promise<Adapter> {
  const { default: adapter } = (await import(`../pipelines/${source}.ts`)) as { default: Adapter };
  return adapter;
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
