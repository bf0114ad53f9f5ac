import { join } from 'node:path';
import { describeOrigin, type OriginDescribed } from '../audit/describe-origin.ts';
import { NoSuchReport } from '../audit/find-report.ts';
import { BrokenReport, openReport } from '../audit/open-report.ts';
import { traceBack } from '../audit/trace-back.ts';
import { missingFolder } from '../building/wrong-folders.ts';
import { offsetOf } from '../opening/line-column.ts';
import { asJson } from './as-json.ts';
import { printOrigin } from './print-origin.ts';
import { say } from './say.ts';
import type { TraceOptions } from './trace.ts';

/** How many hits of `--find` are shown. */
const MOST_HITS = 20;

/** Says where a character, or each hit of a text, came from; gives the exit status. */
export async function showTrace(place: string, options: TraceOptions): Promise<number> {
  const { raw, clean, json, find } = options;
  const missing = await missingFolder({ '--raw': raw, '--clean': clean });
  if (missing !== undefined) return say(missing, 2);
  const spot = /^(.*):(\d+):(\d+)$/.exec(place);
  if (find === undefined && spot === null)
    return say(`${place} is no FILE:LINE:COL (both from 1). Or give FILE and --find TEXT.`, 2);
  if (find !== undefined && spot !== null)
    return say('a place and --find are two questions: give FILE:LINE:COL, or FILE and --find TEXT.', 2);
  if (find === '') return say('--find needs a text.', 2);
  try {
    const report = await openReport({ raw, clean }, spot?.[1] ?? place);
    const file = `${report.name}.txt`;
    const { hits, total } =
      find !== undefined
        ? hitsOf(report.clean, find)
        : {
            hits: [offsetOf(report.clean, { line: Number(spot?.[2]), column: Number(spot?.[3]) })],
            total: 1,
          };
    const origins: OriginDescribed[] = [];
    for (const origin of traceBack(report, hits)) origins.push(describeOrigin(report, origin));
    if (json) process.stdout.write(asJson({ file, total, origins }));
    else {
      const shown = origins.map((origin) => printOrigin(join(clean, file), raw, origin));
      process.stdout.write(shown.join('\n'));
      if (total > hits.length) process.stdout.write(`\n${total - hits.length} more of ${total} places\n`);
    }
    return total > 0 ? 0 : say(`${join(clean, file)}: “${find}” does not stand in it.`, 1);
  } catch (error) {
    if (error instanceof NoSuchReport) return say(error.message, 2);
    if (error instanceof BrokenReport) return say(error.message, 1);
    if (error instanceof RangeError) return say(`${place}: ${error.message}.`, 2);
    throw error;
  }
}

/** The first places of a text, and how many there are; they do not overlap. */
function hitsOf(text: string, wanted: string): { readonly hits: readonly number[]; readonly total: number } {
  const hits: number[] = [];
  let total = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    total += 1;
    if (hits.length < MOST_HITS) hits.push(at);
  }
  return { hits, total };
}
