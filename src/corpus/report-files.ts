import { join } from 'node:path';
import type { ManifestFile } from '../documents/manifest.ts';
import { type Earlier, filesOf } from './earlier.ts';
import { isOurs } from './ours.ts';
import type { Contents } from './ready.ts';
import { refuseLinks } from './refuse-links.ts';
import { remember, type State, type WrittenReport } from './state.ts';
import { sayingAsBefore } from './with-same-as.ts';
import { bytesAtOnce, fileRecord, writeWhole } from './write-whole.ts';

/**
 * Writes the files of a report: those that are not there with these bytes already.
 *
 * Throws, with nothing written, where a file of such a name was not written by this tool. Its name is not given way
 * to: what a report is called must not depend on what else lies in a folder.
 */
export async function writeReport(
  name: string,
  contents: Contents,
  state: State,
  earlier: Earlier,
): Promise<WrittenReport> {
  const paths = filesOf(name);
  refuseLinks(state.folder, paths[0]);
  const files: ManifestFile[] = [];
  const prints: (string | undefined)[] = [];
  const changed: { location: string; bytes: Uint8Array; file: ManifestFile }[] = [];
  for (const [index, path] of paths.entries()) {
    const location = join(state.folder, path);
    const found = bytesAtOnce(location);
    const made = contents[index] as Uint8Array;
    const bytes = index === 1 ? sayingAsBefore(made, found) : made;
    const same = found?.equals(bytes) === true;
    if (found !== undefined && !same && !earlier.files.has(path) && !(await isOurs(location, found)))
      throw new Error(
        `${path} in the clean folder was not written by this tool. Move it away and run again.`,
      );
    const file = fileRecord(path, bytes);
    if (!same || state.force) changed.push({ location, bytes, file });
    files.push(file);
    prints.push(state.stand?.prints.of(`clean/${path}`, bytes));
  }
  // A run that was cut off may have written these bytes, but the list has them only where a manifest has.
  if (files.some(({ path, sha256 }) => earlier.files.get(path)?.sha256 !== sha256))
    state.touched.add(paths[0]);
  if (changed.length > 0) {
    state.journal.note(changed.map(({ file }) => file));
    await writeWhole(changed);
  }
  for (const [index, path] of paths.entries()) {
    const { sha256 } = files[index] as ManifestFile;
    remember(state, path, sha256, prints[index]);
  }
  if (changed.length > 0)
    state.written.addReport(
      paths[0],
      files.map((file) => changed.some((each) => each.file === file)),
    );
  state.unchanged += paths.length - changed.length;
  return { path: paths[0], files, written: changed.length > 0 };
}
