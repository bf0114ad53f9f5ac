import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ManifestFile } from '../documents/manifest.ts';
import { type Earlier, filesOf, withoutEnding } from './earlier.ts';
import { isOurs } from './ours.ts';
import { refuseLinks } from './refuse-links.ts';
import { type Made, type MadeFiles, printOfReport, type ReportPrint } from './staged.ts';
import { rememberReport, type State, type WrittenReport } from './state.ts';
import { sayingAsBefore } from './with-same-as.ts';
import { bytesAtOnce, fileRecord, type Whole, writeWhole } from './write-whole.ts';

/** A report that was made, and waits for its name. */
export interface Arriving {
  readonly files: MadeFiles;
  /** what is kept of it to find it again in others, as it is written down, where that is known */
  readonly edition?: Uint8Array | undefined;
  readonly print?: ReportPrint | undefined;
}

/**
 * Writes the files of a report: those that are not there with these bytes already.
 *
 * Throws, with nothing written, where a file of such a name was not written by this tool. Its name is not given way
 * to: what a report is called must not depend on what else lies in a folder.
 */
export async function writeReport(
  path: string,
  { files: made, edition, print }: Arriving,
  state: State,
  earlier: Earlier,
): Promise<WrittenReport> {
  const unused = new Set(made.flatMap(({ location, isHeld }) => (isHeld ? [] : (location ?? []))));
  try {
    return await written();
  } finally {
    for (const location of unused) rmSync(location, { force: true });
  }

  async function written(): Promise<WrittenReport> {
    const paths = filesOf(path);
    refuseLinks(state.folder, paths[0]);
    const files: ManifestFile[] = [];
    const all: Made[] = [];
    const changed: (Whole & { file: ManifestFile })[] = [];
    for (const [index, path] of paths.entries()) {
      const location = join(state.folder, path);
      const found = bytesAtOnce(location);
      const own = index === 1 ? sayingAsBefore(made[1], found) : (made[index] as Made);
      const file = { path, sha256: own.sha256, bytes: own.bytes };
      const same = found?.length === own.bytes && fileRecord(path, found).sha256 === own.sha256;
      if (found !== undefined && !same && !earlier.files.has(path) && !(await isOurs(location, found)))
        throw new Error(
          `${path} in the clean folder was not written by this tool. Move it away and run again.`,
        );
      if (!same || state.force) changed.push({ location, ...wholeOf(own), file });
      files.push(file);
      all.push(own);
    }
    // Before they are given their names: what lies there then is read no more.
    const reportPrint =
      print?.path === paths[0] && all[1] === made[1] ? print.print : printOf(paths[0], all, state);
    // A run that was cut off may have written these bytes, but the list has them only where a manifest has. Where there
    // is none, all lines are new.
    if (
      earlier.documents.size > 0 &&
      files.some(({ path, sha256 }) => earlier.files.get(path)?.sha256 !== sha256)
    )
      state.touched.add(paths[0]);
    if (changed.length > 0) {
      state.journal.note(changed.map(({ file }) => file));
      await writeWhole(changed);
      for (const { laid } of changed) if (laid !== undefined) unused.delete(laid);
    }
    const [text, sidecar] = files as [ManifestFile, ManifestFile];
    if (edition !== undefined && sidecar.sha256 === made[1].sha256)
      state.known.keepEdition(text.sha256 + sidecar.sha256, edition);
    rememberReport(state, files, reportPrint);
    if (changed.length > 0)
      state.written.addReport(
        paths[0],
        files.map((file) => changed.some((each) => each.file === file)),
      );
    state.unchanged += paths.length - changed.length;
    return { path: paths[0], files, written: changed.length > 0 };
  }
}

/** What is to be written of a file: its bytes, or what has them already. */
function wholeOf({ location, isHeld, contents }: Made): Pick<Whole, 'bytes' | 'laid' | 'isHeld'> {
  return location === undefined ? { bytes: contents() } : { laid: location, isHeld };
}

function printOf(path: string, files: readonly Made[], { stand }: State): string | undefined {
  if (stand === undefined) return undefined;
  const laid = files.flatMap(({ location }) => location ?? []);
  if (laid.length === files.length) return stand.printOfReport(withoutEnding(path), laid);
  return printOfReport(
    path,
    files.map(({ contents }) => contents()),
    stand.prints,
  );
}
