import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import { ReadError } from '../read-error.ts';
import { type PageLayout, pageLayout } from './page-layout.ts';
import { pdfjs } from './pdfjs.ts';
import { type Item, runsOf } from './run.ts';
import { withPictures } from './textless-pages.ts';

/** How many bytes and pages of one file are read. */
const BYTES = 256 * 1024 * 1024;
const PAGES = 2000;

/** A file as it was read: its pages, and what of it could not be read. */
export interface OpenedPdf {
  readonly pages: readonly PageLayout[];
  /** numbers of the pages that have pictures or drawings but no text */
  readonly textless: readonly number[];
  /** the first page that was read in part only, and why */
  readonly partly: { readonly page: number; readonly why: string } | undefined;
}

/** Reads the text of all pages with its places. Throws a ReadError that says why and what to do, without the path. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  if (bytes.length === 0) throw new ReadError('the file is empty (0 bytes). Fetch it again.');
  if (bytes.length > BYTES)
    throw new ReadError(`the PDF has ${bytes.length} bytes; at most ${BYTES} are read. Divide it.`);
  const strict = await withPdf(bytes, { stopAtErrors: true }, (document) => pagesOf(document, undefined));
  if (strict.failed === undefined) return { ...strict, partly: undefined };
  // What is damaged is left out, and said.
  const partly = strict.failed;
  const lenient = await withPdf(bytes, { stopAtErrors: false }, (document) => pagesOf(document, partly.page));
  return { ...lenient, partly };
}

/** Does something with an open PDF, and closes it. Throws a ReadError for one that cannot be opened, or is damaged. */
export async function withPdf<Result>(
  bytes: Uint8Array,
  more: object,
  read: (document: PDFDocumentProxy) => Promise<Result>,
): Promise<Result> {
  const { getDocument, options } = await pdfjs();
  // pdfjs takes the bytes away from whoever gives them, and knows no Buffer.
  const task = getDocument({ ...options, ...more, data: new Uint8Array(bytes) });
  try {
    return await read(await task.promise);
  } catch (error) {
    throw error instanceof ReadError ? error : new ReadError(reasonOf(error));
  } finally {
    await task.destroy();
  }
}

function reasonOf(error: unknown): string {
  const { name = '', message = String(error) } = error instanceof Error ? error : {};
  if (name === 'PasswordException')
    return 'the PDF is encrypted and asks for a password. Save it without one, and give that file.';
  if (name === 'InvalidPDFException' || name === 'FormatError' || name === 'XRefParseException')
    return `the PDF is damaged: ${message.replace(/\.$/, '')}. Fetch it again.`;
  return `the PDF cannot be read: ${message.replace(/\.$/, '')}. Fetch it again, or save it anew with another program.`;
}

interface Pages {
  readonly pages: readonly PageLayout[];
  readonly textless: readonly number[];
  readonly failed: { readonly page: number; readonly why: string } | undefined;
}

async function pagesOf(document: PDFDocumentProxy, damaged: number | undefined): Promise<Pages> {
  const { numPages } = document;
  if (numPages > PAGES)
    throw new ReadError(`the PDF has ${numPages} pages; at most ${PAGES} are read. Divide it.`);
  const pages: PageLayout[] = [];
  const textless: number[] = [];
  const gutters = new Map<string, number[]>();
  for (let number = 1; number <= numPages; number += 1) {
    let page: PDFPageProxy;
    try {
      page = await document.getPage(number);
      const layout = await layoutOf(page, number, gutters);
      pages.push(layout);
      if (layout.lines.length === 0) textless.push(number);
      page.cleanup();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (damaged === undefined) return { pages, textless, failed: { page: number, why } };
      throw new ReadError(`page ${number}: the page is damaged: ${why}. Fetch the file again.`);
    }
  }
  return { pages, textless: await withPictures(document, textless), failed: undefined };
}

async function layoutOf(
  page: PDFPageProxy,
  number: number,
  gutters: Map<string, number[]>,
): Promise<PageLayout> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent({ disableNormalization: true });
  const runs = runsOf(items as readonly Item[], transform, (font) => styles[font]?.vertical === true);
  return pageLayout(runs, { number, width, height }, gutters);
}
