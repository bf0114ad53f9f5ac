import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Manifest, manifest } from '../../src/documents/manifest.ts';
import { type Sidecar, sidecar } from '../../src/documents/sidecar.ts';
import { restore, type Trace } from '../../src/text/trace.ts';
import { bytesBelow, folderOf, jsonAt, pathsBelow, put, stampsBelow } from './folders.ts';
import { cleanedDocument, failedDocument, renewed } from './reports.ts';

const name = 'scans/990101-2021-岚屏县政府工作报告';
const three = (base: string): string[] => [`${base}.json`, `${base}.trace.json`, `${base}.txt`];

describe('a clean folder', () => {
  it('holds three files for each report and two lists, all of which keep to their schemas', async () => {
    const clean = folderOf();
    const outcome = cleanedDocument('a.txt');
    await renewed(clean, [outcome]);
    expect(pathsBelow(clean)).toEqual(['manifest.json', 'reports.jsonl', ...three(name)]);
    const metadata = sidecar.parse(jsonAt<Sidecar>(clean, `${name}.json`));
    expect(Object.keys(metadata)).toEqual(Object.keys(jsonAt<Sidecar>(clean, `${name}.json`)));
    expect(manifest.parse(jsonAt<Manifest>(clean, 'manifest.json')).documents).toHaveLength(1);
    const text = readFileSync(join(clean, `${name}.txt`), 'utf8');
    expect(JSON.parse(readFileSync(join(clean, 'reports.jsonl'), 'utf8'))).toEqual({ ...metadata, text });
    const { schema, ...trace } = jsonAt<Trace & { schema: string }>(clean, `${name}.trace.json`);
    expect(schema).toBe('https://qingyuan.dev/schema/trace/1');
    expect(restore(outcome.reports[0]?.document.text as string, text, trace).text).toBe(text);
    expect(metadata.processing.rules).toEqual({ 'strip/mark': { edits: 1, removed: 1, inserted: 0 } });
  });

  it('is not written to a second time', async () => {
    const clean = folderOf();
    const outcomes = [cleanedDocument('a.txt', [{}, {}]), cleanedDocument('b.txt'), failedDocument('c.txt')];
    await renewed(clean, outcomes);
    const before = stampsBelow(clean);
    const summary = await renewed(clean, outcomes);
    expect(stampsBelow(clean)).toEqual(before);
    expect(summary.written).toEqual([]);
    expect(summary.unchanged).toBe(11);
  });

  it('is written anew where that is asked for, with the same bytes', async () => {
    const clean = folderOf();
    await renewed(clean, [cleanedDocument('a.txt')]);
    const [bytes, stamps] = [bytesBelow(clean), stampsBelow(clean)];
    const summary = await renewed(clean, [cleanedDocument('a.txt')], { force: true });
    expect(bytesBelow(clean)).toEqual(bytes);
    expect(stampsBelow(clean)[`${name}.txt`]).not.toBe(stamps[`${name}.txt`]);
    expect(summary.written).toHaveLength(5);
  });

  it('is put right where one of its files was changed or lost', async () => {
    const clean = folderOf();
    await renewed(clean, [cleanedDocument('a.txt')]);
    const bytes = bytesBelow(clean);
    put(clean, { [`${name}.txt`]: '改', 'reports.jsonl': '{}\n' });
    rmSync(join(clean, `${name}.trace.json`));
    const summary = await renewed(clean, [cleanedDocument('a.txt')]);
    expect(bytesBelow(clean)).toEqual(bytes);
    expect([...summary.written].sort()).toEqual(['reports.jsonl', `${name}.trace.json`, `${name}.txt`]);
  });
});

describe('parts that were documents of their own', () => {
  const whole = {
    ...cleanedDocument('a.txt', [{ words: `whole#\n${'县里修了路，通了水，种了树。'.repeat(9)}\n` }]),
  };

  it('are so no longer when their article is made of them', async () => {
    const clean = folderOf();
    await renewed(clean, [cleanedDocument('a.txt'), cleanedDocument('a_2.txt')]);
    const summary = await renewed(clean, [whole], { sources: new Set(['scans']) });
    expect(summary.removed).toEqual(three(`${name}-2`));
    const { documents } = jsonAt<Manifest>(clean, 'manifest.json');
    expect(documents.map(({ path, reports }) => [path, reports])).toEqual([['a.txt', [`${name}.txt`]]]);
  });

  it('keep their last good reports when it fails, and their names', async () => {
    const clean = folderOf();
    await renewed(clean, [cleanedDocument('b_2.txt')]);
    const before = bytesBelow(clean);
    const outcomes = [cleanedDocument('a.txt'), failedDocument('b.txt', 'scans', ['b_2.txt'])];
    const summary = await renewed(clean, outcomes, { partOf: new Map([['b_2.txt', 'b.txt']]) });
    expect(summary.removed).toEqual([]);
    expect(bytesBelow(clean)).toMatchObject({ [`${name}.txt`]: before[`${name}.txt`] });
    const { documents } = jsonAt<Manifest>(clean, 'manifest.json');
    expect(documents.map(({ path, reports }) => [path, reports])).toEqual([
      ['a.txt', [`${name}-2.txt`]],
      ['b.txt', []],
      ['b_2.txt', [`${name}.txt`]],
    ]);
  });
});

describe('the same name twice', () => {
  it('is counted up in order of path and part', async () => {
    const clean = folderOf();
    await renewed(clean, [cleanedDocument('a.txt', [{}, {}]), cleanedDocument('b.txt')]);
    const { documents } = jsonAt<Manifest>(clean, 'manifest.json');
    expect(documents.map((each) => each.reports)).toEqual([
      [`${name}-2.txt`, `${name}.txt`],
      [`${name}-3.txt`],
    ]);
    expect(jsonAt<Sidecar>(clean, `${name}.json`).source.part.index).toBe(1);
    expect(jsonAt<Sidecar>(clean, `${name}-2.json`).clean.file).toBe('990101-2021-岚屏县政府工作报告-2.txt');
  });

  it('is one that differs in case or composition only', async () => {
    const clean = folderOf();
    const titles = ['Été', 'ÉTÉ', 'été'.normalize('NFD')];
    const outcomes = titles.map((title, index) =>
      cleanedDocument(`${index}.txt`, [{ about: { kind: 'other', title } }]),
    );
    await renewed(clean, outcomes);
    expect(pathsBelow(clean).filter((path) => path.endsWith('.txt'))).toEqual(
      [
        'scans/990101-2021-岚屏县ÉTÉ-2.txt',
        'scans/990101-2021-岚屏县Été.txt',
        'scans/990101-2021-岚屏县été-3.txt',
      ].sort(),
    );
  });

  it('gives the same bytes when a document comes in before the others as when all are new', async () => {
    const [grown, fresh] = [folderOf(), folderOf()];
    const all = ['a.txt', 'b.txt', 'c.txt'].map((path) => cleanedDocument(path));
    await renewed(grown, all.slice(1));
    await renewed(grown, all);
    await renewed(fresh, all);
    expect(bytesBelow(grown)).toEqual(bytesBelow(fresh));
  });

  it('leaves a document that now fails its report, whoever comes before it', async () => {
    const clean = folderOf();
    await renewed(clean, [cleanedDocument('b.txt')]);
    const before = bytesBelow(clean)[`${name}.txt`];
    await renewed(clean, [cleanedDocument('a.txt'), failedDocument('b.txt')]);
    expect(bytesBelow(clean)[`${name}.txt`]).toBe(before);
    expect(jsonAt<Sidecar>(clean, `${name}-2.json`).source.files[0]?.path).toBe('a.txt');
  });
});

describe('a document that fails', () => {
  it('keeps its last good reports and is named, and the others are done', async () => {
    const clean = folderOf();
    await renewed(clean, [cleanedDocument('a.txt'), cleanedDocument('b.txt')]);
    const before = bytesBelow(clean);
    const summary = await renewed(clean, [
      failedDocument('a.txt'),
      cleanedDocument('b.txt'),
      cleanedDocument('c.txt'),
    ]);
    const after = bytesBelow(clean);
    for (const path of three(name)) expect(after[path]).toBe(before[path]);
    expect(after[`${name}-3.txt`]).toBeDefined();
    expect(summary.failed).toEqual([{ path: 'a.txt', error: 'it is torn. Mend it.' }]);
    const { documents } = jsonAt<Manifest>(clean, 'manifest.json');
    expect(documents[0]).toMatchObject({
      path: 'a.txt',
      source: 'scans',
      reports: [`${name}.txt`],
      error: 'it is torn. Mend it.',
    });
    expect(readFileSync(join(clean, 'reports.jsonl'), 'utf8').split('\n')).toHaveLength(4);
  });

  it.each([
    [`has only 29 characters`, `${'一'.repeat(29)}\n`],
    ['has no Chinese character', 'nothing but Latin words here, and more than thirty of them\n'],
    ['has only 5 characters', '一二三四五\n'],
    ['half a character', `${'一'.repeat(40)}\ud800\n`],
  ])('is one whose report %s', async (error, words) => {
    const clean = folderOf();
    const summary = await renewed(clean, [cleanedDocument('a.txt', [{ words }]), cleanedDocument('b.txt')]);
    expect(summary.failed).toEqual([{ path: 'a.txt', error: expect.stringContaining(error) }]);
    expect(pathsBelow(clean)).toHaveLength(5);
  });

  it('is one whose report cannot be written, and leaves nothing half done', async () => {
    const clean = folderOf();
    mkdirSync(join(clean, `${name}.json`), { recursive: true });
    const summary = await renewed(clean, [
      cleanedDocument('a.txt'),
      cleanedDocument('b.txt', [{ about: { year: 2020 } }]),
    ]);
    expect(summary.failed).toHaveLength(1);
    expect(summary.failed[0]?.error).toMatch(/岚屏县.* cannot be written: .*folder/);
    expect(pathsBelow(clean).filter((path) => path.endsWith('.txt'))).toEqual([
      'scans/990101-2020-岚屏县政府工作报告.txt',
    ]);
    expect(pathsBelow(clean).filter((path) => path.includes('tmp'))).toEqual([]);
  });
});

describe('what nothing stands behind any more', () => {
  it('is removed, with its folder when that is empty', async () => {
    const clean = folderOf();
    await renewed(clean, [cleanedDocument('a.txt'), cleanedDocument('b.txt', [{}], 'portal')]);
    const summary = await renewed(clean, [cleanedDocument('a.txt')]);
    expect(summary.removed).toHaveLength(3);
    expect(pathsBelow(clean)).toEqual(['manifest.json', 'reports.jsonl', ...three(name)]);
    expect(stampsBelow(clean)).not.toHaveProperty('portal');
  });

  it('stays, with a warning, where a person has changed it', async () => {
    const clean = folderOf();
    await renewed(clean, [cleanedDocument('a.txt')]);
    put(clean, { [`${name}.txt`]: '我的批注\n' });
    const summary = await renewed(clean, []);
    expect(summary.warnings).toEqual([expect.stringContaining(`${name}.txt: `)]);
    expect(pathsBelow(clean)).toEqual(['manifest.json', 'reports.jsonl', `${name}.txt`]);
  });

  it('stays in the sources that were not asked for', async () => {
    const clean = folderOf();
    await renewed(clean, [cleanedDocument('a.txt'), cleanedDocument('b.txt', [{}], 'portal')]);
    const before = bytesBelow(clean);
    const summary = await renewed(clean, [cleanedDocument('a.txt')], { sources: new Set(['scans']) });
    expect(summary.removed).toEqual([]);
    expect(bytesBelow(clean)).toEqual(before);
    await renewed(clean, [{ path: 'b.txt', became: 'skipped' }], { sources: new Set(['scans']) });
    expect(pathsBelow(clean).filter((path) => path.endsWith('.txt'))).toEqual([
      'portal/990101-2021-岚屏县政府工作报告.txt',
    ]);
  });
});

describe('a file that this tool did not write', () => {
  it('is never touched: the report of its name fails and the others are written', async () => {
    const clean = folderOf({ [`${name}.txt`]: '别人的\n', 'scans/notes.txt': '笔记\n', '.gitkeep': '' });
    const summary = await renewed(clean, [cleanedDocument('a.txt'), cleanedDocument('b.txt')]);
    expect(readFileSync(join(clean, `${name}.txt`), 'utf8')).toBe('别人的\n');
    expect(summary.failed).toEqual([
      { path: 'a.txt', error: expect.stringContaining('was not written by this tool') },
    ]);
    expect(pathsBelow(clean)).toContain(`${name}-2.txt`);
    expect(pathsBelow(clean)).not.toContain(`${name}.json`);
    await renewed(clean, []);
    expect(pathsBelow(clean)).toEqual(
      ['.gitkeep', 'manifest.json', 'reports.jsonl', `${name}.txt`, 'scans/notes.txt'].sort(),
    );
  });

  it('is a manifest or a list of its own: nothing is written over it', async () => {
    const strange = folderOf({ 'manifest.json': '{"name":"shop"}' });
    await expect(renewed(strange, [cleanedDocument('a.txt')])).rejects.toThrow(
      /manifest\.json .* is not what this tool writes/,
    );
    expect(pathsBelow(strange)).toEqual(['manifest.json']);
    const listed = folderOf({ 'reports.jsonl': '{"mine":true}\n' });
    expect((await renewed(listed, [cleanedDocument('a.txt')])).failed).toMatchObject([
      { path: 'reports.jsonl' },
    ]);
    expect(readFileSync(join(listed, 'reports.jsonl'), 'utf8')).toBe('{"mine":true}\n');
  });

  it('is not one that a run left behind that was cut off before its manifest', async () => {
    const clean = folderOf();
    const [before, after] = [
      cleanedDocument('a.txt', [{ about: { title: '旧' } }]),
      cleanedDocument('a.txt'),
    ];
    await renewed(clean, [before]);
    rmSync(join(clean, 'manifest.json'));
    put(clean, { 'scans/.qingyuan-1-1.tmp': 'half' });
    expect((await renewed(clean, [after])).failed).toEqual([]);
    const fresh = folderOf();
    await renewed(fresh, [after]);
    expect(bytesBelow(clean)).toEqual(bytesBelow(fresh));
  });

  it('is not reached through a link', async () => {
    const [clean, elsewhere] = [folderOf(), folderOf({ 'precious.txt': '宝\n' })];
    mkdirSync(join(clean, 'scans'));
    symlinkSync(join(elsewhere, 'precious.txt'), join(clean, `${name}.txt`));
    expect((await renewed(clean, [cleanedDocument('a.txt')])).failed).toHaveLength(1);
    expect(readFileSync(join(elsewhere, 'precious.txt'), 'utf8')).toBe('宝\n');
  });
});

it('names of a manifest that lead out of the folder are refused', async () => {
  const [clean, outside] = [folderOf(), folderOf({ 'x.txt': '' })];
  await renewed(clean, [cleanedDocument('a.txt')]);
  const said = jsonAt<Manifest>(clean, 'manifest.json');
  const sha256 = createHash('sha256').update('').digest('hex');
  const files = [...said.files, { path: '../x.txt', sha256, bytes: 0 }];
  writeFileSync(join(clean, 'manifest.json'), JSON.stringify({ ...said, files }));
  await expect(renewed(clean, [])).rejects.toThrow(/is not what this tool writes/);
  expect(pathsBelow(outside)).toEqual(['x.txt']);
});

it('a list that cannot be written leaves everything else done, and is put right by the next run', async () => {
  const clean = folderOf();
  await renewed(clean, [cleanedDocument('a.txt')]);
  rmSync(join(clean, 'reports.jsonl'));
  mkdirSync(join(clean, 'reports.jsonl'));
  const both = [cleanedDocument('a.txt'), cleanedDocument('b.txt')];
  const summary = await renewed(clean, both);
  expect(summary.failed).toEqual([{ path: 'reports.jsonl', error: expect.stringContaining('folder') }]);
  expect(pathsBelow(clean)).toContain(`${name}-2.txt`);
  expect(pathsBelow(clean).filter((path) => path.includes('tmp'))).toEqual([]);
  rmSync(join(clean, 'reports.jsonl'), { recursive: true });
  await renewed(clean, both);
  const fresh = folderOf();
  await renewed(fresh, both);
  expect(bytesBelow(clean)).toEqual(bytesBelow(fresh));
});
