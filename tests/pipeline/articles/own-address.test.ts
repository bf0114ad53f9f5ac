import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { ownAddress } from '../../../src/pipeline/articles/own-address.ts';

describe('the address that a page says is its own', () => {
  it.each<[string, string | undefined]>([
    ['路修好了。\n本文地址:/bg/4387_2.html\n', '/bg/4387_2.html'],
    ['本文链接：https://example.org/bg/4387.html', 'https://example.org/bg/4387.html'],
    [
      '原文地址：　<a href="/bg/4387.html">https://example.org/bg/4387.html</a>',
      'https://example.org/bg/4387.html',
    ],
    ['<head><link rel="canonical" href="https://example.org/a.html"/></head>', 'https://example.org/a.html'],
    ['<meta property="og:url" content="https://example.org/a.html">', 'https://example.org/a.html'],
    // Said twice is as good as once; two that differ are two pages.
    ['本文地址:/a.html\n本文地址:/a.html', '/a.html'],
    ['本文地址:/a.html\n本文地址:/b.html', undefined],
    // Not its own, or no address.
    ['公司地址:/a.html', undefined],
    ['本文地址见附件', undefined],
    ['办公地址：学府路5号', undefined],
    ['<p>canonical</p>', undefined],
    ['', undefined],
  ])('%s', (text, address) => {
    expect(ownAddress(iconv.encode(text, 'utf-8'))).toBe(address);
    expect(ownAddress(iconv.encode(text, 'gb18030'))).toBe(address);
  });
});
