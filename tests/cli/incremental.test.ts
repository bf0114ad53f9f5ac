import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { bytesBelow, folderOf, put } from '../corpus/folders.ts';
import { reportText } from '../renewal/small-world.ts';
import { houseOf } from './house.ts';
import { pipeline, tsx } from './run.ts';

// Each is a program of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const root = join(import.meta.dirname, '../..');
const raw = {
  'report-dump/a.txt': reportText(0, ''),
  'report-dump/b.txt': reportText(0, ''),
  'general/c.txt': reportText(1, ''),
  'loose.html': `<html><body><p>${reportText(2, '').replaceAll('\n', '</p><p>')}</p></body></html>`,
  'bad.txt': '一',
};

/** What a run says of each document, by path. */
async function explained(here: string, words: readonly string[] = [], program?: readonly string[]) {
  const env = { QINGYUAN_CACHE: join(here, 'cache') };
  const said = await pipeline(['all', '--explain', '--json', '--quiet', ...words], here, env, program);
  const { documents, failed } = JSON.parse(said.out);
  const why = documents.map((each: { path: string; rebuilt: boolean; why: string }) => [
    each.path,
    each.rebuilt ? each.why : false,
  ]);
  return { why: Object.fromEntries(why), failed, err: said.err };
}

const nothing = {
  'bad.txt': false,
  'general/c.txt': false,
  'loose.html': false,
  'report-dump/a.txt': false,
  'report-dump/b.txt': false,
};

describe('a second run', () => {
  it('builds what changed and says why, and nothing else', async () => {
    const here = folderOf();
    put(join(here, 'raw'), raw);
    const isNew = Object.fromEntries(Object.keys(raw).map((path) => [path, 'it is new']));
    expect((await explained(here)).why).toEqual(isNew);
    const again = await explained(here);
    expect(again.why).toEqual(nothing);
    expect(again.failed).toMatchObject([{ path: 'bad.txt', asBefore: true }]);
    expect(again.err).toMatch(
      /^failed: bad\.txt: no report in it.* \(as before: nothing of it has changed\)$/m,
    );

    put(join(here, 'raw'), {
      'general/c.txt': reportText(1, '又'),
      'manifest.json': JSON.stringify({ 'loose.html': { url: 'https://example.org/1' } }),
    });
    rmSync(join(here, 'clean/report-dump/370828-2021-金乡县政府工作报告.json'));
    appendFileSync(join(here, 'clean/report-dump/370828-2021-金乡县政府工作报告-2.txt'), '改');
    expect((await explained(here)).why).toEqual({
      ...nothing,
      'general/c.txt': 'the bytes of general/c.txt changed',
      'loose.html': 'what is known of loose.html changed',
      'report-dump/a.txt': 'report-dump/370828-2021-金乡县政府工作报告.json is missing',
      'report-dump/b.txt': 'report-dump/370828-2021-金乡县政府工作报告-2.txt is not as it was written',
    });
    const forced = await explained(here, ['--force', '--source', 'general']);
    expect(forced.why).toMatchObject({ 'general/c.txt': '--force', 'report-dump/a.txt': false });
    expect((await explained(here)).why).toEqual(nothing);
    const fresh = join(here, 'fresh');
    await explained(here, ['--clean', fresh]);
    expect(bytesBelow(join(here, 'clean'))).toEqual(bytesBelow(fresh));
  });

  it('builds what a changed piece of code makes, and nothing else', async () => {
    const { folder: here } = houseOf({
      'pipelines/report-dump.ts': readFileSync(join(root, 'pipelines/report-dump.ts')),
    });
    put(join(here, 'raw'), raw);
    const program = [join(here, 'bin/pipeline.mjs')];
    const run = async () => (await explained(here, [], program)).why;
    const edit = (path: string, words: string) => appendFileSync(join(here, path), words);
    await run();

    edit('pipelines/general.ts', '// 改\n');
    expect(await run()).toEqual({
      ...nothing,
      'general/c.txt': 'adapters/general changed',
      'loose.html': 'adapters/general changed',
      'bad.txt': 'adapters/general changed',
    });
    edit('pipelines/report-dump.ts', '// 改\n');
    expect(await run()).toEqual({
      ...nothing,
      'report-dump/a.txt': 'adapters/report-dump changed',
      'report-dump/b.txt': 'adapters/report-dump changed',
    });
    edit('src/readers/html.ts', '// 改\n');
    expect(await run()).toEqual({ ...nothing, 'loose.html': 'readers/html changed' });
    edit('src/cli/main.ts', '// 改\n');
    writeFileSync(
      join(here, 'src/rules/width.crlf.ts'),
      readFileSync(join(here, 'src/rules/rule.ts'), 'utf8').replaceAll('\n', '\r\n'),
    );
    expect(await run()).toEqual(nothing);
    edit('src/rules/normalise-rules.ts', '// 改\n');
    expect(await run()).toEqual(
      Object.fromEntries(Object.keys(nothing).map((path) => [path, 'stages changed'])),
    );
    put(join(here, 'pipelines'), {
      'fresh.ts': `import { defineAdapter } from '../src/index.ts';\nexport default defineAdapter({ version: 1, recognises: ({ text }) => text.includes('<html>') });\n`,
    });
    expect(await run()).toEqual({ ...nothing, 'loose.html': 'another source takes it now' });
    rmSync(join(here, 'pipelines/fresh.ts'));
    expect(await run()).toEqual({ ...nothing, 'loose.html': 'adapters/fresh changed' });
  });
});

it('the compiled house has the same keys as the one that runs from its sources', async () => {
  const here = folderOf();
  put(join(here, 'raw'), raw);
  await explained(here, [], ['--import', tsx, join(root, 'src/cli/main.ts')]);
  await explained(here, ['--clean', 'compiled']);
  expect(bytesBelow(join(here, 'compiled'))).toEqual(bytesBelow(join(here, 'clean')));
});
