import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { markLine } from '../../src/documents/mark-place.ts';
import { importMarks, keepMarks } from '../../src/review/keep-mark.ts';
import { readReviews } from '../../src/review/read-reviews.ts';
import { folderOf, pathsBelow } from '../corpus/folders.ts';
import { markAt, treated } from './invented-mark.ts';

const text = treated('甲,乙,丙', [[/,/g, '，', 'normalise/marks']]);
const first = markAt(text, { from: 1, to: 2 });
const second = markAt(text, { from: 3, to: 4 }, { verdict: 'right', note: '这样对\n' });

test('a mark is a line, and the last line of a place counts', async () => {
  const folder = folderOf();
  await keepMarks(folder, [first, second]);
  await keepMarks(folder, [{ ...first, verdict: 'right' }]);
  expect(pathsBelow(folder)).toEqual(['site.jsonl']);
  const { marks, all, problems } = await readReviews(folder);
  expect(problems).toEqual([]);
  expect(all).toHaveLength(3);
  expect(marks.map(({ mark }) => mark)).toEqual([{ ...first, verdict: 'right' }, second]);
  expect(new Set(marks.map(({ id }) => id)).size).toBe(2);
  for (const { id } of marks) expect(id).toMatch(/^[0-9a-f]{10}$/);
});

test('what was withdrawn does not count, until something is said again', async () => {
  const folder = folderOf();
  await keepMarks(folder, [first, { ...first, verdict: 'withdrawn' }]);
  expect((await readReviews(folder)).marks).toEqual([]);
  await keepMarks(folder, [first]);
  expect((await readReviews(folder)).marks).toHaveLength(1);
});

test.each([
  ['no JSON', '{"schema":', 'this is no JSON'],
  ['another schema', '{"schema":"x"}', 'this is no mark: schema: '],
  [
    'a field that is not known',
    JSON.stringify({ ...first, by: 'me' }),
    'this is no mark: Unrecognized key: "by"',
  ],
  ['a path as its source', JSON.stringify({ ...first, source: '../x' }), 'this is no mark: source: '],
  [
    'another source',
    JSON.stringify({ ...first, source: 'other' }),
    'this mark is of other, its file is other.jsonl',
  ],
  [
    'words that are not as long as it says',
    JSON.stringify({ ...first, raw: { ...first.raw, to: 9 } }),
    'this is no mark: raw.exact is not as long as raw.from and raw.to say',
  ],
])('a line that is %s is told with its file and line, and the others go on', async (_, line, message) => {
  const folder = folderOf({ 'site.jsonl': `${markLine(first)}\n${line}\n${markLine(second)}` });
  const { marks, problems } = await readReviews(folder);
  expect(marks).toHaveLength(2);
  expect(problems).toEqual([{ file: 'site.jsonl', line: 3, message: expect.stringContaining(message) }]);
});

test('there are no marks where there is no folder', async () => {
  expect(await readReviews(join(folderOf(), 'none'))).toEqual({ marks: [], all: [], problems: [] });
});

test('a line that was cut off does not take the next one with it', async () => {
  const folder = folderOf({ 'site.jsonl': markLine(first).slice(0, 40) });
  await keepMarks(folder, [second]);
  const { marks, problems } = await readReviews(folder);
  expect(marks.map(({ mark }) => mark)).toEqual([second]);
  expect(problems).toHaveLength(1);
});

test('downloaded marks are put to those that are there, each once, and none over a later one', async () => {
  const folder = folderOf();
  const later = { ...first, date: '2024-02-02T00:00:00Z', note: 'later' };
  await keepMarks(folder, [later]);
  const older = { ...first, date: '2024-01-01T00:00:00Z' };
  const file = `${markLine(older)}${markLine(second)}no mark\n${markLine(later)}`;
  expect(await importMarks(folder, file)).toEqual({
    added: 1,
    known: 1,
    older: 1,
    problems: [{ line: 3, message: 'this is no JSON' }],
  });
  const bytes = readFileSync(join(folder, 'site.jsonl'), 'utf8');
  expect(bytes).toBe(markLine(later) + markLine(second));
  expect(await importMarks(folder, file)).toMatchObject({ added: 0, known: 2, older: 1 });
  expect(readFileSync(join(folder, 'site.jsonl'), 'utf8')).toBe(bytes);
});
