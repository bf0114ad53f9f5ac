import { appendFileSync, lstatSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ManifestFile } from '../documents/manifest.ts';
import { isInside } from './earlier.ts';

/** What is written down, before it is written, of the files of a run that has no manifest yet. */
export interface Journal {
  /** what runs that were cut off may have written: nothing in a manifest tells that it is ours */
  readonly before: readonly ManifestFile[];
  /** writes down what is going to be written */
  readonly note: (files: readonly ManifestFile[]) => void;
  /** throws it away: a manifest names what is there */
  readonly close: () => void;
}

const JOURNAL = '.qingyuan-journal';

/** Opens the journal of a clean folder; there is a file only after something was noted, and none after a run's end. */
export function openJournal(folder: string): Journal {
  const location = join(folder, JOURNAL);
  const found = lstatSync(location, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile())
    throw new Error(`${JOURNAL} in the clean folder is no file of this tool. Take it away and run again.`);
  return {
    before: readBack(location),
    // Each on a line that it begins itself: what a full disk or a crash cut off stands before it.
    note: (files) =>
      appendFileSync(
        location,
        files.map(({ path, sha256 }) => `\n${sha256} ${JSON.stringify(path)}\n`).join(''),
      ),
    close: () => rmSync(location, { force: true }),
  };
}

/** A line may be half written: what it stood for was not begun. */
function readBack(location: string): ManifestFile[] {
  let text: string;
  try {
    text = readFileSync(location, 'utf8');
  } catch {
    return [];
  }
  return [...text.matchAll(/^([0-9a-f]{64}) (".*")\n/gm)].flatMap(([, sha256, path]) => {
    const said = unquoted(path as string);
    return said === undefined ? [] : [{ path: said, sha256: sha256 as string, bytes: 0 }];
  });
}

/** A path below the folder, as it was written down; whoever may write a journal may not have what lies elsewhere removed. */
function unquoted(words: string): string | undefined {
  try {
    const said: unknown = JSON.parse(words);
    return typeof said === 'string' && isInside(said) ? said : undefined;
  } catch {
    return undefined;
  }
}
