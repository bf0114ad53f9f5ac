import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each file below a folder, hidden ones too, by its path, and the hash of its bytes. */
export type Tree = ReadonlyMap<string, string>;

/** What lies below a folder; nothing where there is none. */
export function treeOf(folder: string): Tree {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(
    paths.map((path) => [
      path.slice(folder.length + 1),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  );
}

/** Where two trees differ, a path each. */
export function differences(one: Tree, other: Tree): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));
}

/** What a run keeps for itself and must not leave behind: temporaries and the journal. */
export function leftovers(tree: Tree): readonly string[] {
  return [...tree.keys()].filter((path) => path.split('/').some((name) => name.startsWith('.qingyuan')));
}
