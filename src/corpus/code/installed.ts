import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { byCodeUnit } from '../order.ts';

/**
 * The packages of these names as they are installed, and all that they need: `name@version`, in order.
 *
 * What a package may do without is left out: whether it is there depends on the machine. Throws where one is not there.
 */
export function installedPackages(from: string, names: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const waiting = names.map((name) => ({ from, name }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const folder = folderOf(next.from, next.name);
    const {
      name,
      version,
      dependencies = {},
    } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const one = `${name}@${version}`;
    if (found.has(one)) continue;
    found.add(one);
    for (const needed of Object.keys(dependencies)) waiting.push({ from: folder, name: needed });
  }
  return [...found].sort(byCodeUnit);
}

/** Where a package is that is imported from a folder: in the nearest node_modules that has it. */
function folderOf(from: string, name: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    try {
      return realpathSync(join(folder, 'node_modules', name));
    } catch (error) {
      if (dirname(folder) === folder)
        throw new Error(`the package ${name} is not installed. Install it: pnpm install.`, { cause: error });
    }
  }
}
