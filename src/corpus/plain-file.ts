import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Pipes make whoever opens them wait for the other end; Windows has no such pipes among its files. */
const AT_ONCE = constants.O_NONBLOCK ?? 0;

/**
 * Opens a file to read it, and does not wait: what was a file when it was listed may be a pipe by now.
 *
 * Rejects with the system's error, or with one that says that it is no file.
 */
export async function openPlain(location: string): Promise<FileHandle> {
  const handle = await open(location, constants.O_RDONLY | AT_ONCE);
  try {
    if ((await handle.stat()).isFile()) return handle;
    throw new Error('this is no file. Put a file there, or take it away.');
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * The bytes of a file that was opened; it is not closed.
 *
 * Throws where the file was written to meanwhile: half of it would be what it was and half what it is.
 */
export async function readUnchanged(handle: FileHandle): Promise<Buffer> {
  const before = await handle.stat();
  const bytes = await handle.readFile();
  const { size, mtimeMs } = await handle.stat();
  if (size !== before.size || mtimeMs !== before.mtimeMs || bytes.length !== size)
    throw new Error('it changed while it was read. Run again when it lies still.');
  return bytes;
}
