import type { ManifestDocument } from '../documents/manifest.ts';
import { packedStore } from './packed-store.ts';
import { pathList } from './path-list.ts';

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
  const paths = pathList();
  /** of each path: the document itself, or the number of its words */
  const held: (number | ManifestDocument)[] = [];
  const words = packedStore();

  function hold(path: string, what: number | ManifestDocument): void {
    held[paths.add(path)] = what;
  }

  return {
    add: (document) => hold(document.path, words.add(Buffer.from(JSON.stringify(document)))),
    keep: (document) => hold(document.path, document),
    paths: () => paths.all,
    get(path) {
      const found = held[paths.placeOf(path) as number] as number | ManifestDocument;
      return typeof found === 'number' ? JSON.parse(words.get(found).toString('utf8')) : found;
    },
  };
}
