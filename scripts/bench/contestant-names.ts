import type { Contestant } from './contestant.ts';

/** The contestants that run in Node, each loaded in a process of its own. */
export const contestants = {
  qingyuan: async () => (await import('./contestants/qingyuan.ts')).qingyuan,
  'buffer.toString': async () => (await import('./contestants/bare-decoding.ts')).bareDecoding,
  'cheerio.load': async () => (await import('./contestants/bare-cheerio.ts')).bareCheerio,
  htmlparser2: async () => (await import('./contestants/bare-htmlparser2.ts')).bareHtmlparser2,
  'Readability on linkedom': async () =>
    (await import('./contestants/readability-linkedom.ts')).readabilityLinkedom,
  'Readability on jsdom': async () => (await import('./contestants/readability-jsdom.ts')).readabilityJsdom,
  defuddle: async () => (await import('./contestants/defuddle.ts')).defuddle,
  'article-extractor': async () => (await import('./contestants/article-extractor.ts')).articleExtractor,
  pdfjs: async () => (await import('./contestants/bare-pdfjs.ts')).barePdfjs,
  pdftotext: async () => (await import('./contestants/pdftotext.ts')).pdftotext,
} as const satisfies Record<string, () => Promise<Contestant>>;

/** The name of a contestant; `readability-lxml` runs in Python. */
export type ContestantName = keyof typeof contestants | 'readability-lxml';
