import { createRequire } from 'node:module';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Contestant } from '../contestant.ts';

const folder = createRequire(import.meta.url)
  .resolve('pdfjs-dist/package.json')
  .slice(0, -'package.json'.length);

/** The text of all pages, as its example shows, with the tables that Chinese fonts need. */
export const barePdfjs: Contestant = {
  async read({ bytes }) {
    const task = getDocument({
      data: new Uint8Array(bytes),
      cMapUrl: `${folder}cmaps/`,
      cMapPacked: true,
      standardFontDataUrl: `${folder}standard_fonts/`,
      verbosity: 0,
    });
    const document = await task.promise;
    let characters = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      for (const item of items) if ('str' in item) characters += item.str.length;
      page.cleanup();
    }
    await task.destroy();
    return characters;
  },
};
