import { createHash } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ManifestFile } from '../documents/manifest.ts';
import { SCHEMAS } from '../documents/schemas.ts';
import { type Earlier, filesOf } from './earlier.ts';
import { linesOf } from './lines-of.ts';
import { markOf } from './memory.ts';
import { byCodeUnit } from './order.ts';
import { openPlain } from './plain-file.ts';
import type { State } from './state.ts';
import { temporaryFor } from './write-whole.ts';

/** The name of the list of all reports, one line each. */
export const LIST = 'reports.jsonl';

/** Puts reports in the order of the list: by folder, then by name. */
export function byReport(one: string, other: string): number {
  return byCodeUnit(dirname(one), dirname(other)) || byCodeUnit(one, other);
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
  const listed = [...earlier.documents.values()].flatMap((document) => document.reports).sort(byReport);
  const isSame =
    !state.force &&
    before !== undefined &&
    listed.length === reports.length &&
    reports.every((report, index) => report === listed[index] && !state.touched.has(report)) &&
    (await listHash(state)) === before.sha256;
  if (isSame) {
    state.unchanged += 1;
    return before;
  }
  const found = await listHash(state);
  const temporary = temporaryFor(location);
  try {
    const reused = before !== undefined && found === before.sha256 ? listed : [];
    const file = await write(temporary, linesFor(state, reports, reused));
    if (file.sha256 === found && !state.force) {
      state.unchanged += 1;
    } else {
      state.journal.note([file]);
      await rename(temporary, location);
      state.written.push(LIST);
    }
    const mark = markOf(location);
    if (mark !== undefined) state.memory.keep(mark, file);
    return file;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** One line for each report: its metadata and, last, its text. `listed` are the reports of the list that is there. */
async function* linesFor(
  { folder, touched }: State,
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
        const metadata = JSON.parse(await readFile(join(folder, sidecar), 'utf8'));
        yield Buffer.from(
          `${JSON.stringify({ ...metadata, text: await readFile(join(folder, text), 'utf8') })}\n`,
        );
      }
    }
  } finally {
    // Also where who reads these lines finds no room for them: the list that is there is let go of.
    await lines?.return(undefined);
  }
}

/** How many bytes are gathered before they are written. */
const GATHERED = 1 << 20;

async function write(location: string, lines: AsyncIterable<Uint8Array>): Promise<ManifestFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  let gathered: Uint8Array[] = [];
  let size = 0;
  const handle = await open(location, 'wx');
  const flush = async () => {
    for (const part of gathered) {
      hash.update(part);
      await handle.appendFile(part);
    }
    [gathered, size] = [[], 0];
  };
  try {
    for await (const line of lines) {
      gather(gathered, line);
      size += line.length;
      bytes += line.length;
      if (size >= GATHERED) await flush();
    }
    await flush();
  } finally {
    await handle.close();
  }
  return { path: LIST, sha256: hash.digest('hex'), bytes };
}

/** Adds bytes to a list; what goes on where the last of it ends becomes one with it, and is not copied. */
function gather(gathered: Uint8Array[], { buffer, byteOffset, length }: Uint8Array): void {
  const last = gathered.at(-1);
  if (last !== undefined && last.buffer === buffer && last.byteOffset + last.length === byteOffset)
    gathered[gathered.length - 1] = new Uint8Array(buffer, last.byteOffset, last.length + length);
  else gathered.push(new Uint8Array(buffer, byteOffset, length));
}

/** The hash of the list's bytes, from memory or from the list; undefined where it cannot be read. */
export async function listHash({ folder, memory }: State): Promise<string | undefined> {
  const location = join(folder, LIST);
  const mark = markOf(location);
  const remembered = mark === undefined ? undefined : memory.recall(mark);
  if (remembered !== undefined) return remembered.sha256;
  const sha256 = await hashAt(location);
  if (mark !== undefined && sha256 !== undefined) memory.keep(mark, { sha256, bytes: 0 });
  return sha256;
}

/** The hash of a file's bytes, of which no more than a part is in memory; undefined where it cannot be read. */
async function hashAt(location: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  const handle = await openPlain(location).catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const part = Buffer.alloc(GATHERED);
    for (;;) {
      const { bytesRead } = await handle.read(part, 0, part.length);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(part.subarray(0, bytesRead));
    }
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
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
