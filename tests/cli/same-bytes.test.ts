import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renew } from '../../src/cli/renew.ts';
import { verify } from '../../src/verify/verify.ts';

const text =
  '青柳县政府工作报告\n各位代表：\n现在，我代表县人民政府向大会报告工作，请予审议。\n一年来，全县修了路，通了水，种了树。\n';

test('a document that lies in raw twice has two reports, and both are proved', async () => {
  const home = await mkdtemp(join(tmpdir(), 'twice-'));
  const folders = { raw: join(home, 'raw'), clean: join(home, 'clean') };
  await mkdir(folders.raw);
  for (const name of ['a.txt', 'b.txt']) await writeFile(join(folders.raw, name), text);
  await renew({ ...folders, source: [], jobs: 2, force: false, json: false, quiet: true });
  expect(await verify(folders)).toMatchObject({ reports: 2, unaccounted: 0, problems: [] });
  await rm(home, { recursive: true });
});
