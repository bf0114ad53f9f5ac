import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Fingerprint } from './fingerprints.ts';
import { openPlain } from './plain-file.ts';

/** How many bytes are gathered before they are written. */
const GATHERED = 1 << 20;

/** What was written: the sha256 of its bytes, and their number. */
export interface Bytes {
  readonly sha256: string;
  readonly bytes: number;
}

/** Writes a new file of many parts, of which no more than a megabyte is in memory, and adds them to a fingerprint. Rejects with the system's errors. */
export async function writeParts(
  location: string,
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  print?: Pick<Fingerprint, 'add'>,
): Promise<Bytes> {
  const hash = createHash('sha256');
  let bytes = 0;
  let gathered: Uint8Array[] = [];
  let size = 0;
  const handle = await open(location, 'wx');
  const flush = async () => {
    for (const part of gathered) {
      hash.update(part);
      print?.add(part);
    }
    await writeAll(handle, gathered);
    [gathered, size] = [[], 0];
  };
  try {
    for await (const part of parts) {
      gather(gathered, part);
      size += part.length;
      bytes += part.length;
      if (size >= GATHERED) await flush();
    }
    await flush();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** Writes parts to where a file is; a disk that is nearly full takes some of them before it says so. */
async function writeAll(handle: FileHandle, parts: readonly Uint8Array[]): Promise<void> {
  for (let left = parts; left.length > 0; ) {
    const { bytesWritten } = await handle.writev(left);
    left = behind(left, bytesWritten);
  }
}

/** What follows so many bytes of parts. */
function behind(parts: readonly Uint8Array[], bytes: number): readonly Uint8Array[] {
  let left = bytes;
  const index = parts.findIndex((part) => {
    if (left < part.length) return true;
    left -= part.length;
    return false;
  });
  return index < 0 ? [] : [(parts[index] as Uint8Array).subarray(left), ...parts.slice(index + 1)];
}

/** Adds bytes to a list; what goes on where the last of it ends becomes one with it, and is not copied. */
function gather(gathered: Uint8Array[], { buffer, byteOffset, length }: Uint8Array): void {
  const last = gathered.at(-1);
  if (last !== undefined && last.buffer === buffer && last.byteOffset + last.length === byteOffset)
    gathered[gathered.length - 1] = new Uint8Array(buffer, last.byteOffset, last.length + length);
  else gathered.push(new Uint8Array(buffer, byteOffset, length));
}

/** The same of parts that are not written. */
export function bytesOfParts(parts: Iterable<Uint8Array>): Bytes {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const part of parts) {
    hash.update(part);
    bytes += part.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** The hash and number of a file's bytes, of which no more than a part is in memory; undefined where it cannot be read. */
export async function bytesOfFile(location: string): Promise<Bytes | undefined> {
  const hash = createHash('sha256');
  const handle = await openPlain(location).catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const part = Buffer.allocUnsafe(GATHERED);
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await handle.read(part, 0, part.length);
      if (bytesRead === 0) return { sha256: hash.digest('hex'), bytes };
      hash.update(part.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}
