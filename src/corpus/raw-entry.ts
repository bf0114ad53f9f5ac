import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { MemberBytes } from '../archives/archive.ts';
import { LIMITS } from '../archives/limits.ts';
import type { Known } from '../documents/raw-document.ts';
import { byCodeUnit } from './order.ts';
import { type Room, readPlain } from './plain-file.ts';
import { knownOf, type RawManifest } from './raw-manifest.ts';
import { systemReason } from './system-reason.ts';

/** A raw file that has been read. */
export interface RawBytes {
  /** below the raw folder, with `/` */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** of the bytes, lower-case hex */
  readonly sha256: string;
  readonly known: Known;
  /** the label of the encoding in the HTTP header that an archive keeps of it */
  readonly transportCharset?: string;
  /** what of the file is known not to be there, a sentence each */
  readonly gaps?: readonly string[];
  /** of all that is known of it beside its bytes; '' where nothing is */
  readonly knownHash: string;
}

/** Where a raw document lies on the disk. */
export interface Place {
  /** of its file, or of the archive that it is in */
  readonly location: string;
  /** its path in the archive */
  readonly member?: string;
}

/** A raw document as it lies in the folder, or in an archive there: what it can do is asked of itself (`entry.read()`). */
export interface RawEntry {
  /** below the raw folder, with `/` */
  readonly path: string;
  /**
   * Reads its bytes, which may lie in `room` then, and what is known of it; rejects with an error that says why it
   * cannot be read, and what to do.
   */
  readonly read: (room?: Room) => Promise<RawBytes>;
  /** undefined where it cannot be read */
  readonly place: Place | undefined;
  /** what a person states of it; throws where that cannot be used */
  readonly stated: () => Known;
}

/** What a member of an archive is taken to have, in bytes: its size is not told before it is read. */
const MEMBER = 256 * 1024;

/** How many bytes a raw document has, about; none, where it cannot be read. */
export function sizeOf({ place }: RawEntry): number {
  if (place === undefined) return 0;
  if (place.member !== undefined) return MEMBER;
  return statSync(place.location, { throwIfNoEntry: false })?.size ?? 0;
}

/** A document that cannot be read, and why. */
export function refused(path: string, problem: string): RawEntry {
  return { path, read: () => Promise.reject(new Error(problem)), place: undefined, stated: () => ({}) };
}

/** What a document that lies in a file has in common with all files beside it. */
export interface Surroundings {
  /** the raw folder, as the system calls it */
  readonly root: string;
  /** those of the folders that it lies in, the nearest first */
  readonly manifests: readonly RawManifest[];
}

/** A raw document that is a file. A corpus of a million has one each at once: it holds its path, and what they share. */
export class RawFile implements RawEntry {
  readonly path: string;
  readonly #around: Surroundings;

  constructor(path: string, around: Surroundings) {
    this.path = path;
    this.#around = around;
  }

  get place(): Place {
    return { location: join(this.#around.root, this.path) };
  }

  stated(): Known {
    return knownOf(this.path, this.#around.manifests);
  }

  async read(room?: Room): Promise<RawBytes> {
    return rawBytesOf(this.path, this.stated(), () => wholeFile(this.place.location, room));
  }
}

/**
 * The bytes of a file that is no archive; throws where it has more than a member of an archive may have, for such is no
 * document, and the system's errors.
 */
export async function wholeFile(location: string, room?: Room): Promise<MemberBytes> {
  return { bytes: readPlain(location, LIMITS.memberBytes, room) };
}

/** A document in an archive, that is read by `read`; its errors are told without any path. */
export function memberOf(
  path: string,
  manifests: readonly RawManifest[],
  place: Place,
  read: () => Promise<MemberBytes>,
): RawEntry {
  const stated = () => knownOf(path, manifests);
  return { path, place, stated, read: async () => rawBytesOf(path, stated(), read) };
}

/** The bytes that `read` gives, and what is known of them; rejects with an error that is told without any path. */
export async function rawBytesOf(
  path: string,
  stated: Known,
  read: () => Promise<MemberBytes>,
): Promise<RawBytes> {
  try {
    const { known: kept, bytes, ...found } = await read();
    const known = knownTogether(stated, kept);
    let sha256: string | undefined;
    return {
      path,
      bytes,
      // Whoever only looks what a file is called does not ask for it.
      get sha256() {
        sha256 ??= hash('sha256', bytes, 'hex');
        return sha256;
      },
      ...found,
      known,
      knownHash: hashOf({ ...found, known }),
    };
  } catch (error) {
    throw new Error(systemReason(error));
  }
}

/** 16 hexadecimal digits for what is known of a file, in whatever order it was said; '' where that is nothing. */
export function hashOf({
  known,
  ...found
}: {
  readonly known: Known;
  readonly [what: string]: unknown;
}): string {
  const said = [...saidIn(found), ...saidIn(known)];
  // As of nearly all.
  if (said.length === 0) return '';
  said.sort(([one], [other]) => byCodeUnit(one, other));
  return hash('sha256', JSON.stringify(said), 'hex').slice(0, 16);
}

function* saidIn(things: object): Generator<readonly [what: string, said: unknown]> {
  for (const [what, said] of Object.entries(things)) if (said !== undefined) yield [what, said];
}

/** What a person states wins over what an archive keeps; when something was fetched and how that is known stay together. */
function knownTogether(stated: Known, { retrievedAt, retrievedAtBasis, ...kept }: Known = {}): Known {
  const when =
    stated.retrievedAt === undefined && retrievedAt !== undefined
      ? { retrievedAt, ...(retrievedAtBasis !== undefined && { retrievedAtBasis }) }
      : {};
  return { ...kept, ...when, ...stated };
}
