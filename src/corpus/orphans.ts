import { lstatSync } from 'node:fs';
import { rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Earlier } from './earlier.ts';
import { byCodeUnit } from './order.ts';
import { refuseLinks } from './refuse-links.ts';
import { nameKey } from './report-name.ts';
import { LIST } from './reports-list.ts';
import type { State } from './state.ts';
import { systemReason } from './system-reason.ts';
import { bytesAt, fileRecord } from './write-whole.ts';
import type { WrittenFiles } from './written-files.ts';

function isOneFile(one: string, other: string): boolean {
  const [found, there] = [one, other].map((each) => lstatSync(each, { bigint: true, throwIfNoEntry: false }));
  return found !== undefined && found.dev === there?.dev && found.ino === there.ino;
}

/** Removes the files of reports that are no more, where their bytes are still those that were written. */
export async function removeOrphans(
  state: State,
  files: Pick<WrittenFiles, 'has' | 'inOrder'>,
  earlier: Earlier,
): Promise<string[]> {
  const removed: string[] = [];
  const folders = new Set<string>();
  // Of what a run that was cut off began to write there is any of several states.
  const states = new Map<string, Set<string>>();
  for (const known of [earlier.files.values(), state.journal.before])
    for (const { path, sha256 } of known)
      if (path !== LIST && !files.has(path)) states.set(path, (states.get(path) ?? new Set()).add(sha256));
  let byKey: ReadonlyMap<string, string> | undefined;
  for (const [path, known] of states) {
    const location = join(state.folder, path);
    try {
      refuseLinks(state.folder, path);
    } catch (error) {
      state.warnings.push(`${path}: nothing makes it any more, but it is left: ${systemReason(error)}`);
      continue;
    }
    // A disk on which case does not count has one file for two names; it is a report's.
    byKey ??= new Map([...files.inOrder()].map((file) => [nameKey(file.path), file.path]));
    const twin = byKey.get(nameKey(path));
    if (twin !== undefined && isOneFile(location, join(state.folder, twin))) {
      state.stand?.disturb();
      await rename(location, join(state.folder, twin)).catch(() => undefined);
      continue;
    }
    const bytes = await bytesAt(location).catch(() => undefined);
    if (bytes === undefined) continue;
    if (!known.has(fileRecord(path, bytes).sha256)) {
      state.warnings.push(`${path}: nothing makes it any more, but it was changed by hand and is left`);
      continue;
    }
    await rm(location);
    state.stand?.renewed(`${state.folder}/${path}`, undefined);
    removed.push(path);
    folders.add(dirname(location));
  }
  // A folder that still holds something stays.
  for (const folder of folders) await rmdir(folder).catch(() => undefined);
  return removed.sort(byCodeUnit);
}
