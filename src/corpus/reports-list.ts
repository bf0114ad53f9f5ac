import { readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ManifestList } from '../documents/manifest.ts';
import { SCHEMAS } from '../documents/schemas.ts';
import { type Earlier, filesOf } from './earlier.ts';
import { type ListLines, linesIn, linesTold, sealOfLines, toldLines } from './list-lines.ts';
import { byCodeUnit } from './order.ts';
import { openPlain } from './plain-file.ts';
import { reportLine } from './report-line.ts';
import type { State } from './state.ts';
import { type Row, writeList } from './write-list.ts';
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
 * was. Throws where a file of its name was not written by this tool.
 */
export async function renewList(
  state: State,
  reports: readonly string[],
  earlier: Earlier,
): Promise<ManifestList> {
  const location = join(state.folder, LIST);
  const before = earlier.list;
  if (before === undefined && !(await isNoneOrOurs(location)))
    throw new Error(
      'a file of this name in the clean folder was not written by this tool. Move it away and run again.',
    );
  const listed = inOrderOfList([...earlier.documents.values()].flatMap((document) => document.reports));
  const found = await foundList(state);
  const isAsBefore = before !== undefined && found?.sha256OfLines === before.sha256OfLines;
  const isSame =
    !state.force &&
    isAsBefore &&
    listed.length === reports.length &&
    reports.every((report, index) => report === listed[index] && !state.touched.has(report));
  if (isSame) {
    state.unchanged += 1;
    return before;
  }
  const temporary = temporaryFor(location);
  const { stand } = state;
  const seen = stand?.mark(placeOf(state));
  try {
    const print = stand?.prints.begin(`clean/${LIST}`);
    const again = stand?.prints.begin(`clean/${LIST}`);
    const old =
      isAsBefore && found?.lines.lengths.length === listed.length
        ? { location, lines: found.lines, ...(again && { print: again }) }
        : undefined;
    const lines = await writeList(temporary, rowsFor(state, reports, old ? listed : []), old, print);
    // Whose lines were taken over was not hashed again.
    if (old !== undefined && seen !== undefined && again?.end() !== seen)
      throw new Error('it changed while it was read. Run again when it lies still.');
    const seal = sealOfLines(lines);
    if (seal.sha256OfLines === found?.sha256OfLines && !state.force) {
      state.unchanged += 1;
    } else {
      await rename(temporary, location);
      state.written.addOther(LIST);
      const mark = print?.end();
      stand?.renewed(placeOf(state), mark);
      if (mark !== undefined) state.memory.keep(mark, { told: toldLines(lines) });
    }
    return { path: LIST, ...seal };
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * One row for each report: the number of its line in the list that is there, or its line, its metadata and, last, its
 * text. `listed` are the reports of the list that is there.
 */
function* rowsFor(
  { folder, touched, files }: State,
  reports: readonly string[],
  listed: readonly string[],
): Generator<Row> {
  let at = 0;
  for (const report of reports) {
    // Both are in the same order: what was passed by is no report any more.
    while (at < listed.length && listed[at] !== report && byReport(listed[at] as string, report) < 0) at += 1;
    if (listed[at] === report && !touched.has(report)) yield at;
    else {
      const [text, sidecar] = filesOf(report);
      // In the thread itself, for there are many and they are small.
      const said = readFileSync(join(folder, sidecar));
      const isAsWritten = files.get(sidecar)?.sha256 === fileRecord(sidecar, said).sha256;
      yield reportLine({ sidecar: said, text: readFileSync(join(folder, text)), isAsWritten });
    }
  }
}

/** The lines of the list that is there, and what tells them; undefined where it cannot be read. */
export async function foundList(state: State): Promise<Found | undefined> {
  const { folder, memory, stand } = state;
  const location = join(folder, LIST);
  const mark = stand?.mark(placeOf(state));
  const remembered = mark === undefined ? undefined : linesTold(memory.recall(mark)?.told);
  if (remembered !== undefined) return foundOf(remembered);
  const lines = await linesIn(location);
  const print = lines === undefined ? undefined : stand?.prints.ofFile(`clean/${LIST}`, location);
  // Read twice: it is remembered where it was the same each time.
  if (print !== undefined && print === mark && lines !== undefined)
    memory.keep(print, { told: toldLines(lines) });
  return lines && foundOf(lines);
}

/** Where it lies, as it is known by. */
function placeOf({ folder }: State): string {
  return `${folder}/${LIST}`;
}

interface Found {
  readonly sha256OfLines: string;
  readonly lines: ListLines;
}

function foundOf(lines: ListLines): Found {
  return { sha256OfLines: sealOfLines(lines).sha256OfLines, lines };
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
