import { createHash } from 'node:crypto';
import type { RawDocument } from '../documents/raw-document.ts';
import { articlesOf } from '../pipeline/articles/articles.ts';
import { readerFor } from '../readers/reader.ts';
import type { GivenFile } from './given-files.ts';

/** A document of given files, as it would be read from the raw folder. */
export interface GivenDocument {
  readonly document: RawDocument;
  /** its files, in order */
  readonly files: readonly GivenFile[];
}

/**
 * Reads given files as the documents that they would be in the folder of a source: the parts of a paged article are one.
 *
 * A file that cannot be read is told in `problems`, a sentence each.
 */
export async function readGiven(
  source: string,
  files: readonly GivenFile[],
): Promise<{ readonly documents: readonly GivenDocument[]; readonly problems: readonly string[] }> {
  const byPath = new Map(files.map((file) => [`${source}/${file.name}`, file]));
  const unread = [...byPath].map(([path, { bytes, known }]) => ({
    path,
    read: async () => ({ path, bytes, known, sha256: createHash('sha256').update(bytes).digest('hex') }),
  }));
  unread.sort((one, other) => (one.path < other.path ? -1 : 1));
  const documents: GivenDocument[] = [];
  const problems: string[] = [];
  for (const { path, parts, read } of await articlesOf(unread, [source])) {
    try {
      const sources = await read();
      const document = await readerFor(path, sources[0]?.bytes.subarray(0, 1024) ?? new Uint8Array()).read(
        sources,
      );
      documents.push({ document, files: parts.map((part) => byPath.get(part) as GivenFile) });
    } catch (error) {
      problems.push((error as Error).message);
    }
  }
  return { documents, problems };
}
