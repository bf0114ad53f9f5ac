import { createHash } from 'node:crypto';
import type { Known } from '../../../src/documents/raw-document.ts';
import type { UnreadFile } from '../../../src/pipeline/articles/located-files.ts';

/** A raw file that holds this text. */
export function fileOf(path: string, text: string | Uint8Array, known: Known = {}): UnreadFile {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path, read: async () => ({ path, bytes, sha256, known }) };
}

/** What the paragraphs of a page in mid-report may be, other ones for each number. */
export function prose(number: number): string {
  return [
    `今年修通了${number}条出山的公路，${number + 3}个村的客车每天往返两趟，运出去的茶叶比上年多出${number}成；`,
    `学校换了${number}处新屋顶，食堂的账目每周贴在墙上，家长随时可以来看，一分一厘都对得上。`,
  ]
    .map((line) => `${line.repeat(1)}\n`)
    .join('');
}

/** How a report begins. */
export const opening = '各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n一、去年的工作\n';

/** A page as a site has it. */
export function htmlPage(title: string, body: string, pager = '', head = ''): string {
  const paragraphs = body.replace(/[^\n]+/g, '<p>$&</p>');
  return `<!DOCTYPE html><html><head><title>${title}-岚屏县人民政府</title>${head}</head><body><h1>${title}</h1><div id="zoom">${paragraphs}</div><div>${pager}</div></body></html>`;
}
