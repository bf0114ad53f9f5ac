import { ArchiveError } from './archive-error.ts';

/** How far an archive is trusted. */
export interface Limits {
  /** what a member may have when it is unpacked, in bytes */
  readonly memberBytes: number;
  /** how many times its packed size a member may have, when it has more than `ratioFrom` bytes */
  readonly ratio: number;
  /** up to so many bytes, any ratio is borne */
  readonly ratioFrom: number;
  /** how many documents an archive may hold, with those of the archives in it */
  readonly members: number;
  /** how many times the size of an archive all that is in it may have, with the archives in it */
  readonly wholeRatio: number;
  /** up to so many bytes in all, any ratio is borne */
  readonly wholeFrom: number;
}

/** What is opened of one archive and of those in it: their limits, and what has come out of them by now. */
export interface Opening extends Limits {
  /** counts bytes that are unpacked; throws an ArchiveError where they have become too many in all */
  readonly spend: (unpacked: number) => void;
}

/** The limits for what is in an archive of so many bytes. */
export function openingOf(packed: number, limits: Limits): Opening {
  const { wholeRatio, wholeFrom } = limits;
  const most = Math.max(wholeFrom, packed * wholeRatio);
  let spent = 0;
  return {
    ...limits,
    spend(unpacked) {
      spent += unpacked;
      if (spent > most)
        throw new ArchiveError(
          `all that is in it unpacks to more than ${wholeRatio} times its size, as a decompression bomb does. Leave it out of raw, or unpack it and put what is in it here.`,
        );
    },
  };
}

const MIB = 1024 * 1024;

/**
 * What is read: a member of up to 256 MiB, 200,000 members. A page of blanks packs a hundredfold, a bomb a thousandfold;
 * a whole archive of pages packs tenfold. It is gone through where no time limit holds.
 */
export const LIMITS: Limits = {
  memberBytes: 256 * MIB,
  ratio: 1000,
  ratioFrom: 16 * MIB,
  members: 200_000,
  wholeRatio: 100,
  wholeFrom: 1024 * MIB,
};

/** Throws an ArchiveError where so many bytes came out of so few. */
export function checkGrowth(packed: number, unpacked: number, { ratio, ratioFrom }: Limits): void {
  if (unpacked > ratioFrom && unpacked > packed * ratio)
    throw new ArchiveError(
      `it unpacks to more than ${ratio} times its size, as a decompression bomb does. Leave it out of raw.`,
    );
}

/** Throws an ArchiveError where a member has more bytes than are read. */
export function checkSize(bytes: number, { memberBytes }: Limits): void {
  if (bytes > memberBytes)
    throw new ArchiveError(
      `it has more than ${sizeInWords(memberBytes)} when it is unpacked. Divide it, or leave it out of raw.`,
    );
}

/** The most bytes that a packed stretch may become, by size and by ratio. */
export function mostUnpacked(packed: number, { memberBytes, ratio, ratioFrom }: Limits): number {
  return Math.min(memberBytes, Math.max(ratioFrom, packed * ratio));
}

function sizeInWords(bytes: number): string {
  return bytes % MIB === 0 ? `${bytes / MIB} MiB` : `${bytes} bytes`;
}
