import { compared } from '../compare.ts';
import { madePage } from '../made-page.ts';
import type { Plan } from '../plan.ts';
import type { Result } from '../row.ts';
import { foundSamples, madeSamples } from '../samples.ts';

const LOTS = [
  { group: '20 KB', count: 24, bytes: 20_000 },
  { group: '200 KB', count: 3, bytes: 220_000 },
  { group: '2 MB', count: 1, bytes: 2_200_000 },
] as const;

/** Pages of sites, against bare parsers and against what finds an article in a page. */
export function html(plan: Plan): Promise<Result> {
  const samples =
    plan.folder === undefined
      ? madeSamples(plan, 'html', '.html', LOTS, madePage)
      : foundSamples(plan.folder, ['.html', '.htm']);
  return compared(
    'html',
    samples,
    [
      { name: 'htmlparser2', better: 'higher' },
      { name: 'cheerio.load', better: 'higher', target: 2 },
      { name: 'readability-lxml', better: 'higher', target: 3 },
      { name: 'Readability on linkedom', better: 'higher', target: 5 },
      {
        name: 'article-extractor',
        better: 'higher',
        without: {
          groups: ['2 MB'],
          because: 'its time grows with the square of a page, and one of these takes minutes',
        },
      },
      { name: 'defuddle', better: 'higher', target: 20 },
      { name: 'Readability on jsdom', better: 'higher', target: 20 },
    ],
    plan,
  );
}
