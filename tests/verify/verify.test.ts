import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReport, reportsNamed } from '../../src/audit/open-report.ts';
import { lineColumnOf } from '../../src/opening/line-column.ts';
import { walk } from '../../src/opening/walk.ts';
import { byteSpan } from '../../src/readers/byte-span.ts';
import { decodeAs } from '../../src/readers/decode-as.ts';
import { type Verification, verify } from '../../src/verify/verify.ts';
import { signAgain, smallCorpus } from '../audit/small-corpus.ts';

let corpus: Awaited<ReturnType<typeof smallCorpus>>;
let paths: readonly string[];

beforeAll(async () => {
  corpus = await smallCorpus();
  paths = await walk(corpus.clean);
});
afterAll(() => corpus.remove());

/** Verifies with a file as it would be after the change, then puts it back. */
async function withFile(path: string, bytes: Buffer | undefined): Promise<Verification> {
  const before = await readFile(path);
  if (bytes === undefined) await rm(path);
  else await writeFile(path, bytes);
  try {
    return await verify(corpus);
  } finally {
    await writeFile(path, before);
  }
}

/** The text with each of its characters in turn replaced by another. */
function* flips(text: string, step = 1): Generator<{ at: number; flipped: string }> {
  for (let at = 0; at < text.length; at += step) {
    const unit = text[at] as string;
    if (/[\udc00-\udfff]/.test(unit)) continue;
    const wide = /[\ud800-\udbff]/.test(unit);
    const other = wide
      ? '𠀀'
      : /\d/.test(unit)
        ? String((Number(unit) + 1) % 10)
        : unit === '田'
          ? '由'
          : '田';
    yield { at, flipped: text.slice(0, at) + other + text.slice(at + (wide ? 2 : 1)) };
  }
}

test('a corpus as it was written holds, and every raw character is counted once', async () => {
  const found = await verify(corpus);
  expect(found.problems).toEqual([]);
  expect(found).toMatchObject({
    reports: 4,
    documents: 3,
    unaccounted: 0,
    failed: [],
    unread: [],
    foreign: [],
  });
  expect(found.kept + found.removed + found.changed).toBe(found.rawCharacters);
  const raws = (await walk(corpus.raw)).map((path) => join(corpus.raw, path));
  const texts = await Promise.all(
    raws.map(
      async (path) =>
        decodeAs(await readFile(path), path.slice(corpus.raw.length).includes('gb') ? 'gb18030' : 'utf-8')
          .text,
    ),
  );
  expect(found.rawCharacters).toBe(texts.join('').length);
  expect(found.inserted).toBe(1);
});

describe('any one character changed makes it fail', () => {
  test('of a clean text: at its line and column', async () => {
    for (const path of paths.filter((each) => each.endsWith('.txt'))) {
      const file = join(corpus.clean, path);
      const text = await readFile(file, 'utf8');
      for (const { at, flipped } of flips(text)) {
        const { problems } = await withFile(file, Buffer.from(flipped));
        const { line, column } = lineColumnOf(flipped, at);
        // Where half a pair stays the same, the place is still that of the character.
        expect(problems.map(({ file: named, place }) => [named, place])).toEqual([
          [path, `${line}:${column}`],
        ]);
      }
    }
  });

  test('of a raw file: at its byte and page where it was kept, else by name', async () => {
    for (const name of (await walk(corpus.clean)).filter((each) => each.endsWith('.txt'))) {
      const report = await openReport(corpus, name);
      for (const file of report.raw.files) {
        if (file.charset !== 'utf-8') continue;
        const text = report.raw.text.slice(file.from, file.to);
        for (const { at, flipped } of flips(text)) {
          const { problems, unaccounted } = await withFile(join(corpus.raw, file.path), Buffer.from(flipped));
          expect(new Set(problems.map((problem) => `${problem.folder}/${problem.file}`))).toEqual(
            new Set([`raw/${file.path}`]),
          );
          const kept = report.pieces.some(
            ({ raw, by }) => by.length === 0 && raw.from <= file.from + at && file.from + at < raw.to,
          );
          if (!kept) continue;
          expect(unaccounted).toBeGreaterThan(0);
          const { from } = byteSpan(Buffer.from(flipped), 'utf-8', at);
          expect(problems[0]?.place).toContain(`byte ${from} (page `);
        }
      }
    }
  }, 60_000);

  test('of a raw file: a byte, in any encoding', async () => {
    for (const path of await walk(corpus.raw)) {
      const bytes = await readFile(join(corpus.raw, path));
      for (let at = 0; at < bytes.length; at += 5) {
        const other = Buffer.from(bytes);
        other[at] = (other[at] as number) ^ 1;
        const { problems } = await withFile(join(corpus.raw, path), other);
        expect(problems.map(({ file }) => file)).toContain(path);
      }
    }
  }, 60_000);

  test.each([
    ['丙县政府工作报告.trace.json', 1],
    ['.trace.json', 13],
    ['报告.json', 41],
    ['reports.jsonl', 97],
  ])(
    'of %s',
    async (ending, step) => {
      for (const path of paths.filter((each) => each.endsWith(ending))) {
        const file = join(corpus.clean, path);
        for (const { flipped } of flips(await readFile(file, 'utf8'), step)) {
          const { problems } = await withFile(file, Buffer.from(flipped));
          expect(problems.map((problem) => problem.file)).toContain(path);
        }
      }
    },
    60_000,
  );
});

test('a missing file of any kind makes it fail', async () => {
  for (const path of paths) {
    const { problems } = await withFile(join(corpus.clean, path), undefined);
    expect(problems.map(({ file }) => file)).toContain(path);
  }
  for (const path of await walk(corpus.raw)) {
    const { problems } = await withFile(join(corpus.raw, path), undefined);
    expect(problems).toContainEqual(expect.objectContaining({ folder: 'raw', file: path }));
  }
});

describe('with all hashes right', () => {
  const find = (ending: string): string => paths.find((path) => path.endsWith(ending)) as string;

  /** Changes a file, signs all anew, verifies, and puts everything back. */
  async function signed(path: string, change: (text: string) => string): Promise<Verification> {
    const before = await Promise.all(paths.map((each) => readFile(join(corpus.clean, each))));
    const text = await readFile(join(corpus.clean, path), 'utf8');
    const changed = change(text);
    expect(changed).not.toBe(text);
    await writeFile(join(corpus.clean, path), changed);
    await signAgain(corpus.clean);
    try {
      return await verify(corpus);
    } finally {
      for (const [index, each] of paths.entries())
        await writeFile(join(corpus.clean, each), before[index] as Buffer);
    }
  }

  test.each([
    ['a rule’s count', '甲县政府工作报告.json', /"edits": \d+/, '"edits": 99', 'processing.rules'],
    ['evidence', '甲县政府工作报告.json', '"offset": 0', '"offset": 1', 'evidence.title'],
    ['length', '甲县政府工作报告.json', /"characters": \d+/, '"characters": 7', 'length'],
    ['a field of no schema', '甲县政府工作报告.json', '"year"', '"jahr"', undefined],
    ['the encoding', '丙县政府工作报告.json', '"charset": "gb18030"', '"charset": "big5-hkscs"', undefined],
    ['pages', '丁县政府工作报告.json', '"pages": 2', '"pages": 3', undefined],
    ['a part’s number', '甲县政府工作报告.json', '"of": 2', '"of": 3', undefined],
    ['a part’s end', '甲县政府工作报告.json', /"to": (\d+)/, '"to": 20', undefined],
    ['a span’s length', '丙县政府工作报告.trace.json', '[1,1,', '[2,1,', undefined],
    ['a rule that is not in the list', '丙县政府工作报告.trace.json', '[1,1,0]', '[1,1,9]', /^span \d+$/],
    ['a change without a rule', '丙县政府工作报告.trace.json', '[1,1,0]', '[1,1]', /^span \d+$/],
  ])('it finds a wrong record: %s', async (_what, ending, pattern, insert, place) => {
    const path = find(ending);
    const { problems } = await signed(path, (text) => text.replace(pattern, insert));
    expect(problems).not.toEqual([]);
    if (place !== undefined)
      expect(problems).toContainEqual(
        expect.objectContaining({
          file: path,
          place: place instanceof RegExp ? expect.stringMatching(place) : place,
        }),
      );
  });

  test('it finds a line that is missing in the list, and one too many', async () => {
    const file = join(corpus.clean, 'reports.jsonl');
    const lines = (await readFile(file, 'utf8')).split('\n');
    const fewer = await withFile(file, Buffer.from(lines.slice(1).join('\n')));
    expect(fewer.problems).toContainEqual(
      expect.objectContaining({ message: expect.stringMatching(/has no line$/) }),
    );
    const more = await withFile(file, Buffer.from([lines[0], ...lines].join('\n')));
    expect(more.problems).toContainEqual(
      expect.objectContaining({ message: expect.stringMatching(/twice$/) }),
    );
  });
});

test('an orphan is found, a stranger is only mentioned, and a new raw file is said', async () => {
  const orphan = join(corpus.clean, 'site', 'orphan.trace.json');
  const stranger = join(corpus.clean, 'notes.txt');
  const fresh = join(corpus.raw, 'new.txt');
  await writeFile(orphan, '{}');
  await writeFile(stranger, 'mine');
  await writeFile(fresh, '新来的');
  const found = await verify(corpus);
  for (const path of [orphan, stranger, fresh]) await rm(path);
  expect(found.problems).toContainEqual(
    expect.objectContaining({ file: 'site/orphan.txt', message: 'the file is missing' }),
  );
  expect(found.foreign).toEqual(['notes.txt']);
  expect(found.unread).toEqual(['new.txt']);
});

test('one report alone is proved with the others of its document, and with no others', async () => {
  const name = paths.find((path) => path.endsWith('乙县政府工作报告.txt')) as string;
  const found = await verify(corpus, { reports: [name.replace(/\.txt$/, '')] });
  expect(found).toMatchObject({ reports: 2, documents: 1, problems: [] });
  const { id } = JSON.parse(await readFile(join(corpus.clean, name.replace(/txt$/, 'json')), 'utf8'));
  expect(await reportsNamed(corpus, [id])).toEqual([name.replace(/\.txt$/, '')]);
});
