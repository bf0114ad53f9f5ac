import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The files of types that some of them need, by path below a folder.
 *
 * The compiler writes those of all that is imported, also where only code needs it; and it names sources, which are not
 * published: `./span.ts` becomes `./span.js`, beside which `span.d.ts` stands for every compiler.
 */
export function declarationsFrom(folder: string, entries: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    const below = path.posix.dirname(file);
    const text = readFileSync(path.join(folder, file), 'utf8').replace(
      /((?:\bfrom |\bimport\(|^import )['"])(\.{1,2}\/[^'"]*?)\.(?:ts|js)(['"])/gm,
      (_, before: string, target: string, behind: string) => {
        waiting.push(`${path.posix.join(below, target)}.d.ts`);
        return `${before}${target}.js${behind}`;
      },
    );
    found.set(file, text);
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}
