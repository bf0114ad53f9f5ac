import type { ManifestDocument } from '../documents/manifest.ts';
import { byteStore } from './byte-store.ts';

/** Documents of which all is known that the manifest will say of them. */
export interface SettledDocuments {
  readonly add: (document: ManifestDocument) => void;
  readonly paths: () => readonly string[];
  readonly get: (path: string) => ManifestDocument;
}

/** None yet. Of each no more is held than its path and its words in the manifest, as bytes. */
export function settledDocuments(): SettledDocuments {
  const numbers = new Map<string, number>();
  const words = byteStore();
  return {
    add: (document) => numbers.set(document.path, words.add(Buffer.from(JSON.stringify(document)))),
    paths: () => [...numbers.keys()],
    get: (path) => JSON.parse(words.get(numbers.get(path) as number).toString('utf8')),
  };
}
