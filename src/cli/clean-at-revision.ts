import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Writes the clean folder as it was at a git revision to a temporary folder; neither the index nor the work tree changes.
 *
 * Rejects with an error that says so where there is no git, no such revision, or no such folder in it.
 */
export async function cleanAtRevision(
  clean: string,
  revision: string,
): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'qingyuan-diff-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const git = async (...words: readonly string[]): Promise<string> => {
    const env = { ...process.env, GIT_INDEX_FILE: path.join(folder, '.index') };
    const { stdout } = await run('git', ['-C', path.dirname(path.resolve(clean)), ...words], { env });
    return stdout.trim();
  };
  try {
    const root = await git('rev-parse', '--show-toplevel');
    const under = path.relative(await realpath(root), await realpath(clean)).replaceAll('\\', '/');
    await git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`).catch(() => {
      throw new Error(`there is no git revision ${revision}.`);
    });
    await git('read-tree', `${revision}:${under}`).catch(() => {
      throw new Error(`git revision ${revision} has no folder ${under}.`);
    });
    // From the top: `checkout-index` writes below the folder it is in otherwise.
    const env = { ...process.env, GIT_INDEX_FILE: path.join(folder, '.index') };
    await run('git', ['-C', root, 'checkout-index', '--all', `--prefix=${folder}/`], { env });
    return { folder, remove };
  } catch (error) {
    await remove();
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(code === 'ENOENT' ? 'git is not installed, or there is no such folder.' : message);
  }
}
