import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The bytes of the fixtures and of the sample corpus by the endings of their names, each once. */
export function samplesOf(...endings: readonly string[]): readonly Uint8Array[] {
  const found: Uint8Array[] = [];
  for (const folder of ['tests/fixtures', 'raw'])
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
      const isRaw = folder === 'raw' ? name !== 'manifest.json' : name.startsWith('raw');
      if (isRaw && endings.includes(extname(name))) found.push(readFileSync(join(root, folder, path)));
    }
  if (found.length === 0) throw new Error(`there is no sample that ends in ${endings.join(', ')}`);
  return found;
}
