import { basename, join } from 'node:path';
import type { ManifestFile } from '../documents/manifest.ts';
import type { Report } from '../documents/report.ts';
import { SCHEMAS } from '../documents/schemas.ts';
import { printTrace, traceOf } from '../text/trace.ts';
import { filesOf } from './earlier.ts';
import { isOurs } from './ours.ts';
import { lengthOf, type Origin, sidecarOf } from './sidecar-of.ts';
import type { State, WrittenReport } from './state.ts';
import { keptAndRemoved } from './tally.ts';
import { bytesAt, fileRecord, writeWhole } from './write-whole.ts';

/** The shortest text that may be a report, in characters without the line ends. */
const SHORTEST = 30;

/** Why what a document gave is not written: a part of it is no report. Undefined where all of it may be. */
export function refusal(reports: readonly Report[]): string | undefined {
  if (reports.length === 0) return 'no report in it: the pipeline gives none.';
  for (const { text, part, about } of reports) {
    const which = part.of === 1 ? '' : ` (part ${part.index} of ${part.of})`;
    const { characters, han } = lengthOf(text.text);
    const left =
      han === 0 ? 'no Chinese character' : `only ${characters} character${characters === 1 ? '' : 's'}`;
    if (han === 0 || characters < SHORTEST)
      return `no report in it${which}: what is left when it is cleaned has ${left}. Leave it out of raw.`;
    if (/\p{Surrogate}/u.test(text.text))
      return `its text${which} has half a character (a lone surrogate), which no file can hold. Fetch it again.`;
    if (about === undefined) return `the pipeline does not describe it${which}. Add the stage that does.`;
  }
  return undefined;
}

/**
 * Writes the files of a report: those that are not there with these bytes already.
 *
 * Throws, with nothing written, where a file of such a name was not written by this tool. Its name is not given way
 * to: what a report is called must not depend on what else lies in a folder.
 */
export async function writeReport(
  report: Report,
  name: string,
  origin: Origin,
  state: State,
  earlier: ReadonlyMap<string, ManifestFile>,
): Promise<WrittenReport> {
  const { about, text } = report;
  if (about === undefined) throw new Error(`${name} is not described`);
  const trace = traceOf(text);
  const paths = filesOf(name);
  const sidecar = sidecarOf(report, about, trace, basename(paths[0]), origin);
  const contents = [text.text, `${JSON.stringify(sidecar, null, 2)}\n`, traceFile(printTrace(trace))];
  const files: ManifestFile[] = [];
  const changed: { location: string; bytes: Buffer; path: string }[] = [];
  for (const [index, path] of paths.entries()) {
    const location = join(state.folder, path);
    const bytes = Buffer.from(contents[index] as string);
    const found = await bytesAt(location);
    const same = found?.equals(bytes) === true;
    if (found !== undefined && !same && !earlier.has(path) && !(await isOurs(location, found)))
      throw new Error(
        `${path} in the clean folder was not written by this tool. Move it away and run again.`,
      );
    if (!same || state.force) changed.push({ location, bytes, path });
    files.push(fileRecord(path, bytes));
  }
  await writeWhole(changed);
  state.written.push(...changed.map(({ path }) => path));
  state.unchanged += paths.length - changed.length;
  return { path: paths[0], files, ...keptAndRemoved(trace), written: changed.length > 0 };
}

function traceFile(printed: string): string {
  return `{"schema":${JSON.stringify(SCHEMAS.trace)},${printed.slice(1)}`;
}
