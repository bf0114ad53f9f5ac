import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { madePage } from '../bench/made-page.ts';
import { madeText } from '../bench/made-text.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The documents of a made raw folder that cannot be built, in order of path. */
export const REFUSED = ['loose/empty.txt', 'loose/no-report.txt', 'loose/torn.pdf'];

/**
 * Makes a raw folder of at least so many documents: texts and pages, some of one name, the sample corpus with its
 * archives and paged articles, and three that cannot be built.
 */
export function makeRaw(folder: string, count: number): void {
  cpSync(join(root, 'raw'), folder, { recursive: true });
  const put = (path: string, bytes: Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  };
  for (let number = 0; number < count; number += 1) {
    const name = `loose/${number % 10}/${String(number).padStart(6, '0')}`;
    // As long as real reports are: 5,000 to 21,000 characters.
    const bytes = 15_000 + ((number * 7919) % 50_000);
    // One in eleven has the name of another: which of them is `-2` depends on their order alone.
    const seed = number % 11 === 0 ? number >> 1 : number;
    if (number % 5 === 0) put(`${name}.html`, madePage(seed, bytes));
    else put(`${name}.txt`, madeText(seed, bytes));
  }
  put('loose/empty.txt', new Uint8Array());
  put('loose/no-report.txt', Buffer.from('没有报告。\n'));
  put('loose/torn.pdf', Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Cata'));
}
