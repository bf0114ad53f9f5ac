import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Pipes make whoever opens them wait for the other end; Windows has no such pipes among its files. */
const AT_ONCE = constants.O_NONBLOCK ?? 0;

const NO_FILE = 'this is no file. Put a file there, or take it away.';

/**
 * Opens a file to read it, and does not wait: what was a file when it was listed may be a pipe by now.
 *
 * Rejects with the system's error, or with one that says that it is no file.
 */
export async function openPlain(location: string): Promise<FileHandle> {
  const handle = await open(location, constants.O_RDONLY | AT_ONCE);
  try {
    if ((await handle.stat()).isFile()) return handle;
    throw new Error(NO_FILE);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Memory of so many bytes that is read into again and again; what was read into it before is gone then. */
export type Room = (bytes: number) => Buffer;

/** What is larger has memory of its own: it would be held for as long as there is anything to read. */
const MOST = 1 << 20;

/** Such memory, as large as the largest that was asked for and is no larger than a megabyte. */
export function roomToRead(): Room {
  let room = Buffer.alloc(0);
  return (bytes) => {
    if (bytes > MOST) return Buffer.allocUnsafeSlow(bytes);
    if (bytes > room.length) room = Buffer.allocUnsafeSlow(Math.min(Math.max(bytes, 2 * room.length), MOST));
    return room.subarray(0, bytes);
  };
}

/**
 * The bytes of a file, read at once: to ask for each step by itself costs more than the reading.
 *
 * They lie in memory of their own, or in `room`. Throws the system's errors, and where it is no file, has more than `most` bytes, or was written to meanwhile: half of
 * it would be what it was and half what it is.
 */
export function readPlain(location: string, most: number, room?: Room): Buffer {
  const file = openSync(location, constants.O_RDONLY | AT_ONCE);
  try {
    const before = fstatSync(file);
    if (!before.isFile()) throw new Error(NO_FILE);
    if (before.size > most)
      throw new Error(
        `the file has ${before.size} bytes; at most ${most} are read. Divide it, or leave it out of raw.`,
      );
    const bytes = room === undefined ? readFileSync(file) : readInto(room(before.size + 1), file);
    const { size, mtimeMs } = fstatSync(file);
    if (size !== before.size || mtimeMs !== before.mtimeMs || bytes.length !== size)
      throw new Error('it changed while it was read. Run again when it lies still.');
    return bytes;
  } finally {
    closeSync(file);
  }
}

/** Reads until the file ends or the room is full. */
function readInto(room: Buffer, file: number): Buffer {
  let length = 0;
  for (let read = -1; read !== 0 && length < room.length; length += read)
    read = readSync(file, room, length, room.length - length, null);
  return room.subarray(0, length);
}
