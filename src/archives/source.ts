import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { ArchiveError } from './archive-error.ts';

/** Bytes that can be read from any place. */
export interface Source {
  /** how many there are */
  readonly size: number;
  /** so many bytes from an offset on; fewer only at the end */
  readonly read: (from: number, length: number) => Promise<Buffer>;
}

/** Opens a source for one piece of work, and closes it when that is done. */
export type Opened = <Result>(work: (source: Source) => Promise<Result>) => Promise<Result>;

/** How much is read at once, in bytes. */
const STEP = 64 * 1024;

/** A file on the disk. Rejects with the error of the operating system where it cannot be opened or read. */
export function fileSource(location: string): Opened {
  return async (work) => {
    // What was a file when it was listed may be a pipe by now, which would be waited for.
    const handle = await open(location, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const found = await handle.stat();
      if (!found.isFile()) throw new ArchiveError('this is no file. Put a file there, or take it away.');
      const { size } = found;
      return await work({
        size,
        async read(from, length) {
          const most = Math.max(0, Math.min(length, size - from));
          const buffer = Buffer.allocUnsafe(most);
          let done = 0;
          while (done < most) {
            const { bytesRead } = await handle.read(buffer, done, most - done, from + done);
            if (bytesRead === 0) throw new ArchiveError('it became shorter while it was read. Run again.');
            done += bytesRead;
          }
          return buffer;
        },
      });
    } finally {
      await handle.close();
    }
  };
}

/** A stretch of another source, as a member that is stored as it is. */
export function partSource(whole: Opened, from: number, size: number): Opened {
  return (work) =>
    whole((source) =>
      work({
        size,
        read: (at, length) => source.read(from + at, Math.max(0, Math.min(length, size - at))),
      }),
    );
}

/** Bytes in memory, made when they are needed. */
export function bytesSource(load: () => Promise<Uint8Array>): Opened {
  return async (work) => work(sourceOfBytes(await load()));
}

/** Bytes in memory. */
export function sourceOfBytes(bytes: Uint8Array): Source {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { size: whole.length, read: async (from, length) => whole.subarray(from, from + length) };
}

/** How much is read ahead, in bytes. */
const AHEAD = 1024 * 1024;

/** The same source for one who goes through it in order, in small steps. */
export function readAhead(source: Source): Source {
  let block: Buffer = Buffer.alloc(0);
  let begin = 0;
  return {
    size: source.size,
    async read(from, length) {
      const most = Math.max(0, Math.min(length, source.size - from));
      if (from < begin || from + most > begin + block.length) {
        block = await source.read(from, Math.max(most, AHEAD));
        begin = from;
      }
      return block.subarray(from - begin, from - begin + most);
    },
  };
}

/** A source's bytes from an offset to another, or to its end, piece by piece. */
export async function* chunksOf(source: Source, from: number, to = source.size): AsyncGenerator<Buffer> {
  const end = Math.min(to, source.size);
  for (let at = from; at < end; at += STEP) yield await source.read(at, Math.min(STEP, end - at));
}
