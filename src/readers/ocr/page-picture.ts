import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import { blankPicture, type Colour, type Matrix, type PdfImage, paint } from './paint.ts';
import type { Picture } from './picture.ts';

/** A picture of a page, and how many of its pixels go into a point. */
export interface PagePicture extends Picture {
  readonly scale: number;
}

/** Finer than this, in pixels an inch, is made coarser: recognition gains nothing by it. */
const FINEST = 300;
/** More pixels than this are not looked at: the whole of an A3 page at the finest. */
const PIXELS = 18_000_000;

/** The operators of pdfjs that are looked at, by its numbers. */
const SAVE = 10;
const RESTORE = 11;
const TRANSFORM = 12;
const FILL_COLOUR = 59;
const FORM_BEGIN = 74;
const FORM_END = 75;
const STENCIL = 83;
const PICTURE = 85;
const INLINE_PICTURE = 86;
const REPEATED_PICTURE = 88;

interface Placed {
  readonly image: PdfImage;
  readonly at: Matrix;
  readonly colour: Colour;
}

/**
 * A page that is a scan as one picture: all pictures that stand on it, in the order in which they are painted.
 *
 * As fine as its finest picture, up to 300 pixels an inch and 18 million pixels. Undefined for a page on which no
 * picture stands that can be read. What is drawn otherwise (lines, shapes) is not in it.
 */
export async function pagePicture(page: PDFPageProxy): Promise<PagePicture | undefined> {
  const placed = await placedOn(page);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const finest = Math.max(
    0,
    ...placed.map(({ image, at }) => image.width / Math.max(0.01, length(at[0], at[1]))),
  );
  if (finest === 0) return undefined;
  const scale = Math.min(finest, FINEST / 72, Math.sqrt(PIXELS / (width * height)));
  const picture = blankPicture(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  );
  const view = transform.map((value) => (value as number) * scale) as unknown as Matrix;
  for (const { image, at, colour } of placed) paint(picture, image, times(view, at), colour);
  return { ...picture, scale };
}

async function placedOn(page: PDFPageProxy): Promise<readonly Placed[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const placed: Placed[] = [];
  const saved: { at: Matrix; colour: Colour }[] = [];
  let at: Matrix = [1, 0, 0, 1, 0, 0];
  let colour: Colour = [0, 0, 0];
  const restore = () => {
    const before = saved.pop();
    if (before !== undefined) ({ at, colour } = before);
  };
  for (const [index, operator] of fnArray.entries()) {
    const args = (argsArray[index] ?? []) as readonly unknown[];
    if (operator === SAVE || operator === FORM_BEGIN) saved.push({ at, colour });
    if (operator === RESTORE || operator === FORM_END) restore();
    if (operator === TRANSFORM) at = times(at, args as unknown as Matrix);
    if (operator === FORM_BEGIN && args[0] != null) at = times(at, args[0] as Matrix);
    if (operator === FILL_COLOUR) colour = colourOf(args[0]);
    const first = args[0];
    if (operator === PICTURE || operator === STENCIL || operator === INLINE_PICTURE) {
      const image = await imageOf(page, first, operator === STENCIL);
      if (image !== undefined) placed.push({ image, at, colour });
    }
    if (operator === REPEATED_PICTURE) {
      const [, wide, high, corners] = args as readonly [unknown, number, number, readonly number[]];
      const image = await imageOf(page, first, false);
      for (let i = 0; image !== undefined && i < corners.length; i += 2) {
        const own: Matrix = [wide, 0, 0, high, corners[i] as number, corners[i + 1] as number];
        placed.push({ image, at: times(at, own), colour });
      }
    }
  }
  return placed;
}

/** A picture by its name among the page's objects, or as it stands in the operator. */
async function imageOf(page: PDFPageProxy, given: unknown, stencil: boolean): Promise<PdfImage | undefined> {
  const named = typeof given === 'string' ? given : (given as { data?: unknown } | undefined)?.data;
  const found: unknown =
    typeof named === 'string'
      ? await new Promise((resolve) => {
          (named.startsWith('g_') ? page.commonObjs : page.objs).get(named, resolve);
        })
      : given;
  const image = found as (Omit<PdfImage, 'data'> & { readonly data?: PdfImage['data'] }) | null | undefined;
  if (image?.data === undefined || !(image.width > 0 && image.height > 0)) return undefined;
  const { width, height, kind, data } = image;
  return { width, height, data, ...(!stencil && kind !== undefined && { kind }) };
}

/** `#rrggbb`, as pdfjs gives it. */
function colourOf(value: unknown): Colour {
  const number = typeof value === 'string' ? Number.parseInt(value.slice(1), 16) : 0;
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
