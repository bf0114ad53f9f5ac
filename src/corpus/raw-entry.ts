import { createHash } from 'node:crypto';
import type { MemberBytes } from '../archives/archive.ts';
import type { Known } from '../documents/raw-document.ts';
import { knownOf, type RawManifest } from './raw-manifest.ts';
import { systemReason } from './system-reason.ts';

/** A raw file that has been read. */
interface RawBytes {
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
}

/** A raw document as it lies in the folder, or in an archive there. */
export interface RawEntry {
  /** below the raw folder, with `/` */
  readonly path: string;
  /** reads its bytes and what is known of it; rejects with an error that says why it cannot be read, and what to do */
  readonly read: () => Promise<RawBytes>;
}

/** A document that cannot be read, and why. */
export function refused(path: string, problem: string): RawEntry {
  return { path, read: () => Promise.reject(new Error(problem)) };
}

/** A document that is read by `read`; its errors are told without any path. */
export function entryOf(
  path: string,
  manifests: readonly RawManifest[],
  read: () => Promise<MemberBytes>,
): RawEntry {
  return {
    path,
    async read() {
      const stated = knownOf(path, manifests);
      try {
        const { known, ...found } = await read();
        const sha256 = createHash('sha256').update(found.bytes).digest('hex');
        return { path, sha256, ...found, known: knownTogether(stated, known) };
      } catch (error) {
        throw new Error(systemReason(error));
      }
    },
  };
}

/** What a person states wins over what an archive keeps; when something was fetched and how that is known stay together. */
function knownTogether(stated: Known, { retrievedAt, retrievedAtBasis, ...kept }: Known = {}): Known {
  const when =
    stated.retrievedAt === undefined && retrievedAt !== undefined
      ? { retrievedAt, ...(retrievedAtBasis !== undefined && { retrievedAtBasis }) }
      : {};
  return { ...kept, ...when, ...stated };
}
