import { createHash } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { filesOf } from './earlier.ts';
import { temporaryFor } from './write-whole.ts';

/** One line for each report: its metadata and, last, its text. Read from the clean folder one at a time. */
export async function* reportLines(folder: string, reports: readonly string[]): AsyncGenerator<string> {
  for (const report of reports) {
    const [text, sidecar] = filesOf(report);
    const metadata = JSON.parse(await readFile(join(folder, sidecar), 'utf8'));
    yield `${JSON.stringify({ ...metadata, text: await readFile(join(folder, text), 'utf8') })}\n`;
  }
}

/**
 * Makes a file hold these lines, and gives its record; a file that holds them already is not touched.
 *
 * `lines` is called once for a look at what is there and, where that differs, once more to write it: whole or not at
 * all. No more than a line is in memory.
 */
export async function renewLines(
  location: string,
  lines: () => AsyncIterable<string>,
  force: boolean,
): Promise<{ readonly written: boolean; readonly sha256: string; readonly bytes: number }> {
  const seen = force ? undefined : await seenIn(location, lines());
  if (seen !== undefined) return { written: false, ...seen };
  const temporary = temporaryFor(location);
  const measure = measured();
  try {
    const handle = await open(temporary, 'wx');
    try {
      for await (const line of measure.through(lines())) await handle.appendFile(line);
    } finally {
      await handle.close();
    }
    await rename(temporary, location);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return { written: true, ...measure.result() };
}

/** The sha256 and size of a file that holds exactly these lines; undefined for one that does not, or is not there. */
async function seenIn(
  location: string,
  lines: AsyncIterable<string>,
): Promise<{ sha256: string; bytes: number } | undefined> {
  const handle = await open(location).catch(() => undefined);
  if (handle === undefined) return undefined;
  const measure = measured();
  try {
    let at = 0;
    for await (const wanted of measure.through(lines)) {
      const found = Buffer.alloc(wanted.length);
      const { bytesRead } = await handle.read(found, 0, found.length, at);
      if (bytesRead !== wanted.length || !found.equals(wanted)) return undefined;
      at += wanted.length;
    }
    return (await handle.stat()).size === at ? measure.result() : undefined;
  } finally {
    await handle.close();
  }
}

/** Counts and hashes what passes through. */
function measured() {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    async *through(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
      for await (const line of lines) {
        const buffer = Buffer.from(line);
        hash.update(buffer);
        bytes += buffer.length;
        yield buffer;
      }
    },
    result: () => ({ sha256: hash.digest('hex'), bytes }),
  };
}
