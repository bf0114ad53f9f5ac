import { compared } from '../compare.ts';
import { madeText } from '../made-text.ts';
import type { Plan } from '../plan.ts';
import type { Result } from '../row.ts';
import { foundSamples, madeSamples } from '../samples.ts';

const LOTS = [
  { group: '10 KB', count: 60, bytes: 10_000 },
  { group: '40 KB', count: 30, bytes: 40_000 },
  { group: '200 KB', count: 4, bytes: 200_000 },
] as const;

/** Reports as text, against the mere decoding of their bytes. */
export function text(plan: Plan): Promise<Result> {
  const samples =
    plan.folder === undefined
      ? madeSamples(plan, 'text', '.txt', LOTS, madeText)
      : foundSamples(plan.folder, ['.txt', '.md']);
  return compared('text', samples, [{ name: 'buffer.toString', better: 'lower', target: 6 }], plan);
}
