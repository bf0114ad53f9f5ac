import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { comparableOf } from '../near-duplicates/comparable.ts';
import { type Edition, editionOf } from '../near-duplicates/edition.ts';
import { comparing, nearDuplicatesAmong } from '../near-duplicates/near-duplicates.ts';
import { listClean } from '../opening/clean-folder.ts';
import { readManifest } from '../opening/read-json.ts';
import { readSidecar } from '../opening/report-files.ts';
import { walk } from '../opening/walk.ts';
import type { Common } from './folders.ts';

export async function showDuplicates({ clean }: Common): Promise<number> {
  const { data } = await readManifest(clean);
  const { names } = await listClean(clean, await walk(clean), data);
  const editions: Edition[] = [];
  const textOf = (name: string) => readFile(join(clean, `${name}.txt`), 'utf8');
  for (const name of names) {
    const { data: sidecar } = await readSidecar(clean, name);
    if (sidecar !== undefined) editions.push(editionOf(name, await textOf(name), sidecar));
  }
  const found = await nearDuplicatesAmong(
    editions,
    comparing(async (report) => {
      const { report: name, glossary } = editions[report] as Edition;
      return comparableOf(await textOf(name), glossary);
    }),
  );
  process.stdout.write(
    JSON.stringify({
      groups: found.groups.map((g) => g.map((i) => editions[i]!.report)),
      pairs: found.pairs.map((p) => ({
        ...p,
        one: editions[p.one]!.report,
        other: editions[p.other]!.report,
      })),
    }),
  );
  return 0;
}
