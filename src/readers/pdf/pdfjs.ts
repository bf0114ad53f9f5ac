/// <reference path="./pdfjs-worker.d.ts" />
import { createRequire } from 'node:module';

/** What pdfjs is asked for: its functions, and the folders that its tables lie in. */
export interface Pdfjs {
  readonly getDocument: typeof import('pdfjs-dist/legacy/build/pdf.mjs').getDocument;
  /** options for reading text only: no fonts are drawn, nothing is fetched, nothing is printed */
  readonly options: object;
}

let loaded: Promise<Pdfjs> | undefined;

/** Loads pdfjs at the first call; it takes a tenth of a second. */
export function pdfjs(): Promise<Pdfjs> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Pdfjs> {
  const drawing = globalThis as Record<string, unknown>;
  // It asks for what draws in a browser as it loads, and complains where it is not there. Nothing is drawn here.
  const stubs = ['DOMMatrix', 'ImageData', 'Path2D'].filter((name) => drawing[name] === undefined);
  for (const name of stubs) drawing[name] = class {};
  const { getDocument } = await quietly(() => keepingOwn(importPdfjs));
  for (const name of stubs) delete drawing[name];
  const folder = createRequire(import.meta.url)
    .resolve('pdfjs-dist/package.json')
    .slice(0, -'package.json'.length);
  return {
    getDocument,
    options: {
      // Fonts that are not embedded say by these tables which characters they mean; without them the text is empty.
      cMapUrl: `${folder}cmaps/`,
      cMapPacked: true,
      standardFontDataUrl: `${folder}standard_fonts/`,
      disableFontFace: true,
      useSystemFonts: false,
      // Loaded only where a picture is decoded.
      wasmUrl: `${folder}wasm/`,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      isEvalSupported: false,
      enableXfa: false,
      // Pictures are decoded only where a page has no text. One of more pixels is left out, as if it were not there.
      maxImageSize: 120_000_000,
      verbosity: 0,
    },
  };
}

/** Both of its halves: it would import the second one itself, when the first document is opened. */
async function importPdfjs() {
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

/**
 * What core-js, which lies in it for old browsers, puts in place of the language's own, for the whole thread: it takes
 * a quarter longer to read a PDF with it, and whatever is done afterwards takes longer, too.
 */
const REPLACED = [
  [Array.prototype, 'push'],
  [JSON, 'parse'],
  [JSON, 'stringify'],
] as const;

/** Does something, and puts back what it replaced of the language. */
async function keepingOwn<Result>(make: () => Promise<Result>): Promise<Result> {
  const own = REPLACED.map(([of, name]) => ({ of, name, is: Object.getOwnPropertyDescriptor(of, name) }));
  try {
    return await make();
  } finally {
    for (const { of, name, is } of own) if (is !== undefined) Object.defineProperty(of, name, is);
  }
}

/** It says on the console that no canvas is installed: none is needed. */
async function quietly<Result>(make: () => Promise<Result>): Promise<Result> {
  const { warn } = console;
  console.warn = () => {};
  try {
    return await make();
  } finally {
    console.warn = warn;
  }
}
