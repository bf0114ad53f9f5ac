import { compact } from '../rules/paragraphs/line-shapes.ts';
import { type LineGroup, sameWords } from './line-groups.ts';
import { isSentence, ofReport } from './report-shape.ts';
import { addressesReader, speaksOfSite } from './site-words.ts';

/** What a line that repeats is: the site's, a report's own, or for a person to say. */
export type Verdict = 'furniture' | 'unsure' | 'report';

/** A line that is longer is a sentence of a report, whatever it speaks of. */
const longest = 80;
/** One that is shorter may be the cell of a table, which repeats in a report too. */
const shortestAgain = 8;

/**
 * Decides on lines that repeat from report to report.
 *
 * A formula of reports repeats too. At the edges of a page what is no sentence and no formula is the site's where it
 * speaks of a site, is a link, or has nothing but furniture outside of it. In the text it must address the reader, be a link, or
 * stand several times in one report, as no heading does.
 */
export function verdictOf(group: LineGroup): Verdict {
  const { key, lines, seen, of, place } = group;
  const words = lines[0]?.words ?? '';
  const length = compact(words).length;
  const linked = lines.every((line) => line.linked);
  const edge = place !== 'within';
  const site = speaksOfSite(words) && length <= longest;
  const own = ofReport(words);
  if (!linked && (own === 'surely' || (own === 'perhaps' && !(site && edge)))) return 'report';
  const outermost = lines.filter((line) => line.outermost).length >= seen * 0.8;
  if (key.includes('#') && !sameWords(group)) {
    if (edge && (site || /^\d{4}[-/.]\d/.test(words))) return often(seen, of, 0.3);
    if (own !== undefined || isSentence(words) || seen < 3) return 'report';
    if (linked) return often(seen, of, 0.3);
    return edge && outermost && seen >= of * 0.8 ? 'furniture' : 'report';
  }
  if (addressesReader(words) && length <= longest) return often(seen, of, edge ? 0.2 : 0.15);
  if (isSentence(words)) {
    if (edge && site && outermost && seen >= 3) return often(seen, of, 0.5);
    return edge || site || linked ? 'unsure' : 'report';
  }
  if (linked) return edge || seen >= 3 ? often(seen, of, 0.3) : 'unsure';
  if (group.again > 1 && length >= shortestAgain) return often(seen, of, 0.3);
  if (!edge) return 'unsure';
  if (site) return often(seen, of, 0.3);
  return seen >= 3 && outermost ? often(seen, of, 0.6) : 'unsure';
}

function often(seen: number, of: number, share: number): Verdict {
  return seen >= Math.max(2, of * share) ? 'furniture' : 'unsure';
}
