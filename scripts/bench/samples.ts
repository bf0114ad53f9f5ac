import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from './plan.ts';
import type { Sample } from './sample.ts';

/** So many documents of a size in bytes. */
export interface Lot {
  readonly group: string;
  readonly count: number;
  readonly bytes: number;
}

/** Makes documents and writes them down, to be read from the disk as any others. */
export function madeSamples(
  plan: Plan,
  kind: string,
  ending: string,
  lots: readonly Lot[],
  make: (seed: number, bytes: number) => Uint8Array,
): readonly Sample[] {
  const folder = path.join(plan.work, kind);
  mkdirSync(folder, { recursive: true });
  let seed = 0;
  return lots.flatMap(({ group, count, bytes }) =>
    Array.from({ length: plan.small ? Math.min(count, 2) : count }, () => {
      seed += 1;
      const file = `${kind}-${String(seed).padStart(4, '0')}${ending}`;
      const made = make(seed, plan.small ? Math.min(bytes, 20_000) : bytes);
      writeFileSync(path.join(folder, file), made);
      return { path: file, location: path.join(folder, file), bytes: made.length, group };
    }),
  );
}

/** The files below a folder that end so, as documents of one group. */
export function foundSamples(folder: string, endings: readonly string[]): readonly Sample[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => endings.includes(path.extname(file).toLowerCase()))
    .sort()
    .map((file) => ({ file, location: path.join(folder, file) }))
    .filter(({ location }) => statSync(location).isFile())
    .map(({ file, location }) => ({
      path: file.split(path.sep).join('/'),
      location,
      bytes: statSync(location).size,
      group: 'all',
    }));
}
