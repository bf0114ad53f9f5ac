import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diff } from '../../src/audit/diff.ts';
import { openCorpus } from '../../src/corpus/corpus.ts';
import type { Report } from '../../src/documents/report.ts';
import type { About } from '../../src/documents/sidecar.ts';
import type { Folders } from '../../src/opening/folders.ts';
import { readText } from '../../src/readers/txt.ts';
import { Traced } from '../../src/text/traced.ts';

const texts = {
  'a.txt': '首页\n甲县政府工作报告\n各位代表:过去一年,全县各项事业都有新的进步,现在报告如下。\n下一页\n',
  'b.txt': '乙县政府工作报告\n各位代表:粮食稳定增产,农民收入继续增加,学校都在扩建。\n',
} as const;

let home: string;
const at = (name: string): Folders => ({ raw: join(home, 'raw'), clean: join(home, name) });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'diff-'));
  await build('old', { furniture: /^首页\n|下一页\n/gm, commas: /,/g }, ['a.txt', 'b.txt']);
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** Builds a corpus of some files with two rules. */
async function build(
  name: string,
  { furniture, commas }: { readonly furniture: RegExp; readonly commas: RegExp },
  paths: readonly (keyof typeof texts)[],
  year = 2021,
): Promise<void> {
  const { raw, clean } = at(name);
  const corpus = await openCorpus(clean, { documents: paths });
  for (const path of paths) {
    const bytes = Buffer.from(texts[path]);
    await cp(await written(path, bytes), join(raw, path));
    const document = readText([{ path, bytes }]);
    const edits = (text: string, pattern: RegExp, insert: string, rule: string) =>
      [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
        from: index,
        to: index + found.length,
        insert,
        rule,
      }));
    const stripped = Traced.from(document.text).apply(edits(document.text, furniture, '', 'strip/furniture'));
    const text = stripped.apply(edits(stripped.text, commas, '，', 'normalise/commas'));
    const part = { index: 1, of: 1, from: 0, to: document.text.length };
    const about: About = {
      kind: 'government-work-report',
      title: text.text.slice(0, 8),
      year,
      region: { name: text.text.slice(0, 2), level: 'county' },
      outline: [],
      completeness: { complete: true, truncatedStart: false, truncatedEnd: false, missing: [], notes: [] },
      evidence: {},
    };
    const reports: Report[] = [{ document, text, part, about, warnings: [] }];
    const adapter = { name: 'general', version: 1 };
    await corpus.add({
      became: 'cleaned',
      path,
      source: 'general',
      adapter,
      files: document.files,
      reports,
    });
  }
  await corpus.finish();
}

async function written(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(home, name);
  await writeFile(path, bytes);
  return path;
}

const compare = (name: string) => diff(at('old'), at(name), { mostPlaces: 9 });

test('two builds by the same rules differ in nothing', async () => {
  await build('same', { furniture: /^首页\n|下一页\n/gm, commas: /,/g }, ['a.txt', 'b.txt']);
  expect(await compare('same')).toEqual({
    added: [],
    gone: [],
    changed: [],
    same: 2,
    rules: [],
    edits: { added: [], gone: [] },
    broken: [],
  });
});

test('a weakened rule shows exactly the edits that went, and no other', async () => {
  await build('weak', { furniture: /^首页\n/gm, commas: /,/g }, ['a.txt', 'b.txt']);
  const { changed, same, rules, edits } = await compare('weak');
  expect(edits.added).toEqual([]);
  expect(edits.gone).toMatchObject([
    {
      rules: ['strip/furniture'],
      before: '下一页\n',
      after: '',
      count: 1,
      places: [{ raw: { place: { line: 4 } } }],
    },
  ]);
  expect(rules).toEqual([{ rule: 'strip/furniture', edits: [2, 1], removed: [7, 3], inserted: [0, 0] }]);
  expect(changed).toMatchObject([{ text: true, raw: false, fields: [] }]);
  expect(same).toBe(1);
});

test('a rule that makes more shows the new edits, the larger losses first', async () => {
  await build('strong', { furniture: /^首页\n|下一页\n|农民|县/gm, commas: /,/g }, ['a.txt', 'b.txt']);
  const { edits } = await compare('strong');
  expect(edits.added.map(({ before }) => before)).toEqual(['农民', '县']);
});

test('reports that came, went, were renamed or are told otherwise are named', async () => {
  await build('fewer', { furniture: /^首页\n|下一页\n/gm, commas: /,/g }, ['a.txt']);
  expect(await compare('fewer')).toMatchObject({
    gone: [expect.stringContaining('乙县')],
    added: [],
    same: 1,
  });
  const back = await diff(at('fewer'), at('old'), { mostPlaces: 9 });
  expect(back).toMatchObject({ added: [expect.stringContaining('乙县')], gone: [], same: 1 });
  await build('later', { furniture: /^首页\n|下一页\n/gm, commas: /,/g }, ['a.txt', 'b.txt'], 2022);
  const { changed, edits } = await compare('later');
  expect(changed).toMatchObject([
    {
      name: expect.stringContaining('2022'),
      was: expect.stringContaining('2021'),
      text: false,
      fields: ['year'],
    },
    { fields: ['year'] },
  ]);
  expect(edits).toEqual({ added: [], gone: [] });
});

test('a report whose files do not fit each other is named, and the others are compared', async () => {
  await build('bent', { furniture: /^首页\n|下一页\n/gm, commas: /,/g }, ['a.txt', 'b.txt']);
  const path = join(at('bent').clean, 'general/000000-2021-乙县政府工作报告.txt');
  await writeFile(path, (await readFile(path, 'utf8')).replace('粮食', '棉花'));
  expect(await compare('bent')).toMatchObject({
    broken: ['general/000000-2021-乙县政府工作报告'],
    same: expect.any(Number),
  });
});
