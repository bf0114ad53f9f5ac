import { describe, expect, test } from 'vitest';
import { declaredCharset } from '../../src/readers/declared-charset.ts';
import { readHtml } from '../../src/readers/html.ts';
import { encode, simplified } from './invented.ts';

test.each<[string, string | undefined]>([
  ['<meta charset="gb2312">', 'gb2312'],
  ['<META CHARSET=gbk>', 'gbk'],
  [`<meta http-equiv='Content-Type' content='text/html; charset=gb18030'>`, 'gb18030'],
  ['<meta content="text/html;charset=utf-8" http-equiv="content-type"/>', 'utf-8'],
  ['<?xml version="1.0" encoding="Big5"?><rss></rss>', 'Big5'],
  [`${'<p>far down</p>'.repeat(500)}<meta charset="gbk">`, 'gbk'],
  ['<!-- <meta charset="big5"> --><meta charset="gbk">', 'gbk'],
  ['<script>"<meta charset=big5>"</script><meta charset="gbk">', 'gbk'],
  ['<meta name="charset" content="gbk">', undefined],
  ['<p>charset=gbk</p>', undefined],
  ['', undefined],
])('%.60s declares %s', (html, charset) => {
  expect(declaredCharset(Buffer.from(html, 'latin1'))).toBe(charset);
});

const page = (meta: string): string => `<html><head>${meta}</head><body><p>${simplified.join('</p><p>')}</p>`;

describe('a page is read by what it says, if that is true', () => {
  test.each<[string, Parameters<typeof encode>[1], string, string]>([
    ['<meta charset="gb2312">', 'gb18030', 'gb18030', 'declared'],
    ['<meta charset="utf-8">', 'gb18030', 'gb18030', 'score'],
    ['<meta charset="gbk">', 'utf-8', 'utf-8', 'valid-utf-8'],
    ['<meta charset="gb2312">', 'big5-hkscs', 'big5-hkscs', 'score'],
    ['', 'gb18030', 'gb18030', 'score'],
  ])('%s in %s is read as %s by %s', async (meta, written, charset, decidedBy) => {
    const text = written === 'big5-hkscs' ? traditional(meta) : page(meta);
    const document = await readHtml([{ path: '1.html', bytes: encode(text, written) }]);
    expect(document.text).toBe(text);
    expect(document.files[0]).toMatchObject({
      charset,
      mediaType: 'text/html',
      charsetEvidence: { decidedBy },
    });
  });

  test('what is known from outside goes before what the page says', async () => {
    const bytes = encode(page('<meta charset="big5">'), 'gb18030');
    const [file] = (await readHtml([{ path: '1.html', bytes, known: { charset: 'gbk' } }])).files;
    expect(file?.charsetEvidence).toMatchObject({ declared: 'gbk', decidedBy: 'declared' });
    expect(file?.known).toEqual({ charset: 'gbk' });
  });
});

function traditional(meta: string): string {
  const text =
    '各位代表，現在我向大會報告政府工作，請予審議，並請各位政協委員提出意見。過去一年，全縣經濟穩步發展。';
  return `<html><head>${meta}</head><body><p>${text.repeat(3)}</p>`;
}
