import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sidecar } from '../../src/documents/sidecar.ts';
import { type PlantedFile, plantedSet, type Wording } from './planted.ts';

/** Which report each raw file holds, by its path. */
type Truth = ReadonlyMap<string, Omit<PlantedFile, 'text'>>;

/** How many pairs of clean reports are one, and which were not found, or were found and are none. */
export interface PlantedScore {
  readonly reports: number;
  readonly wanted: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** Writes a set in which some reports lie twice below a raw folder. */
export function writePlanted(
  raw: string,
  { reports, planted, wording }: { reports: number; planted: number; wording: Wording },
): Truth {
  const truth = new Map<string, Omit<PlantedFile, 'text'>>();
  for (const { text, ...file } of plantedSet(reports, planted, wording)) {
    const folder = join(raw, 'loose', file.name.slice(0, 4));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, file.name), text);
    truth.set(`loose/${file.name.slice(0, 4)}/${file.name}`, file);
  }
  return truth;
}

/** Holds what the sidecars of a clean folder say of reports that are the same against what was planted. */
export function scoreOf(clean: string, truth: Truth): PlantedScore {
  const found = new Set<string>();
  const byOrigin = new Map<string, string[]>();
  const paths = readdirSync(clean, { recursive: true, encoding: 'utf8' });
  for (const path of paths.filter((each) => /\/[^/]*(?<!\.trace)\.json$/.test(each))) {
    const { source, sameAs = [] }: Sidecar = JSON.parse(readFileSync(join(clean, path), 'utf8'));
    const report = path.replace(/json$/, 'txt');
    for (const other of sameAs) found.add(pairOf(report, other.report));
    const file = truth.get(source.files[0]?.path ?? '');
    // Of a list page the one in the middle was planted.
    const isOther = file?.kind === 'list' && source.part.of > 1 && source.part.index !== 2;
    const origin = isOther ? path : `${file?.origin}`;
    byOrigin.set(origin, [...(byOrigin.get(origin) ?? []), report]);
  }
  const wanted = [...byOrigin.values()].flatMap((same) =>
    same.flatMap((one, at) => same.slice(at + 1).map((other) => pairOf(one, other))),
  );
  const right = new Set(wanted);
  return {
    reports: [...byOrigin.values()].flat().length,
    wanted: wanted.length,
    missed: wanted.filter((pair) => !found.has(pair)),
    wrong: [...found].filter((pair) => !right.has(pair)),
  };
}

function pairOf(one: string, other: string): string {
  return [one, other].sort().join(' = ');
}
