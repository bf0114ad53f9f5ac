import { boxOf } from './frame.ts';
import type { Line } from './line.ts';
import type { PageLayout, PageLine } from './page-layout.ts';

/** Why a line is no part of the text though it stands on the page. */
export type Running = 'running-header' | 'running-footer' | 'page-number' | 'watermark';

/** How many rows at the top and at the bottom of a page may be furniture. */
const ROWS = 3;
/** How much of a page's height the margin is that a number stands in, at most. */
const MARGIN = 0.12;
/** A number that stands alone has this many times its size to the next row. */
const ALONE = 2.5;
/** Lines at the same height on other pages may lie this many points apart. */
const SAME_HEIGHT = 4;

interface Candidate {
  readonly owner: PageLine;
  readonly page: number;
  /** rows from the edge, counted from 0 */
  readonly rank: number;
  /** points from the upper edge of the page */
  readonly top: number;
  readonly left: number;
  /** its words, each figure as #, without white space */
  readonly words: string;
  /** the same of all that stands beside it, itself included */
  readonly row: string;
  readonly edge: 'top' | 'bottom';
  /** it stands in the margin at that edge of the page */
  readonly margin: boolean;
  /** nothing stands beside it, and nothing near it above or below */
  readonly alone: boolean;
}

/**
 * The lines of pages that run: headers and footers, page numbers, watermarks, by geometry.
 *
 * A header or footer has the same words at the same height on several pages, figures left aside. Page numbers
 * count as the pages do. Both stand outermost on their page, or next to one that does.
 */
export function runningLines(pages: readonly PageLayout[]): ReadonlyMap<PageLine, Running> {
  const found = new Map<PageLine, Running>();
  const candidates = pages.flatMap((page, index) => candidatesOf(page, index));
  const numbers = pageNumbers(candidates, pages.length);
  const repeated = repeatedLines(candidates, pages.length);
  // A row is furniture only if all rows between it and the edge of the page are.
  const blocked = new Map<string, number>();
  for (const each of [...candidates].sort((one, other) => one.rank - other.rank)) {
    const key = `${each.page} ${each.edge}`;
    const kind = numbers.has(each)
      ? 'page-number'
      : repeated.has(each)
        ? each.edge === 'top'
          ? 'running-header'
          : 'running-footer'
        : undefined;
    if (kind === undefined) blocked.set(key, Math.min(blocked.get(key) ?? each.rank, each.rank));
    else if ((blocked.get(key) ?? each.rank) >= each.rank && !found.has(each.owner))
      found.set(each.owner, kind);
  }
  for (const { lines } of pages)
    for (const owner of lines) {
      const { angle } = owner.line.frame;
      if (owner.aside && angle % 90 !== 0) found.set(owner, 'watermark');
    }
  return found;
}

/** The outermost rows of a page, top and bottom; of a page with few rows, none counts for both. */
function candidatesOf(page: PageLayout, index: number): readonly Candidate[] {
  const placed = page.lines
    .filter(({ line }) => line.frame.angle % 90 === 0)
    .map((owner) => ({ owner, box: shown(owner.line) }))
    .sort((one, other) => one.box.bottom - other.box.bottom || one.box.left - other.box.left);
  const rows: (typeof placed)[] = [];
  for (const each of placed) {
    const row = rows.at(-1);
    if (row !== undefined && each.box.bottom - (row[0] as (typeof placed)[number]).box.bottom < SAME_HEIGHT)
      row.push(each);
    else rows.push([each]);
  }
  const beside = (at: number, side: Candidate['edge']): number =>
    rows[side === 'top' ? at + 1 : at - 1]?.[0]?.box.bottom ?? Number.POSITIVE_INFINITY;
  const candidates: Candidate[] = [];
  rows.forEach((row, at) => {
    const fromEnd = rows.length - 1 - at;
    const edge: Candidate['edge'] | undefined =
      at <= fromEnd && at < ROWS ? 'top' : fromEnd < ROWS ? 'bottom' : undefined;
    const whole = row.map(({ owner }) => withoutFigures(owner.line.text)).join('');
    // A page with nothing else on it may have its number at the foot.
    for (const side of edge === undefined ? [] : rows.length === 1 ? (['top', 'bottom'] as const) : [edge])
      for (const { owner, box } of row)
        candidates.push({
          row: whole,
          owner,
          page: index,
          rank: side === 'top' ? at : fromEnd,
          top: box.bottom,
          left: box.left,
          words: withoutFigures(owner.line.text),
          edge: side,
          margin: (side === 'top' ? box.bottom : page.height - box.bottom) < page.height * MARGIN,
          alone: row.length === 1 && Math.abs(box.bottom - beside(at, side)) > owner.line.size * ALONE,
        });
  });
  return candidates;
}

function withoutFigures(text: string): string {
  return text.replace(/\s+/g, '').replace(/\d+/g, '#');
}

function shown({ frame, from, to, base, size }: Line) {
  const { left, top, height } = boxOf(frame, 0, {
    u0: from,
    u1: to,
    v0: base - size * 0.88,
    v1: base + size * 0.12,
  });
  return { left, bottom: top + height };
}

/** Lines with the same words at the same height: on three pages, or on all of two or three. */
function repeatedLines(candidates: readonly Candidate[], pages: number): ReadonlySet<Candidate> {
  const groups = new Map<string, Candidate[]>();
  for (const each of candidates)
    for (const words of new Set([each.words, each.row])) {
      // A number alone is a page's or a table's: its counting tells.
      if (/^[#\p{P}\p{S}]*$/u.test(words)) continue;
      // The head of a table that goes on from page to page has more cells.
      if (each.owner.line.text.split('\t').length > 3) continue;
      const key = `${each.edge} ${words}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [each]);
      else group.push(each);
    }
  const repeated = new Set<Candidate>();
  for (const group of groups.values()) {
    const sorted = [...group].sort((one, other) => one.top - other.top);
    let begin = 0;
    for (let i = 1; i <= sorted.length; i += 1) {
      const [first, next] = [sorted[begin] as Candidate, sorted[i]];
      if (next !== undefined && next.top - first.top <= SAME_HEIGHT) continue;
      const same = sorted.slice(begin, i);
      const on = new Set(same.map(({ page }) => page)).size;
      if (on >= Math.min(3, Math.max(2, pages))) for (const each of same) repeated.add(each);
      begin = i;
    }
  }
  return repeated;
}

const figure = '(?:\\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7}|[〇零一二三四五六七八九十百]{1,5})';
const dash = '[-–—―－─·•.~～]{0,40}';
const total = `(?:\\s{0,9}(?:[/／]|of|之|，|,)?\\s{0,9}共?\\s{0,9}${figure}\\s{0,9}页?)?`;
const number = new RegExp(
  `^${dash}\\s{0,9}(?:第|Page)?\\s{0,9}(${figure})\\s{0,9}页?${total}\\s{0,9}${dash}$`,
  'u',
);
/** Marks that only a page number has: `— 3 —`, `第3页`, `3 / 12`. */
const marked =
  /^[-–—―－─·]{1,12}\s{0,12}\S{1,5}\s{0,12}[-–—―－─·]{1,12}$|^第.{1,5}页|^\d{1,9}\s{0,12}[/／]\s{0,12}\d{1,9}$|页.{0,3}共.{0,12}页$/;

/** Numbers at an edge that count as the pages do, on at least two pages; one that is marked as a page's counts alone, and on an only page one that stands alone in the margin. */
function pageNumbers(candidates: readonly Candidate[], pages: number): ReadonlySet<Candidate> {
  const numbers = new Set<Candidate>();
  const byStart = new Map<string, Candidate[]>();
  for (const each of candidates) {
    const text = each.owner.line.text.trim();
    const match = text.length > 24 ? null : number.exec(text);
    if (match === null) continue;
    const value = countOf(match[1] as string);
    if (value === undefined) continue;
    if (pages === 1 ? isOnlyPages(each, text) : marked.test(text) && each.rank === 0) numbers.add(each);
    const key = `${each.edge} ${value - each.page}`;
    const group = byStart.get(key);
    if (group === undefined) byStart.set(key, [each]);
    else group.push(each);
  }
  for (const group of byStart.values())
    if (new Set(group.map(({ page }) => page)).size >= 2) for (const each of group) numbers.add(each);
  return numbers;
}

/** Whether a number is that of a document's one page: no other tells how it counts, so the margin has to. */
function isOnlyPages({ margin, alone, edge, rank }: Candidate, text: string): boolean {
  return (
    margin && (marked.test(text) || (alone && edge === 'bottom' && rank === 0 && /^\d{1,3}$/.test(text)))
  );
}

const roman: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
const han = '〇一二三四五六七八九';

function countOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const small = text.toLowerCase();
  if (/^[ivxlc]+$/.test(small)) {
    let value = 0;
    for (let i = 0; i < small.length; i += 1) {
      const here = roman[small.charAt(i)] as number;
      value += here < (roman[small.charAt(i + 1)] ?? 0) ? -here : here;
    }
    return value;
  }
  const digits = text.replaceAll('零', '〇');
  if (!/[十百]/.test(digits)) return Number([...digits].map((digit) => han.indexOf(digit)).join(''));
  const match = /^(?:(.?)百)?〇?(?:(.?)十)?(.?)$/.exec(digits);
  if (match === null) return undefined;
  const digit = (found: string | undefined, empty: number) =>
    found === undefined ? 0 : found === '' ? empty : han.indexOf(found);
  return (
    digit(match[1], 1) * 100 +
    digit(match[2], 1) * 10 +
    (match[3] === '' ? 0 : han.indexOf(match[3] as string))
  );
}
