import type { Picture } from './picture.ts';

/** A picture as it stands in a PDF: its pixels as pdfjs gives them. */
export interface PdfImage {
  readonly width: number;
  readonly height: number;
  /** 1: a bit a pixel, 1 is white; 2: three bytes; 3: four. Without it, a stencil: a bit a pixel, 0 is painted */
  readonly kind?: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Where a picture stands: what takes the unit square to the page's pixels, `x' = a·x + c·y + e`, `y' = b·x + d·y + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/** A blank page of so many pixels. */
export function blankPicture(width: number, height: number): Picture {
  return { width, height, data: new Uint8Array(width * height * 3).fill(255) };
}

/**
 * Paints a picture of a PDF on a page: each pixel is the mean of the picture's pixels that fall on it.
 *
 * A stencil is painted in the colour given. Only sums and products: the same pixels on every machine.
 */
export function paint(page: Picture, image: PdfImage, at: Matrix, colour: Colour): void {
  const [a, b, c, d, e, f] = at;
  const determinant = a * d - b * c;
  if (determinant === 0) return;
  // Row 0 of a picture is at the top of the unit square.
  const { width, height } = image;
  const inverse = [
    (d / determinant) * width,
    (b / determinant) * height,
    (-c / determinant) * width,
    (-a / determinant) * height,
  ] as const;
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  const left = Math.max(0, Math.floor(Math.min(...xs)));
  const right = Math.min(page.width, Math.ceil(Math.max(...xs)));
  const top = Math.max(0, Math.floor(Math.min(...ys)));
  const bottom = Math.min(page.height, Math.ceil(Math.max(...ys)));
  const [ux, vx, uy, vy] = inverse;
  // So many samples across and down as the picture has pixels to one of the page's.
  const across = samples(Math.max(Math.abs(ux), Math.abs(vx)));
  const down = samples(Math.max(Math.abs(uy), Math.abs(vy)));
  const read = reader(image, colour);
  const sum = new Float64Array(4);
  const area = across * down;
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      sum.fill(0);
      for (let j = 0; j < down; j += 1)
        for (let i = 0; i < across; i += 1) {
          const dx = x + (i + 0.5) / across - e;
          const dy = y + (j + 0.5) / down - f;
          const column = Math.floor(ux * dx + uy * dy);
          const row = Math.floor(height + vx * dx + vy * dy);
          if (column >= 0 && column < width && row >= 0 && row < height) read(column, row, sum);
        }
      const covered = sum[3] as number;
      if (covered === 0) continue;
      const pixel = (y * page.width + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const under = page.data[pixel + channel] as number;
        page.data[pixel + channel] = Math.round(((sum[channel] as number) + under * (area - covered)) / area);
      }
    }
}

function samples(pixels: number): number {
  return Math.min(8, Math.max(1, Math.round(pixels)));
}

/** Adds a pixel of the picture, and how much it covers, to a sum. */
function reader(
  image: PdfImage,
  [red, green, blue]: Colour,
): (x: number, y: number, sum: Float64Array) => void {
  const { kind, data, width } = image;
  const add = (sum: Float64Array, r: number, g: number, b: number, opaque: number) => {
    sum[0] = (sum[0] as number) + r * opaque;
    sum[1] = (sum[1] as number) + g * opaque;
    sum[2] = (sum[2] as number) + b * opaque;
    sum[3] = (sum[3] as number) + opaque;
  };
  if (kind === 2 || kind === 3) {
    const bytes = kind === 2 ? 3 : 4;
    return (x, y, sum) => {
      const at = (y * width + x) * bytes;
      const opaque = bytes === 3 ? 1 : (data[at + 3] as number) / 255;
      add(sum, data[at] as number, data[at + 1] as number, data[at + 2] as number, opaque);
    };
  }
  const rowBytes = (width + 7) >> 3;
  return (x, y, sum) => {
    const bit = ((data[y * rowBytes + (x >> 3)] as number) >> (7 - (x & 7))) & 1;
    if (kind === 1) add(sum, bit * 255, bit * 255, bit * 255, 1);
    else if (bit === 0) add(sum, red, green, blue, 1);
  };
}
