import type { Measure } from './measure.ts';
import type { PageTree } from './page-tree.ts';

/** Says, in a sentence, what a page without an article is, as far as can be seen; and what to do. */
export function whyNoBody({ source, elements }: PageTree, { han, linked, links }: Measure): string {
  if (elements.some(({ name }) => name === 'video') || /\.(?:mp4|m3u8|flv)\b/.test(source))
    return 'The page has a video and no article. Leave it out of raw.';
  const pdf = /["'(]([^"'()\s]{1,300}\.(?:pdf|ofd|docx?))["')]/i.exec(source)?.[1];
  if (pdf !== undefined)
    return `The page has no article of its own: its text is in a file, ${pdf.slice(0, 120)}. Fetch that.`;
  if (/\\u[4-9][0-9a-f]{3}(?:[^"\n]{0,40}\\u[4-9][0-9a-f]{3}){20}/i.test(source) || scriptHan(source) > 300)
    return 'The page has its text only in a script. Save it as a browser shows it.';
  if (links >= 10 && linked * 2 > han)
    return `The page is a list of ${links} links and has no article. Fetch the pages it leads to.`;
  if (elements.some(({ name }) => name === 'frame'))
    return 'The page is made of frames and has no text of its own. Fetch the page inside.';
  return `The page has no article: ${han} Han characters can be seen, and no text of sentences. Fetch it again, or leave it out of raw.`;
}

/** How many Han characters stand in scripts. */
function scriptHan(source: string): number {
  let sum = 0;
  for (let at = source.search(/<script/i); at >= 0; ) {
    const end = source.indexOf('</script', at);
    const slice = source.slice(at, end < 0 ? source.length : end);
    sum += slice.match(/\p{Script=Han}/gu)?.length ?? 0;
    at = end < 0 ? -1 : source.indexOf('<script', end);
  }
  return sum;
}
