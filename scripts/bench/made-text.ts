import { drawsFrom } from './draws.ts';
import { madeReport } from './made-report.ts';

/** A report as a dump keeps it, in UTF-8: paragraphs set in, one in three with a page number in its middle. */
export function madeText(seed: number, bytes: number): Uint8Array {
  const draws = drawsFrom(seed + 1);
  const { title, paragraphs } = madeReport(seed, bytes);
  let page = 0;
  const lines = paragraphs.map((paragraph) => {
    if (paragraph.length < 150 || draws.number(1, 3) > 1) return `　　${paragraph}`;
    const cut = draws.number(40, paragraph.length - 40);
    page += 1;
    return `　　${paragraph.slice(0, cut)}\n\n- ${page} -\n\n${paragraph.slice(cut)}`;
  });
  return Buffer.from(`${title.replace(/(?=政府)/, '\n')}\n\n${lines.join('\n\n')}\n`);
}
