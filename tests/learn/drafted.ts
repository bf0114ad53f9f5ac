import { defineAdapter } from '../../src/adapters/define-adapter.ts';
import type { RawDocument } from '../../src/documents/raw-document.ts';
import { declared, signsOf } from '../../src/learn/declare.ts';
import { draftOf } from '../../src/learn/draft.ts';
import { learn } from '../../src/learn/learn.ts';
import { cleaned } from '../../src/pipeline/pipeline.ts';
import { readerFor } from '../../src/readers/reader.ts';
import type { Portal, SavedFile } from './invented-portals.ts';

/** So many files of a portal, from the one with this number on. */
export function savedFrom(portal: Portal, first: number, count: number): readonly SavedFile[] {
  return Array.from({ length: count }, (_, index) => portal(first + index));
}

/** The documents in saved files. */
export async function documentsOf(saved: readonly SavedFile[]): Promise<readonly RawDocument[]> {
  return Promise.all(
    saved.map(async ({ name, bytes }) =>
      readerFor(name, bytes.subarray(0, 1024)).read([{ path: `portal/${name}`, bytes }]),
    ),
  );
}

/** What is learned of saved files, as a person gets it. */
export async function draftedFrom(saved: readonly SavedFile[]) {
  const documents = await documentsOf(saved);
  const learned = await learn(documents);
  const declaration = declared(learned, signsOf(documents, learned));
  return {
    learned,
    declaration,
    text: draftOf('portal', learned, declaration),
    adapter: defineAdapter(declaration),
  };
}

/** The clean texts of each file. */
export async function textsOf(
  saved: readonly SavedFile[],
  adapter: Parameters<typeof cleaned>[1],
): Promise<readonly (readonly string[])[]> {
  const documents = await documentsOf(saved);
  return Promise.all(
    documents.map(async (document) => (await cleaned(document, adapter)).map(({ text }) => text.text)),
  );
}

/** Words without what a rule of spaces or marks may change in them. */
export function bare(words: string): string {
  return words.replace(/[\s\u3000]/g, '');
}
