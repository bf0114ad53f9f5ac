import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ManifestFile } from '../documents/manifest.ts';

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
  return {
    before: readBack(location),
    note: (files) =>
      appendFileSync(
        location,
        files.map(({ path, sha256 }) => `${sha256} ${JSON.stringify(path)}\n`).join(''),
      ),
    close: () => rmSync(location, { force: true }),
  };
}

/** The last line may be half written: what it stood for was not begun. */
function readBack(location: string): ManifestFile[] {
  let text: string;
  try {
    text = readFileSync(location, 'utf8');
  } catch {
    return [];
  }
  return [...text.matchAll(/^([0-9a-f]{64}) (".*")\n/gm)].flatMap(([, sha256, path]) => {
    const said: unknown = JSON.parse(path as string);
    return typeof said === 'string' ? [{ path: said, sha256: sha256 as string, bytes: 0 }] : [];
  });
}
