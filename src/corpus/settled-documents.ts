import type { ManifestDocument } from '../documents/manifest.ts';
import { packedStore } from './packed-store.ts';

/** Documents of which all is known that the manifest will say of them. */
export interface SettledDocuments {
  readonly add: (document: ManifestDocument) => void;
  /** takes one that is held anyway, and is not copied */
  readonly keep: (document: ManifestDocument) => void;
  readonly paths: () => readonly string[];
  readonly get: (path: string) => ManifestDocument;
}

/** None yet. Of each no more is held than its path and its words in the manifest, packed. */
export function settledDocuments(): SettledDocuments {
  const numbers = new Map<string, number | ManifestDocument>();
  const words = packedStore();
  return {
    add: (document) => numbers.set(document.path, words.add(Buffer.from(JSON.stringify(document)))),
    keep: (document) => numbers.set(document.path, document),
    paths: () => [...numbers.keys()],
    get(path) {
      const found = numbers.get(path) as number | ManifestDocument;
      return typeof found === 'number' ? JSON.parse(words.get(found).toString('utf8')) : found;
    },
  };
}
