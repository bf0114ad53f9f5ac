import { compact, isTitleLine } from '../rules/paragraphs/line-shapes.ts';
import { isProse, ofReport } from './report-shape.ts';
import { speaksOfSite } from './site-words.ts';
import type { StudiedLine, Study } from './study.ts';

/** Where a line stands in its report: before the first sentence, behind the last, or between. */
export type Place = 'before' | 'within' | 'behind';

/** A line and where it stands. */
export interface PlacedLine extends StudiedLine {
  /** what it has in common with lines that differ in blanks and numbers alone */
  readonly key: string;
  readonly place: Place;
  /** whether nothing but furniture and other repeated lines stands between it and the edge */
  readonly outermost: boolean;
}

/** What a line is counted once in: a file, or a report of a list page. */
export interface Unit {
  /** the index of its study */
  readonly study: number;
  readonly lines: readonly PlacedLine[];
}

/** What a line has in common with lines that differ from it in blanks and numbers alone. */
export function keyOf(words: string): string {
  return compact(words).replace(/\d+/g, '#');
}

/** Of two reports with so much of their sentences in common one is the other's copy. */
const sameReport = 0.8;

type Bare = StudiedLine & { readonly key: string };

/** Counts in how many units each key stands. */
export function countsOf(
  units: readonly (readonly { readonly key: string }[])[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const unit of units)
    for (const key of new Set(unit.map((line) => line.key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/**
 * Divides documents into units: each file is one, and each stretch between the headings of a list page.
 *
 * `headings` are the offsets in the raw text where the reports of each study begin (UTF-16), where they are several.
 * What has the sentences of an earlier unit is left out: a report that was saved twice would repeat whole.
 */
export function unitsOf(
  studies: readonly Study[],
  headings: readonly (readonly number[])[] = [],
): readonly Unit[] {
  const bare: { study: number; lines: Bare[] }[] = [];
  for (const [study, { lines }] of studies.entries()) {
    const begins = headings[study] ?? [];
    let unit: Bare[] = [];
    let part = 0;
    let file = lines[0]?.file;
    for (const line of lines) {
      let now = part;
      while ((begins[now] ?? Infinity) <= line.raw.from) now += 1;
      if (line.file !== file || (now !== part && now > 1)) {
        bare.push({ study, lines: unit });
        unit = [];
      }
      file = line.file;
      part = now;
      unit.push({ ...line, key: keyOf(line.words) });
    }
    if (unit.length > 0) bare.push({ study, lines: unit });
  }
  const own = unlike(bare);
  const counts = countsOf(own.map(({ lines }) => lines));
  return own.map(({ study, lines }) => ({ study, lines: placed(lines, counts) }));
}

function unlike<U extends { readonly lines: readonly Bare[] }>(units: readonly U[]): readonly U[] {
  const seen = new Set<string>();
  return units.filter(({ lines }) => {
    const prose = lines.map(({ words }) => words).filter(isProse);
    const again = prose.filter((words) => seen.has(words)).length;
    for (const words of prose) seen.add(words);
    return prose.length < 3 || again < prose.length * sameReport;
  });
}

function placed(lines: readonly Bare[], counts: ReadonlyMap<string, number>): readonly PlacedLine[] {
  const repeats = ({ key }: Bare): boolean => (counts.get(key) ?? 0) > 1;
  const isText = (line: Bare): boolean =>
    line.left !== '' && isProse(line.words) && !(repeats(line) && speaksOfSite(line.words));
  const first = lines.findIndex(isText);
  const last = lines.findLastIndex(isText);
  const isOuter = (line: Bare): boolean =>
    line.left === '' || (repeats(line) && !isText(line) && ofReport(line.words) === undefined);
  // A title stands above a site's lines as well as below them.
  const head = lines.findIndex((line) => !isOuter(line) && !isTitleLine(compact(line.words)));
  const tail = lines.findLastIndex((line) => !isOuter(line));
  const title = lines.findIndex(({ words }) => isTitleLine(compact(words)));
  // Below a title so few characters may be the name of who speaks or signs, year after year.
  const mayBeName = ({ words }: Bare, index: number): boolean =>
    index > title && /^\p{Script=Han}{2,4}$/u.test(compact(words));
  return lines.map((line, index) => ({
    ...line,
    place: first < 0 || index < first ? 'before' : index > last ? 'behind' : 'within',
    outermost: ((head >= 0 && index < head) || index > tail) && !mayBeName(line, index),
  }));
}
