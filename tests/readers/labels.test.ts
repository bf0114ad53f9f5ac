import { describe, expect, test } from 'vitest';
import { decode } from '../../src/readers/charset.ts';
import { readHtml } from '../../src/readers/html.ts';
import { textBearing } from '../../src/readers/text-bearing.ts';
import { readText } from '../../src/readers/txt.ts';
import { encode, hex, simplified, traditional } from './invented.ts';

const page = (meta: string): string => `<html><head>${meta}</head><body><p>${simplified.join('</p><p>')}</p>`;

describe('a label is believed by who gave it, as far as the bytes allow', () => {
  const bytes = encode(page('<meta charset="gb2312">'), 'gb18030');
  test.each<[string, string | undefined, string | undefined, object]>([
    ['all three', 'gbk', 'gb18030', { declared: 'gbk', declaredBy: 'manifest', decidedBy: 'declared' }],
    ['the header', undefined, 'gbk', { declared: 'gbk', declaredBy: 'transport', decidedBy: 'declared' }],
    ['the page', undefined, undefined, { declared: 'gb2312', declaredBy: 'document', decidedBy: 'declared' }],
    ['a wrong manifest', 'utf-8', 'gbk', { declared: 'gbk', declaredBy: 'transport', decidedBy: 'declared' }],
    ['a wrong header', undefined, 'big5', { declared: 'gb2312', declaredBy: 'document' }],
    ['an unknown header', undefined, 'x-user-defined', { declared: 'gb2312', declaredBy: 'document' }],
  ])('%s', async (_who, manifest, transportCharset, evidence) => {
    const [file] = (
      await readHtml([
        {
          path: '1.html',
          bytes,
          ...(manifest !== undefined && { known: { charset: manifest } }),
          ...(transportCharset !== undefined && { transportCharset }),
        },
      ])
    ).files;
    expect(file).toMatchObject({ charset: 'gb18030', charsetEvidence: evidence });
  });

  test('where none was right the first is recorded, and the score decides', () => {
    const { evidence } = decode(encode(simplified.join(), 'gb18030'), [
      { label: 'utf-8', by: 'manifest' },
      { label: 'utf-16', by: 'transport' },
    ]);
    expect(evidence).toMatchObject({ declared: 'utf-8', declaredBy: 'manifest', decidedBy: 'score' });
  });

  test('of plain text too, and one label for bytes that no score knows', () => {
    const rare = hex('8845 885c 8a73 8bda 8dd8 0a');
    const document = readText([{ path: '1.txt', bytes: rare, transportCharset: 'big5-hkscs' }]);
    expect(document.files[0]?.charsetEvidence).toMatchObject({
      decidedBy: 'declared',
      declared: 'big5-hkscs',
      declaredBy: 'transport',
    });
  });
});

describe('a page is decided by what people read of it', () => {
  test('few Han characters and much ASCII script', () => {
    const code = 'function go(n) { return n < 3 ? go(n + 1) : "done"; }\n'.repeat(500);
    const html = `<html><head><script>${code}</script></head><body><p>各位代表</p><script>${code}</script>`;
    expect(decode(encode(html, 'gb18030'))).toMatchObject({ charset: 'gb18030', text: html });
    expect(decode(encode(html.replace('各位代表', '關於工作的通知'), 'big5-hkscs')).charset).toBe(
      'big5-hkscs',
    );
  });
  test('a script in another encoding does not decide', () => {
    const comments = traditional.map((line) => `// ${line}\n`.repeat(9)).join('');
    const text = `<p>${simplified.join('</p><p>')}</p>`;
    const bytes = Buffer.concat([
      Buffer.from('<html><body><script>'),
      encode(comments, 'big5-hkscs'),
      encode(`</script>${text}`, 'gb18030'),
    ]);
    const decoded = decode(bytes);
    expect(decoded.charset).toBe('gb18030');
    expect(decoded.text.endsWith(text)).toBe(true);
  });
  test.each([
    ['<html><p>甲</p><!-- 乙 --><style>丙</style><p title="丁">戊', '甲戊'],
    ['<html><script>"</p>甲"</script>乙<script>丙', '乙'],
    ['甲 < 乙, <b>丙</b>', '甲 < 乙, <b>丙</b>'],
    ['<html>甲 < 乙', '甲 < 乙'],
  ])('%s is read as %s', (html, text) => {
    expect(textBearing(html)).toBe(text);
  });
});
