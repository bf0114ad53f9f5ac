import type { Change } from '../../text/span.ts';
import { Draft } from './edges.ts';
import { looker } from './look.ts';

/** The lines of a text that have words, and where each of its pages begins. */
export interface PagedLines {
  readonly lines: readonly Draft[];
  readonly pages: readonly number[];
  /** whether two signs may be one line end, as CR LF are */
  readonly mayPair: boolean;
}

/** A text and what was made of it by changes. */
export interface Made {
  readonly before: string;
  readonly changes: readonly Change[];
  readonly text: string;
}

/**
 * The lines of a text that was made of another by taking stretches out of it, from the lines of that.
 *
 * They move there, and what was looked at is looked at again only where something was taken out of a line. Undefined where
 * more was done than that: where anything was put in, a page's end was taken out, or two signs may be one line end.
 */
export function linesAfter({ lines, pages, mayPair }: PagedLines, made: Made): PagedLines | undefined {
  const { before, changes, text } = made;
  // Two line ends that come to stand side by side are one then.
  if (mayPair || !onlyTakesOut(made)) return undefined;
  const moved: Draft[] = [];
  let index = 0;
  let page = 0;
  let taken = 0;
  let lookAt: ReturnType<typeof looker> | undefined;
  const keepUntil = (offset: number): void => {
    for (; index < lines.length && (lines[index] as Draft).next <= offset; index += 1)
      moved.push((lines[index] as Draft).moved(taken));
  };
  for (let at = 0; at < changes.length; ) {
    const { from: first, to: end } = changes[at] as Change;
    const begin = lineBegin(before, first);
    keepUntil(begin);
    const from = begin - taken;
    let next = first === begin && isLineBegin(before, end) ? end : lineNext(before, end);
    taken += end - first;
    // What is left of several lines may be one.
    for (at += 1; at < changes.length && (changes[at] as Change).from < next; at += 1) {
      const change = changes[at] as Change;
      taken += change.to - change.from;
      if (change.to >= next) next = lineNext(before, change.to);
    }
    while (index < lines.length && (lines[index] as Draft).from < next) index += 1;
    const over = next - taken;
    const to = over > from && isLineEnd(text.charCodeAt(over - 1)) ? over - 1 : over;
    if (to === from) continue;
    while (page + 1 < pages.length && (pages[page + 1] as number) <= begin) page += 1;
    lookAt ??= looker(text);
    const look = lookAt(from, to);
    if (look !== undefined) moved.push(new Draft(from, to, over, look, page));
  }
  keepUntil(before.length);
  return { lines: moved, pages: pagesAfter(pages, changes, text), mayPair };
}

const [LINE_FEED, FORM_FEED] = [0x0a, 0x0c];

/** Whether all that was done is that stretches were taken out, one behind the other, and none with the end of a page. */
function onlyTakesOut({ before, changes }: Made): boolean {
  let done = 0;
  for (const { from, to, insert } of changes) {
    if (insert !== '' || from < done || to <= from) return false;
    for (let at = from; at < to; at += 1) if (before.charCodeAt(at) === FORM_FEED) return false;
    done = to;
  }
  return true;
}

function isLineEnd(unit: number): boolean {
  return unit === LINE_FEED || unit === FORM_FEED || unit === 0x2028 || unit === 0x2029;
}

function isLineBegin(text: string, offset: number): boolean {
  return offset === 0 || offset === text.length || isLineEnd(text.charCodeAt(offset - 1));
}

/** Where the line of an offset begins. */
function lineBegin(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** Where the line behind that of an offset begins. */
function lineNext(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += 1;
  return Math.min(at + 1, text.length);
}

/** Where the pages begin then; one of which nothing is left is none. */
function pagesAfter(pages: readonly number[], changes: readonly Change[], text: string): readonly number[] {
  let taken = 0;
  let at = 0;
  const after: number[] = [];
  for (const begin of pages) {
    for (; at < changes.length && (changes[at] as Change).to <= begin; at += 1) {
      const { from, to } = changes[at] as Change;
      taken += to - from;
    }
    after.push(begin - taken);
  }
  if (after.at(-1) === text.length) after.pop();
  return after;
}
