import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { madePage } from './made-page.ts';
import { madeText } from './made-text.ts';
import type { Plan } from './plan.ts';

/** Every so many documents one is a page; the others are text. */
const PAGE_EVERY = 5;

/** A raw folder of so many documents, as long as reports are; with `--folder`, a copy of that. */
export function corpusOf(plan: Plan, count: number): string {
  const raw = path.join(plan.work, plan.folder === undefined ? `raw-${count}` : 'raw');
  if (existsSync(raw)) return raw;
  if (plan.folder !== undefined) {
    cpSync(plan.folder, raw, { recursive: true });
    return raw;
  }
  for (let seed = 0; seed < count; seed += 1) {
    const folder = path.join(raw, 'loose', String(seed % 10));
    mkdirSync(folder, { recursive: true });
    const name = path.join(folder, String(seed).padStart(6, '0'));
    const bytes = lengthOf(seed);
    if (seed % PAGE_EVERY === 0) writeFileSync(`${name}.html`, madePage(seed, bytes));
    else writeFileSync(`${name}.txt`, madeText(seed, bytes));
  }
  return raw;
}

/** Bytes of the document of a number: counties' reports have 5,000 to 20,000 characters, provinces' 12,000 to 24,000, three bytes each. */
function lengthOf(seed: number): number {
  return 15_000 + ((seed * 7919) % 50_000);
}

/** How many documents a case takes. */
export function countOf({ small }: Plan, count: number): number {
  return small ? Math.max(3, count / 100) : count;
}

/** How many rounds a case takes whose rounds are long. */
export function longRounds({ rounds }: Plan): number {
  return Math.min(rounds, 3);
}
