import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { Manifest } from '../../src/documents/manifest.ts';
import { pipeline } from '../cli/run.ts';
import { folderOf, jsonAt, pathsBelow, put } from '../corpus/folders.ts';
import { reportText } from '../renewal/small-world.ts';
import { htmlBombs } from './html-bombs.ts';
import { packedBombs } from './packed-bombs.ts';
import { pdfBombs } from './pdf-bombs.ts';
import { textBombs } from './text-bombs.ts';

vi.setConfig({ testTimeout: 600_000 });

/** How an error of this house ends: with what to do, or with what is known of it. */
const OURS =
  /^failed: (?<path>.+?): .+(?:Leave it out of raw|leave it out of raw|Fetch|fetch|Divide it|Pack|Rename|Convert|Read it with --ocr|Give it|Allow more|nested more than \d+ deep|at most \d+ (?:times are unpacked|are read)|documents found|Unpack the outer one|Leave one in it|put the files? here)/;
const STRANGE = /TypeError|RangeError|is not a function|undefined|\[object|node:internal|\bat .+:\d+:\d+/;

it.each([
  ['pdf', pdfBombs],
  ['html', htmlBombs],
  ['packed', packedBombs],
  ['text', textBombs],
] as const)('%s: each is read or named, beside two good documents', async (_kind, bombs) => {
  const here = folderOf();
  put(join(here, 'raw'), {
    'general/0.txt': reportText(0, ''),
    'zzz/1.txt': reportText(1, ''),
  });
  for (const { path, make } of bombs) put(join(here, 'raw'), { [path]: make() });
  const folders = ['--raw', join(here, 'raw'), '--clean', join(here, 'clean')];
  const limits = ['--time-limit', '4', '--memory-limit', '300', '--output-limit', '40', '--jobs', '2'];
  const { status, err } = await pipeline(['all', '--quiet', ...folders, ...limits], here);
  const lines = err.trimEnd().split('\n');
  const failed = lines.filter((line) => line.startsWith('failed: '));
  expect(status).toBe(1);
  expect(lines.filter((line) => !/^(?:failed|warning): /.test(line))).toEqual([]);
  expect(failed.filter((line) => /^failed: (?:general|zzz)\//.test(line))).toEqual([]);
  expect(failed.filter((line) => !OURS.test(line) || STRANGE.test(line))).toEqual([]);
  const { documents } = jsonAt<Manifest>(join(here, 'clean'), 'manifest.json');
  for (const { path } of bombs) {
    const own = documents.filter((each) => each.path === path || each.path.startsWith(`${path}/`));
    expect(own, path).not.toEqual([]);
    for (const { path: inside, error, reports } of own)
      expect(
        error === undefined ? reports : failed.filter((line) => line.startsWith(`failed: ${inside}: `)),
        inside,
      ).not.toEqual([]);
  }
  const texts = pathsBelow(join(here, 'clean')).filter((path) => path.endsWith('.txt'));
  expect(texts.filter((path) => /-2021-(?:金乡|冠)县/.test(path))).toHaveLength(2);
  expect(pathsBelow(join(here, 'clean')).filter((path) => /(?:^|\/)\.|\.tmp|~$/.test(path))).toEqual([]);
  expect(readdirSync(here).sort()).toEqual(['clean', 'raw']);
  const verified = await pipeline(['verify', '--quiet', ...folders], here);
  expect(verified).toMatchObject({ status: 0, err: '' });
});
