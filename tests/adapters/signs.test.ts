import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areThere } from '../../src/adapters/signs.ts';
import type { RawDocument } from '../../src/documents/raw-document.ts';
import { lookOver } from '../../src/text/lacks.ts';

/*
 * Most texts have none of the words that a pattern needs, and are not tried for it: the answer is the pattern's own.
 */

const patterns = [
  /本文地址[:：]/,
  /(?:^|>)本文(?:地址|链接)/m,
  /\bucap-?content\b/i,
  /\b(?:ucapcontent|ucap-content)\b/i,
  /^ucap|政府网/im,
  /k-content/iu,
  /\b(?:NTES|cache\.ntes\.com)\b/,
  /_政府网\s*<\/title>|<td\b[^<>]*class="b12c"/,
  /政\s*府/u,
];
const parts = [
  ...[
    '本文地址',
    '本文',
    '地址',
    '链接',
    '：',
    '政府网',
    '政',
    '府',
    '_',
    '</title>',
    '<td ',
    'class="b12c"',
  ],
  ...[
    'ucap',
    'UCAP',
    '-',
    'content',
    'Content',
    'K',
    '\u212a',
    'NTES',
    'ntes',
    'cache.ntes.com',
    '>',
    ' ',
    '\n',
  ],
];
const texts = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((each) => each.join(''));

test.each(patterns)('%s is there where it matches', async (pattern) => {
  await fc.assert(
    fc.asyncProperty(texts, fc.constantFrom(undefined, 5), async (text, within) => {
      lookOver(text);
      const document = { text, files: [{ known: {} }], pages: [] } as unknown as RawDocument;
      const looked = within === undefined ? text : text.slice(0, within);
      for (const count of [1, 2]) {
        const found = [...looked.matchAll(new RegExp(pattern, `${pattern.flags}g`))].length >= count;
        const signs = { text: pattern, count, ...(within !== undefined && { within }) };
        expect(await areThere(signs, document)).toBe(found);
      }
    }),
    { numRuns: 300 },
  );
});
