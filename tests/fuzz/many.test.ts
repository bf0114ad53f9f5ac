import { expect, test, vi } from 'vitest';
import { checkDocument } from '../../scripts/fuzz/oracles/document.ts';
import { smallPdf } from '../readers/small-pdf.ts';
import { paragraph, run, wordFile } from '../readers/word-file.ts';

vi.setConfig({ testTimeout: 120_000 });

/*
 * As many of a thing as a page can have. What is handed on as so many arguments ends in a stack overflow, and what looks
 * at all of them for each ends at no time at all: at this size only linear work that keeps to the heap does.
 */

const many = 130_000;
const prose =
  '今年以来，全镇上下齐心协力，新修水渠三公里，改造危房二十户，粮食总产稳中有增，群众收入不断提高。';
const page = (inside: string): string =>
  `<html><div id="zoom"><p>${prose}</p>${inside}<p>${prose}</p></div></html>`;

test.each<[string, string, string | Uint8Array]>([
  ['pages of a text', 'a.txt', `${prose}\f`.repeat(2) + 'a\f'.repeat(many)],
  ['paragraphs', 'a.html', page('<p>甲</p>'.repeat(many))],
  ['end tags that close nothing', 'a.html', page('甲</b>'.repeat(many))],
  ['cells', 'a.html', page(`<table>${'<tr><td>甲</td><td>乙</td></tr>'.repeat(many / 2)}</table>`)],
  ['attributes', 'a.html', page(`<p ${'a=1 '.repeat(many)}>甲</p>`)],
  ['entities', 'a.html', page('&nbsp;甲&amp;'.repeat(many))],
  [
    'escapes in a script',
    'a.html',
    `<html><script>var a={"content":"<p>${prose}</p>${'\\u4e00\\n'.repeat(many)}"}</script></html>`,
  ],
  [
    'strings in a script',
    'a.html',
    `<html><script>var a=[${`"${prose}",`.repeat(many / 10)}]</script></html>`,
  ],
  [
    'paragraphs in Word',
    'a.docx',
    wordFile({ body: paragraph(run(prose)) + paragraph(run('甲')).repeat(many / 3) }),
  ],
  [
    'runs on a page',
    'a.pdf',
    smallPdf([
      {
        texts: Array.from({ length: 3000 }, (_, at) => ({
          text: '今年水渠',
          x: (at * 37) % 380,
          y: (at * 11) % 590,
        })),
      },
    ]),
  ],
])('%s', async (_what, path, content) => {
  const ended = await checkDocument({
    files: [{ path: `fuzz/${path}`, bytes: Buffer.from(content) }],
    pipeline: 99,
  });
  expect(['proved', 'refused']).toContain(ended);
});
