import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pathsBelow } from '../corpus/folders.ts';
import { root, said } from './project.ts';

it('the documentation of the library is what its comments say; `pnpm api` writes it anew', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qingyuan-api-'));
  try {
    await said(process.execPath, ['--import', 'tsx', 'scripts/build-api.ts', folder], root);
    const pages = (below: string) =>
      Object.fromEntries(pathsBelow(below).map((path) => [path, readFileSync(join(below, path), 'utf8')]));
    expect(pages(join(root, 'docs/api'))).toEqual(pages(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
