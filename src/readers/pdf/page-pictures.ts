import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import { withPdf } from './open-pdf.ts';

/** The picture of one page. */
export interface PagePicture {
  /** counted from 1 */
  readonly page: number;
  /** of the page, in points */
  readonly width: number;
  readonly height: number;
  readonly webp: Uint8Array;
}

/** A picture is so many pixels wide: small print can be read, and a page of text takes some 60 KB. */
const WIDTH = 900;
const QUALITY = 50;
/** A page that is longer than so many times its width is drawn less finely. */
const LONGEST = 4;

/** What pdfjs draws with: the package has the same functions as a browser. */
type BrowserContext = Parameters<PDFPageProxy['render']>[0]['canvasContext'];

/** What is left out of a page, and asks for more than it gives: form fields and notes that readers put on it. */
const WITHOUT_ANNOTATIONS = 0;

let drawing: Promise<typeof import('@napi-rs/canvas') | undefined> | undefined;

/**
 * Draws pages of a PDF, by their numbers from 1, one after the other; a page that cannot be drawn is left out.
 *
 * Rejects with a ReadError for a file that cannot be opened. Gives nothing where the package `@napi-rs/canvas` is not
 * installed: pages cannot be drawn without it.
 */
export async function pagePictures(
  bytes: Uint8Array,
  numbers: readonly number[],
): Promise<readonly PagePicture[]> {
  const drawn = await canvas();
  if (drawn === undefined) return [];
  const pictures: PagePicture[] = [];
  await withPdf(bytes, { stopAtErrors: false, useSystemFonts: true }, async (document) => {
    for (const number of numbers) {
      const page = await document.getPage(number).catch(() => undefined);
      if (page === undefined) continue;
      const { width, height } = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: Math.min(WIDTH / width, (WIDTH * LONGEST) / height) });
      const sheet = drawn.createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
      try {
        await page.render({
          canvas: null,
          canvasContext: sheet.getContext('2d') as unknown as BrowserContext,
          viewport,
          annotationMode: WITHOUT_ANNOTATIONS,
        }).promise;
        pictures.push({ page: number, width, height, webp: await sheet.encode('webp', QUALITY) });
      } catch {
        // A page that cannot be drawn has words and boxes all the same.
      } finally {
        page.cleanup();
      }
    }
  });
  return pictures;
}

function canvas(): NonNullable<typeof drawing> {
  drawing ??= load();
  return drawing;
}

async function load(): ReturnType<typeof canvas> {
  const made = await import('@napi-rs/canvas').catch(() => undefined);
  if (made === undefined) return undefined;
  // pdfjs draws with what a browser has under these names.
  const { DOMMatrix, ImageData, Path2D } = made;
  for (const [name, value] of Object.entries({ DOMMatrix, ImageData, Path2D }))
    (globalThis as Record<string, unknown>)[name] ??= value;
  return made;
}
