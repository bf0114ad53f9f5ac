import { type Frame, frameOf, inFrame } from './frame.ts';

/** Characters that stand side by side in one font and size. Positions are in points, in their frame. */
export interface Run {
  readonly text: string;
  readonly frame: Frame;
  /** where it begins and ends along its line */
  readonly from: number;
  readonly to: number;
  /** where its baseline lies across the lines */
  readonly base: number;
  /** of the font, in points */
  readonly size: number;
  readonly font: string;
  /** white space stands before it, as the PDF has it or as a gap */
  readonly spaced: boolean;
  /** where each UTF-16 unit of the text begins along the line, and the last one's end, where that is known */
  readonly edges?: readonly number[];
}

/** The part of a pdfjs text item that is looked at. */
export interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

/** The runs of a page, in the order of the PDF's stream, from what pdfjs gives and the page's viewport at scale 1. */
export function runsOf(
  items: readonly Item[],
  viewport: readonly number[],
  isVertical: (font: string) => boolean,
): readonly Run[] {
  const [a, b, c, d, e, f] = viewport as [number, number, number, number, number, number];
  const unit = Math.hypot(a, b);
  const runs: Run[] = [];
  const frames = new Map<string, Frame>();
  let spaced = false;
  for (const { str, transform, width, height, fontName } of items) {
    const text = str.trim();
    if (text === '') {
      if (str !== '') spaced = true;
      continue;
    }
    const [ta, tb, tc, td, te, tf] = transform as [number, number, number, number, number, number];
    const vertical = isVertical(fontName);
    // Vertical writing runs against the direction of its characters' height.
    const [px, py] = vertical ? [-tc, -td] : [ta, tb];
    const key = `${px / Math.hypot(px, py)} ${py / Math.hypot(px, py)} ${vertical}`;
    let frame = frames.get(key);
    if (frame === undefined) {
      frame = frameOf(a * px + c * py, b * px + d * py, vertical);
      frames.set(key, frame);
    }
    const { u, v } = inFrame(frame, a * te + c * tf + e, b * te + d * tf + f);
    const size = Math.hypot(tc, td) * unit || Math.hypot(ta, tb) * unit;
    const length = (vertical ? height : width) * unit;
    runs.push({
      text,
      frame,
      from: u,
      to: u + length,
      // The origin of an upright character in vertical writing is the middle of its upper edge.
      base: vertical ? v + size * 0.38 : v,
      size,
      font: fontName,
      spaced: spaced || str.startsWith(' '),
    });
    spaced = str.endsWith(' ');
  }
  return runs;
}
