import { rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ManifestFile } from '../documents/manifest.ts';
import type { Earlier } from './earlier.ts';
import { byCodeUnit } from './order.ts';
import type { State } from './state.ts';
import { bytesAt, fileRecord } from './write-whole.ts';

/** Removes the files of reports that are no more, where their bytes are still those that were written. */
export async function removeOrphans(
  state: State,
  files: ReadonlyMap<string, ManifestFile>,
  earlier: Earlier,
): Promise<string[]> {
  const removed: string[] = [];
  const folders = new Set<string>();
  // Of what a run that was cut off began to write there is any of several states.
  const states = new Map<string, Set<string>>();
  for (const { path, sha256 } of [...earlier.files.values(), ...state.journal.before])
    states.set(path, (states.get(path) ?? new Set()).add(sha256));
  for (const [path, known] of states) {
    if (files.has(path)) continue;
    const location = join(state.folder, path);
    const bytes = await bytesAt(location).catch(() => undefined);
    if (bytes === undefined) continue;
    if (!known.has(fileRecord(path, bytes).sha256)) {
      state.warnings.push(`${path}: nothing makes it any more, but it was changed by hand and is left`);
      continue;
    }
    await rm(location);
    removed.push(path);
    folders.add(dirname(location));
  }
  // A folder that still holds something stays.
  for (const folder of folders) await rmdir(folder).catch(() => undefined);
  return removed.sort(byCodeUnit);
}
