import { compared } from '../compare.ts';
import { madeList } from '../made-list.ts';
import type { Plan } from '../plan.ts';
import type { Result } from '../row.ts';
import { madeSamples } from '../samples.ts';

const LOTS = [{ group: '150 KB', count: 16, bytes: 150_000 }] as const;

/** List pages with ten reports between adverts, saved as text, against the mere decoding of their bytes. */
export async function list(plan: Plan): Promise<Result> {
  if (plan.folder !== undefined)
    return {
      rows: [],
      speeds: [],
      notes: ['list: measured on made pages only; those of a folder are in text and html'],
    };
  const samples = madeSamples(plan, 'list', '.txt', LOTS, madeList);
  return compared('list', samples, [{ name: 'buffer.toString', better: 'lower', target: 6 }], plan);
}
