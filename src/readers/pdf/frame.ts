import type { Box } from '../../documents/raw-document.ts';

/**
 * The direction in which text is read on a page, as it is shown: points along a line and across the lines.
 *
 * `u` grows along a line, `v` from line to line; both in points. Vertical writing and text set on its side are
 * read by the same rules as lines across the page are.
 */
export interface Frame {
  /** degrees clockwise from left to right, 0–359; the same for vertical writing as for text turned by 90 */
  readonly angle: number;
  /** vertical writing: upright characters one below the other, columns from right to left */
  readonly vertical: boolean;
  readonly cos: number;
  readonly sin: number;
}

/** The frame of text that runs in the direction (dx, dy), y downwards. */
export function frameOf(dx: number, dy: number, vertical: boolean): Frame {
  const angle = (Math.round((Math.atan2(dy, dx) * 180) / Math.PI) + 360) % 360;
  const turn = (angle * Math.PI) / 180;
  return { angle, vertical, cos: clean(Math.cos(turn)), sin: clean(Math.sin(turn)) };
}

/** Right angles exactly, so that the same position gives the same number. */
function clean(value: number): number {
  return Math.abs(value) < 1e-9 ? 0 : Math.abs(value) > 1 - 1e-9 ? Math.sign(value) : value;
}

/** Where a point of the page lies along a line and across the lines. */
export function inFrame(
  { cos, sin }: Frame,
  x: number,
  y: number,
): { readonly u: number; readonly v: number } {
  return { u: x * cos + y * sin, v: y * cos - x * sin };
}

/** The box on the page of a rectangle given along and across the lines, in points to a hundredth. */
export function boxOf(
  { cos, sin }: Frame,
  page: number,
  { u0, u1, v0, v1 }: { readonly u0: number; readonly u1: number; readonly v0: number; readonly v1: number },
): Box {
  const xs = [u0 * cos - v0 * sin, u1 * cos - v0 * sin, u0 * cos - v1 * sin, u1 * cos - v1 * sin];
  const ys = [u0 * sin + v0 * cos, u1 * sin + v0 * cos, u0 * sin + v1 * cos, u1 * sin + v1 * cos];
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return {
    page,
    left: hundredth(left),
    top: hundredth(top),
    width: hundredth(Math.max(...xs) - left),
    height: hundredth(Math.max(...ys) - top),
  };
}

function hundredth(points: number): number {
  return Math.round(points * 100) / 100;
}
