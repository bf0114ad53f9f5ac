import { ArchiveError } from './archive-error.ts';
import { LIMITS } from './limits.ts';

interface Unpacked {
  readonly bytes: Promise<Uint8Array>;
  /** in bytes; 0 until it is there */
  size: number;
}

/** The one that was asked for last stands last. */
const unpacked = new Map<object, Unpacked>();

/**
 * What `load` gave for this key, or gives now.
 *
 * What can only be unpacked whole holds many documents, and they are asked for one by one: it is kept, up to the size of
 * the largest member in all, and that of one more.
 */
export function lastUnpacked(key: object, load: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const found = unpacked.get(key) ?? { bytes: load(), size: 0 };
  unpacked.delete(key);
  unpacked.set(key, found);
  found.bytes.then(
    ({ length }) => {
      found.size = length;
      forget(key);
    },
    (error) => {
      // What is no archive now is none for the next document in it; a disk may have another answer.
      if (!(error instanceof ArchiveError)) unpacked.delete(key);
    },
  );
  return found.bytes;
}

/** Forgets the oldest while there are too many bytes, but never the one that has just come. */
function forget(newest: object): void {
  let sum = 0;
  for (const { size } of unpacked.values()) sum += size;
  for (const [key, { size }] of unpacked) {
    if (sum <= LIMITS.memberBytes) return;
    if (key === newest) continue;
    unpacked.delete(key);
    sum -= size;
  }
}
