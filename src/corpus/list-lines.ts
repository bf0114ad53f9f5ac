import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { linesOf } from './lines-of.ts';

/** The lines of a list: the sha256 of each without its line end, one behind the other, and how many bytes each has with it. */
export interface ListLines {
  readonly hashes: Uint8Array;
  readonly lengths: readonly number[];
}

/** The bytes of a sha256. */
const HASH = 32;

/** Lines that come one by one, or are those of another list. */
export interface GatheredLines {
  readonly add: (line: Uint8Array) => void;
  /** takes the line of this number of the other list */
  readonly take: (lines: ListLines, number: number) => void;
  readonly end: () => ListLines;
}

/** No lines yet. */
export function gatherLines(): GatheredLines {
  const lengths: number[] = [];
  let hashes = Buffer.alloc(HASH << 6);
  const put = (own: Uint8Array, length: number): void => {
    const at = HASH * lengths.length;
    if (at === hashes.length) hashes = Buffer.concat([hashes], 2 * at);
    hashes.set(own, at);
    lengths.push(length);
  };
  return {
    add: (line) => put(hash('sha256', line.subarray(0, -1), 'buffer'), line.length),
    take: ({ hashes, lengths }, number) =>
      put(hashes.subarray(HASH * number, HASH * (number + 1)), lengths[number] as number),
    end: () => ({ hashes: hashes.subarray(0, HASH * lengths.length), lengths }),
  };
}

/** What the manifest says of lines: a hash of their hashes, and the number of their bytes. */
export function sealOfLines({ hashes, lengths }: ListLines): {
  readonly sha256OfLines: string;
  readonly bytes: number;
} {
  return {
    sha256OfLines: hash('sha256', hashes, 'hex'),
    bytes: lengths.reduce((sum, length) => sum + length, 0),
  };
}

/** The lines of a file; undefined where it cannot be read, or does not end with a line end. */
export async function linesIn(location: string): Promise<ListLines | undefined> {
  try {
    const gathered = gatherLines();
    for await (const line of linesOf(location)) gathered.add(line);
    const lines = gathered.end();
    return sealOfLines(lines).bytes === statSync(location).size ? lines : undefined;
  } catch {
    return undefined;
  }
}

/** The same as JSON can hold. */
export function toldLines({ hashes, lengths }: ListLines): unknown {
  return { hashes: Buffer.from(hashes).toString('base64'), lengths };
}

/** The lines that were told so; undefined where they are not. */
export function linesTold(told: unknown): ListLines | undefined {
  const { hashes, lengths } = (told ?? {}) as { readonly hashes?: unknown; readonly lengths?: unknown };
  if (typeof hashes !== 'string' || !Array.isArray(lengths)) return undefined;
  const bytes = Buffer.from(hashes, 'base64');
  return bytes.length === HASH * lengths.length ? { hashes: bytes, lengths } : undefined;
}
