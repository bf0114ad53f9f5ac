import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NoBodyError } from '../../src/readers/read-error.ts';
import { extracted, prose, rulesOn } from './extracted.ts';

const [first, second, third] = [`甲${prose}`, `乙${prose}`, `丙${prose}`];
const article = `<h2>一、回顾</h2><p>${first}</p>\n<p>${second}&nbsp;“好”<br/>${third}</p>`;
const wanted = `一、回顾\n${first}\n${second}\u00a0“好”\n${third}`;

/** A page that shows nothing but what its script will. */
function shell(script: string, type = ''): string {
  return `<html><head><title>清水镇工作总结</title></head><body><div id="app"></div><script${type}>${script}</script><div>版权所有</div></body></html>`;
}

/** JSON in ASCII, as many servers write it. */
function ascii(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[^ -~]|[<>&]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

describe('an article that stands only in a script is read from its string', () => {
  test.each<[string, string]>([
    ['JSON', shell(JSON.stringify({ a: [1, 'x'], content: article }), ' type="application/json"')],
    ['JSON in ASCII', shell(`window.__INITIAL_STATE__ = ${ascii({ body: article })};`)],
    [
      'JSON in a string',
      shell(`var state = JSON.parse(${JSON.stringify(JSON.stringify({ body: article }))})`),
    ],
    ['an argument', shell(`window.__NUXT__=(function(a,b){return {c:a}}(${ascii(article)},"x"))`)],
    ['single quotes', shell(`var a = '${article.replace(/\n/g, '\\n')}'`)],
    ['a template', shell(`var a = \`${article}\``)],
    ['with the same as a summary', shell(JSON.stringify({ about: `甲${prose}`, content: article }))],
  ])('%s', async (_name, html) => {
    const text = await extracted(html);
    expect(text.text.replace(/\n+$/, '')).toBe(`清水镇工作总结\n${wanted}`);
  });

  test.each<[string, string]>([
    ['line ends are paragraphs', JSON.stringify({ articleBody: `${first}\n${second}\r\n${third}` })],
    ['strings side by side are too', JSON.stringify({ paragraphs: [first, second, third] }, undefined, 2)],
  ])('without markup, %s', async (_name, json) => {
    const text = await extracted(shell(json, ' type="application/ld+json"'));
    expect(text.text.replaceAll('\r', '').replace(/\n+$/, '')).toBe(
      `清水镇工作总结\n${first}\n${second}\n${third}`,
    );
  });

  test('where the page shows only how it begins', async () => {
    const html = shell(JSON.stringify({ content: article })).replace(
      '<div id="app">',
      `<div><p>${first}</p>`,
    );
    expect((await extracted(html)).text).toContain(third);
  });

  test('signed by what was done', async () => {
    const text = await extracted(shell(`var a = ${ascii({ body: article })}`));
    const escaped = `\\u${'甲'.charCodeAt(0).toString(16)}`;
    expect(rulesOn(text, escaped)).toEqual(['extract/json-escape']);
    expect(rulesOn(text, '\\u003cp')).toEqual(['extract/markup']);
    expect(rulesOn(text, 'nbsp')).toEqual(['extract/entity']);
    expect(rulesOn(text, 'var a')).toEqual(['extract/script']);
    expect(rulesOn(text, '版权所有')).toEqual(['extract/outside-body']);
  });
});

describe('what stays as it was', () => {
  test('an article of the markup is not looked for in scripts', async () => {
    const html = shell(JSON.stringify({ other: `丁${prose}`.repeat(6) })).replace(
      '<div id="app">',
      `<div><p>${first}</p><p>${second}</p>`,
    );
    expect((await extracted(html)).text).toBe(`清水镇工作总结\n${first}\n${second}\n`);
  });

  test.each<[string, string]>([
    [
      'many strings of the same size',
      JSON.stringify([...'甲乙丙丁戊'].map((each) => ({ about: each + prose }))),
    ],
    ['a label', JSON.stringify({ about: '页面正在加载，请稍候' })],
    ['a string that its line does not close', `var a = "${article.repeat(3)}`],
    ['code', 'if (a < b) { c("d") }'],
  ])('%s is no article', async (_name, script) => {
    await expect(extracted(shell(script))).rejects.toThrow(NoBodyError);
  });
});

test('whatever a string says: it is read as JSON reads it, and every unit is accounted for', async () => {
  const unit = fc.constantFrom(
    '甲',
    '乙，',
    '。',
    '"',
    '\\',
    '/',
    '\n',
    '\u2028',
    '😀',
    'a',
    ' ',
    '\t',
    "'",
    '`',
    '{',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(unit, { maxLength: 40 }), fc.boolean(), async (units, plain) => {
      const words = `${first}${second}${units.join('')}丁`;
      const text = await extracted(shell((plain ? JSON.stringify : ascii)({ text: words })));
      const body = text.text.slice('清水镇工作总结\n'.length).replace(/\n$/, '');
      // White space at the ends of lines is the reader's; U+2028 is a line end.
      const bare = (string: string): string => string.replace(/[\s\u2028]/g, '');
      expect(bare(body)).toBe(bare(words));
      let [raw, clean] = [0, 0];
      for (const piece of text.pieces()) {
        expect([piece.raw.from, piece.clean.from]).toEqual([raw, clean]);
        [raw, clean] = [piece.raw.to, piece.clean.to];
      }
      expect([raw, clean]).toEqual([text.raw.length, text.text.length]);
    }),
    { numRuns: 200 },
  );
});
