import { isSecondHalf, type Link, type LinkedText, type Side, whatIs, wholeLink } from './linked-text.ts';

/** How the two texts are cut into rows that stand side by side. */
export interface Rows {
  readonly count: number;
  /** where each row begins, and after the last one the end of the text; offsets are UTF-16 */
  readonly starts: { readonly [side in Side]: readonly number[] };
  /** by row: the piece that its first character is in */
  readonly pieces: readonly number[];
  /** by row: whether it is another report of the same document, set aside */
  readonly aside: readonly boolean[];
}

/** No row that can be cut has more characters. */
const MOST = 1200;
/** Of a text of any length there are about so many rows at most. */
const ROWS = 20_000;

/**
 * Cuts the two texts where the clean one has a line's end, so that a paragraph stands beside what it was made of.
 *
 * What was removed behind a line's end, such as empty lines, stays with that line. Long lines are cut at the end of a
 * sentence; a change is never cut. `aside` tells which rules set other reports aside.
 */
export function rowsOf(text: LinkedText, aside: (rule: number) => boolean): Rows {
  const starts: { raw: number[]; clean: number[] } = { raw: [], clean: [] };
  const pieces: number[] = [];
  const asides: boolean[] = [];
  const least = Math.floor(text.raw.length / ROWS);
  let open = { raw: 0, clean: 0 };
  let isAside = false;
  let first = 0;
  let due = false;

  const cut = (raw: number, clean: number, piece: number): void => {
    due = false;
    if (raw > open.raw || clean > open.clean) {
      starts.raw.push(open.raw);
      starts.clean.push(open.clean);
      pieces.push(first);
      asides.push(isAside);
    }
    open = { raw, clean };
    first = piece;
  };

  for (let piece = 0; piece < text.pieces; piece += 1) {
    const { raw, clean } = wholeLink(text, piece);
    const what = whatIs(text, piece);
    const isOther = text.by[piece]?.some(aside) ?? false;
    const blank =
      what === 'removed' && raw.to - raw.from <= 8 && text.raw.slice(raw.from, raw.to).trim() === '';
    if ((due && !blank) || isOther !== isAside) cut(raw.from, clean.from, piece);
    isAside = isOther;
    if (what === 'changed' || what === 'inserted') {
      const ends = text.clean.slice(clean.from, clean.to).includes('\n');
      if (ends && raw.to - open.raw >= least) due = true;
      else if (raw.to - open.raw > MOST) due = true;
      continue;
    }
    const step = what === 'kept' ? 1 : 0;
    const stretch = raw.to - raw.from;
    for (let at = 0; ; ) {
      const end = nextCut(text.raw, raw.from + at, raw.to, open.raw, what === 'kept' ? least : MOST / 2);
      if (end === undefined) break;
      at = end - raw.from;
      if (at === stretch) due = true;
      else cut(end, clean.from + at * step, piece);
      if (due) break;
    }
  }
  cut(text.raw.length, text.clean.length, text.pieces);
  starts.raw.push(text.raw.length);
  starts.clean.push(text.clean.length);
  return { count: pieces.length, starts, pieces, aside: asides };
}

/** Where the row that began at `open` is to end in `raw[from, to)`: behind a line, or where it gets too long. */
function nextCut(raw: string, from: number, to: number, open: number, least: number): number | undefined {
  const limit = open + MOST;
  for (let line = raw.indexOf('\n', from); line >= 0 && line < Math.min(to, limit); ) {
    if (line + 1 - open > least) return line + 1;
    line = raw.indexOf('\n', line + 1);
  }
  if (to <= limit) return undefined;
  const window = raw.slice(Math.max(from, open + MOST / 2), limit);
  const stop = window.lastIndexOf('。');
  const end = stop >= 0 ? limit - window.length + stop + 1 : Math.max(limit, from + 1);
  return isSecondHalf(raw, end) ? end + 1 : end;
}

/** The pieces of a row, or what of them is in it, in order. */
export function* partsOf(text: LinkedText, rows: Rows, row: number): Generator<Link> {
  const from = { raw: rows.starts.raw[row] as number, clean: rows.starts.clean[row] as number };
  const to = { raw: rows.starts.raw[row + 1] as number, clean: rows.starts.clean[row + 1] as number };
  const last = rows.pieces[row + 1] ?? text.pieces - 1;
  for (let piece = rows.pieces[row] as number; piece <= last; piece += 1) {
    const whole = wholeLink(text, piece);
    // Where the next row begins with this piece, nothing of it is here.
    if (piece === rows.pieces[row + 1] && whole.raw.from === to.raw) return;
    const cut = (side: Side) => ({
      from: Math.max(whole[side].from, from[side]),
      to: Math.max(from[side], Math.min(whole[side].to, to[side])),
    });
    yield { piece, raw: cut('raw'), clean: cut('clean') };
  }
}
