import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { byCodeUnit } from '../order.ts';

/** What some files are made of: themselves, and all that they import. */
export interface ImportGraph {
  /** below the root, with `/`, in order; each with its text */
  readonly files: ReadonlyMap<string, string>;
  /** npm packages, by name, in order */
  readonly packages: readonly string[];
}

/** An import or export of values: those of types alone leave nothing behind in what runs. */
const importing =
  /^\s*(?:import|export)\s(?!type\b)[^'";]*?\bfrom\s*['"]([^'"]+)['"]|(?<!typeof )\bimport\(\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]/gm;

/**
 * Follows the imports of source files below a root; an import for which `stops` is true is not followed.
 *
 * Throws where an import names a file that is not there.
 */
export function importGraph(
  root: string,
  entries: readonly string[],
  stops: (file: string, from: string) => boolean = () => false,
  fileOf: (target: string) => string = (target) => target,
): ImportGraph {
  const files = new Map<string, string>();
  const packages = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    const text = textOf(root, file);
    files.set(file, text);
    for (const target of importsIn(text)) {
      if (target.startsWith('.')) {
        const there = fileOf(posix.join(posix.dirname(file), target));
        if (!stops(there, file)) waiting.push(there);
      } else if (!target.startsWith('node:')) packages.add(packageOf(target));
    }
  }
  return {
    files: new Map([...files].sort(([one], [other]) => byCodeUnit(one, other))),
    packages: [...packages].sort(byCodeUnit),
  };
}

/** What a source file imports when it runs, as it stands there. */
function importsIn(text: string): readonly string[] {
  return [...text.matchAll(importing)].map((match) => (match[1] ?? match[2] ?? match[3]) as string);
}

/** The same on every machine, whatever line ends it was checked out with; of a package.json its name and version. */
function textOf(root: string, file: string): string {
  const text = readFileSync(posix.join(root, file), 'utf8').replaceAll('\r\n', '\n');
  if (posix.basename(file) !== 'package.json') return text;
  const { name, version } = JSON.parse(text);
  return JSON.stringify({ name, version });
}

/** `@scope/name/file` → `@scope/name` */
function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}
