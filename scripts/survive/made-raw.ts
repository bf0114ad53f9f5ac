import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { madePage } from '../bench/made-page.ts';
import { madeText } from '../bench/made-text.ts';

/** Every so many documents one is a page; the others are text. */
const PAGE_EVERY = 5;

/** One of two states of a raw folder: a run goes from the clean folder of one to that of the other. */
export type Version = 'a' | 'b';

/**
 * Writes a raw folder of made documents, 2 to 5 KB each, in place of what is there.
 *
 * In `b` every seventh document has other words, every thirteenth is missing, and there are some that come before all
 * others, so that reports of the same place and year change their numbers.
 */
export function writeMade(raw: string, documents: number, version: Version): void {
  rmSync(raw, { recursive: true, force: true });
  for (let seed = 0; seed < documents; seed += 1) {
    if (version === 'b' && seed % 13 === 6) continue;
    const words = version === 'b' && seed % 7 === 3 ? seed + documents : seed;
    put(raw, `${String(seed % 10)}/${String(seed).padStart(6, '0')}`, words);
    if (version === 'b' && seed % 20 === 0) put(raw, `0/!${String(seed).padStart(6, '0')}`, seed);
  }
}

function put(raw: string, name: string, seed: number): void {
  const location = join(raw, 'loose', name);
  mkdirSync(dirname(location), { recursive: true });
  const bytes = 2000 + ((seed * 7919) % 3000);
  if (seed % PAGE_EVERY === 0) writeFileSync(`${location}.html`, madePage(seed, bytes));
  else writeFileSync(`${location}.txt`, madeText(seed, bytes));
}
