import type { PageHints } from '../../src/documents/markup.ts';
import { readHtml } from '../../src/readers/html.ts';
import { extract } from '../../src/stages/extract.ts';
import type { Traced } from '../../src/text/traced.ts';
import { encode } from '../readers/invented.ts';
import { reportOf } from './invented-report.ts';

/** Words enough for an article. */
export const prose =
  '今年以来，全镇上下齐心协力，新修水渠三公里，改造危房二十户，粮食总产稳中有增，群众收入不断提高，各项任务圆满完成，为明年的工作打下了良好的基础。';

/** What the stage `extract` leaves of a page. */
export async function extracted(html: string, hints: PageHints = {}): Promise<Traced> {
  const document = await readHtml([{ path: '1.html', bytes: encode(html, 'utf-8') }]);
  const [report] = await extract.run({ ...reportOf(document.text), document }, { version: 1, ...hints });
  return (report as { text: Traced }).text;
}

/** The rules that signed what became of the first place where some words stand in the page. */
export function rulesOn(text: Traced, words: string): readonly string[] | undefined {
  const at = text.raw.indexOf(words);
  return [...text.pieces()].find(({ raw }) => raw.from <= at && at < raw.to)?.by;
}
