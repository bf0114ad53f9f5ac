import { readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ManifestFile } from '../documents/manifest.ts';
import { SCHEMAS } from '../documents/schemas.ts';
import { type Earlier, filesOf } from './earlier.ts';
import { linesOf } from './lines-of.ts';
import { byCodeUnit } from './order.ts';
import { openPlain } from './plain-file.ts';
import { reportLine } from './report-line.ts';
import { remember, type State } from './state.ts';
import { bytesOfFile, writeParts } from './write-parts.ts';
import { fileRecord, temporaryFor } from './write-whole.ts';

/** The name of the list of all reports, one line each. */
export const LIST = 'reports.jsonl';

/** Puts reports in the order of the list: by folder, then by name. */
export function byReport(one: string, other: string): number {
  return byCodeUnit(folderOf(one), folderOf(other)) || byCodeUnit(one, other);
}

/** Reports in the order of the list: what `byReport` would make of them, with the folder of each looked for once. */
export function inOrderOfList(reports: readonly string[]): readonly string[] {
  // No name has a character below the one that stands between: a folder comes before all whose names begin with its own.
  return reports
    .map((report) => `${folderOf(report)}\0${report}`)
    .sort()
    .map((key) => key.slice(key.indexOf('\0') + 1));
}

function folderOf(report: string): string {
  return report.slice(0, report.lastIndexOf('/'));
}

/**
 * Makes the list hold these reports, in order, and gives its record; a list that holds them already is not touched.
 *
 * Lines of reports that were not written in this run are those of the list of the run before, where that is still as it
 * was. No more than a line is in memory. Throws where a file of its name was not written by this tool.
 */
export async function renewList(
  state: State,
  reports: readonly string[],
  earlier: Earlier,
): Promise<ManifestFile> {
  const location = join(state.folder, LIST);
  const before = earlier.files.get(LIST);
  if (before === undefined && !(await isNoneOrOurs(location)))
    throw new Error(
      'a file of this name in the clean folder was not written by this tool. Move it away and run again.',
    );
  const listed = inOrderOfList([...earlier.documents.values()].flatMap((document) => document.reports));
  const found = await listHash(state);
  const isSame =
    !state.force &&
    before !== undefined &&
    listed.length === reports.length &&
    reports.every((report, index) => report === listed[index] && !state.touched.has(report)) &&
    found === before.sha256;
  if (isSame) {
    state.unchanged += 1;
    return before;
  }
  const temporary = temporaryFor(location);
  try {
    const print = state.stand?.prints.begin(`clean/${LIST}`);
    const reused = before !== undefined && found === before.sha256 ? listed : [];
    const file = { path: LIST, ...(await writeParts(temporary, linesFor(state, reports, reused), print)) };
    if (file.sha256 === found && !state.force) {
      state.unchanged += 1;
    } else {
      state.journal.note([file]);
      await rename(temporary, location);
      state.written.addOther(LIST);
      remember(state, LIST, file.sha256, print?.end());
    }
    return file;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** One line for each report: its metadata and, last, its text. `listed` are the reports of the list that is there. */
async function* linesFor(
  { folder, touched, files }: State,
  reports: readonly string[],
  listed: readonly string[],
): AsyncGenerator<Uint8Array> {
  const lines = listed.length === 0 ? undefined : linesOf(join(folder, LIST));
  try {
    let at = 0;
    for (const report of reports) {
      let line: Uint8Array | undefined;
      // Both are in the same order: what was passed by is no report any more.
      while (lines !== undefined && at < listed.length && byReport(listed[at] as string, report) <= 0) {
        line = listed[at] === report ? (await lines.next()).value : void (await lines.next());
        at += 1;
      }
      if (line !== undefined && !touched.has(report)) yield line;
      else {
        const [text, sidecar] = filesOf(report);
        // In the thread itself, for there are many and they are small.
        const said = readFileSync(join(folder, sidecar));
        const isAsWritten = files.get(sidecar)?.sha256 === fileRecord(sidecar, said).sha256;
        yield reportLine({ sidecar: said, text: readFileSync(join(folder, text)), isAsWritten });
      }
    }
  } finally {
    // Also where who reads these lines finds no room for them: the list that is there is let go of.
    await lines?.return(undefined);
  }
}

/** The hash of the list's bytes, from memory or from the list; undefined where it cannot be read. */
export async function listHash({ folder, memory, stand }: State): Promise<string | undefined> {
  const location = join(folder, LIST);
  const mark = stand?.mark(`${folder}/${LIST}`);
  const remembered = mark === undefined ? undefined : memory.recall(mark)?.sha256;
  if (remembered !== undefined) return remembered;
  const sha256 = (await bytesOfFile(location))?.sha256;
  const print = sha256 === undefined ? undefined : stand?.prints.ofFile(`clean/${LIST}`, location);
  // Read twice: it is remembered where it was the same each time.
  if (print !== undefined && print === mark && sha256 !== undefined) memory.keep(print, { sha256 });
  return sha256;
}

/** A list that is empty or begins as ours do may have been left by a run that was cut off. */
async function isNoneOrOurs(location: string): Promise<boolean> {
  const handle = await openPlain(location).catch((error) =>
    error.code === 'ENOENT' ? undefined : Promise.reject(error),
  );
  if (handle === undefined) return true;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
    return bytesRead === 0 || buffer.toString('utf8').startsWith(`{"schema":"${SCHEMAS.report}"`);
  } finally {
    await handle.close();
  }
}
