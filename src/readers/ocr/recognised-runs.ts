import { type Frame, inFrame } from '../pdf/frame.ts';
import type { Run } from '../pdf/run.ts';
import type { RecognisedLine } from './engine.ts';

/** A page whose picture was read. */
export interface RecognisedPage {
  readonly lines: readonly RecognisedLine[];
  /** pixels of the picture to a point */
  readonly scale: number;
}

/** Boxes of lines whose letters have one size are higher than each other by up to this. */
const SAME_SIZE = 1.2;
/** So many Han characters that follow each other tell the size of their line. */
const ENOUGH = 4;

/**
 * The lines that were recognised on the pages of a document, as runs in the form in which printed text is laid out.
 *
 * A scan lies askew by an angle of its own: its lines get it as their frame. The size of the letters is measured by
 * how far Han characters stand apart, all lines of a document together, so that lines of one text have one size.
 */
export function recognisedRuns(pages: readonly RecognisedPage[]): readonly (readonly Run[])[] {
  const measured = pages.map(({ lines, scale }) => {
    const frame = frameOfPage(lines);
    return lines.map((line) => measuredLine(line, frame, scale));
  });
  const sizes = sizesOf(measured.flat());
  return measured.map((lines) => lines.map((line) => runOf(line, sizes(line))));
}

interface MeasuredLine {
  readonly text: string;
  readonly frame: Frame;
  /** the middle of each UTF-16 unit along the line, in points */
  readonly middles: readonly number[];
  /** the middle of the line across */
  readonly across: number;
  readonly height: number;
  /** how far Han characters stand apart, in points, where enough of them follow each other */
  readonly pitch: number | undefined;
}

/** The direction of a page's text: that of its lines in the mean, long lines counting as often as they are long. */
function frameOfPage(lines: readonly RecognisedLine[]): Frame {
  let [x, y] = [0, 0];
  for (const { begin, end } of lines) {
    const [dx, dy] = [end.x - begin.x, end.y - begin.y];
    if (Math.abs(dy) > dx * 0.2) continue;
    x += dx;
    y += dy;
  }
  const length = Math.sqrt(x * x + y * y);
  return length === 0
    ? { angle: 0, vertical: false, cos: 1, sin: 0 }
    : { angle: 0, vertical: false, cos: x / length, sin: y / length };
}

function measuredLine(
  { characters, begin, end, height }: RecognisedLine,
  frame: Frame,
  scale: number,
): MeasuredLine {
  const from = inFrame(frame, begin.x / scale, begin.y / scale);
  const to = inFrame(frame, end.x / scale, end.y / scale);
  const text = characters.map((character) => character.text).join('');
  const middles = characters.flatMap(({ text: own, at }) => {
    const middle = from.u + (to.u - from.u) * at;
    return Array.from({ length: own.length }, () => middle);
  });
  return {
    text,
    frame,
    middles,
    across: (from.v + to.v) / 2,
    height: height / scale,
    pitch: pitchOf(text, middles),
  };
}

const han = /\p{Script=Han}/u;

function pitchOf(text: string, middles: readonly number[]): number | undefined {
  const steps: number[] = [];
  for (let i = 1; i < text.length; i += 1)
    if (han.test(text.charAt(i - 1)) && han.test(text.charAt(i)))
      steps.push((middles[i] as number) - (middles[i - 1] as number));
  if (steps.length < ENOUGH) return undefined;
  // Middles are known to a fifth of a character only, so all steps count but those across a gap.
  const usual = [...steps].sort((one, other) => one - other)[steps.length >> 1] as number;
  const near = steps.filter((step) => step < usual * 1.6);
  return near.reduce((sum, step) => sum + step, 0) / near.length;
}

/**
 * The size of each line, the same for lines that differ by no more than measuring does.
 *
 * Lines are told apart by how high they are, for a justified line is stretched; how large the letters of a group are
 * is told by how far they stand apart in most of its lines.
 */
function sizesOf(lines: readonly MeasuredLine[]): (line: MeasuredLine) => number {
  const sorted = [...lines].sort((one, other) => one.height - other.height);
  const ratio = middleOf(sorted, ({ height, pitch }) => pitch && pitch / height) ?? 0.8;
  const groups: { readonly upto: number; readonly size: number }[] = [];
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const least = (sorted[from] as MeasuredLine).height;
    while (to < sorted.length && (sorted[to] as MeasuredLine).height <= least * SAME_SIZE) to += 1;
    const group = sorted.slice(from, to);
    const height = middleOf(group, (line) => line.height) as number;
    const pitch = middleOf(group, (line) => line.pitch) ?? height * ratio;
    // Letters set wide, as a title's may be, stand further apart than they are high.
    const size = pitch > height * ratio * 1.25 ? height * ratio : pitch;
    groups.push({ upto: (group.at(-1) as MeasuredLine).height, size: Math.round(size * 2) / 2 });
  }
  return ({ height }) => (groups.find(({ upto }) => height <= upto) as (typeof groups)[number]).size;
}

/** The value that half of the characters have no more than, of the lines that have one. */
function middleOf(
  lines: readonly MeasuredLine[],
  of: (line: MeasuredLine) => number | undefined,
): number | undefined {
  const values = lines.flatMap((line) => {
    const value = of(line);
    return value === undefined ? [] : [{ value, weight: line.text.length }];
  });
  values.sort((one, other) => one.value - other.value);
  let half = values.reduce((sum, { weight }) => sum + weight, 0) / 2;
  for (const { value, weight } of values) {
    half -= weight;
    if (half <= 0) return value;
  }
  return undefined;
}

function runOf({ text, frame, middles, across }: MeasuredLine, size: number): Run {
  const half = (index: number): number => (text.charCodeAt(index) < 0x2000 ? size / 4 : size / 2);
  const last = text.length - 1;
  const edges = middles.map((middle, index) =>
    index === 0 ? middle - half(0) : ((middles[index - 1] as number) + middle) / 2,
  );
  edges.push((middles[last] as number) + half(last));
  return {
    text,
    frame,
    from: edges[0] as number,
    to: edges[last + 1] as number,
    base: across + size * 0.38,
    size,
    font: 'recognised',
    spaced: false,
    edges,
  };
}
