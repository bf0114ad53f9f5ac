import fc from 'fast-check';
import { warc, zip } from './made/archives.ts';
import { brokenBytes, encodedAs, labels } from './made/encoded.ts';
import { htmlPage, htmlWithArticle } from './made/html-page.ts';
import { pdf, pdfTokens } from './made/pdf.ts';
import { doc, docx } from './made/word.ts';
import { anyBytes, changes, mutated } from './mutations.ts';
import { checkArchive } from './oracles/archive.ts';
import { checkCorpus, checkDamaged } from './oracles/corpus.ts';
import { checkDocument, checkTwice } from './oracles/document.ts';
import { checkEncodings } from './oracles/encodings.ts';
import { checkRules } from './oracles/rules.ts';
import { samplesOf } from './samples.ts';
import { type Given, type GivenFile, type Target, target } from './target.ts';
import { field, text } from './words.ts';

const htmlTokens = [
  '<div id="zoom">',
  '</div>',
  '<p>',
  '</p>',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '<table>',
  '<td>',
  '&nbsp;',
  '&#0;',
  '&',
  '<',
  '\0',
  '\ufeff',
  '\u202e',
  '</html>',
  'charset=gb2312',
  'charset=utf-16',
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0x81]),
  Buffer.from([0xed, 0xa0, 0x80]),
];
const textTokens = [
  '\n',
  '\f',
  '\u2028',
  '\0',
  '各位代表：',
  '一、',
  '（一）',
  '名词解释',
  '来源：',
  '- 1 -',
  '"',
  '(',
  '。',
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0x81, 0x30]),
  Buffer.from([0xed, 0xa0, 0x80]),
];
const warcTokens = [
  'WARC/1.1\r\n',
  '\r\n\r\n',
  'Content-Length: 0\r\n',
  'Content-Length: 99999999999\r\n',
  'Content-Length: -1',
  'HTTP/1.1 200 OK\r\n',
  'Transfer-Encoding: chunked\r\n',
  'ffffffff\r\n',
  '0\r\n\r\n',
  Buffer.from([0x1f, 0x8b, 8, 0]),
];
const zipTokens = [
  'PK\x03\x04',
  'PK\x01\x02',
  'PK\x05\x06',
  'PK\x06\x06',
  'PK\x06\x07',
  '../',
  '/',
  '\0',
].map((each) => Buffer.from(each, 'latin1'));
const jsonTokens = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  'null',
  '-1',
  '1e999',
  '0.5',
  '"__proto__":1',
  '\\ud800',
  '\ufeff',
  '99999999999999999999',
  'true',
];

/** One file of one kind as a document. */
function documents(
  name: string,
  share: number,
  runs: number,
  ending: string,
  inputs: fc.Arbitrary<Uint8Array>,
): Target<Given> {
  const given = fc
    .record({
      bytes: inputs,
      pipeline: fc.nat(20),
      charset: fc.option(labels, { freq: 8 }),
      transport: fc.option(labels, { freq: 8 }),
    })
    .map(
      ({ bytes, pipeline, charset, transport }): Given => ({
        pipeline,
        files: [
          {
            path: `fuzz/input${ending}`,
            bytes,
            ...(charset && { known: { charset } }),
            ...(transport && { transportCharset: transport }),
          },
        ],
      }),
    );
  return target({ name, share, runs, inputs: given, check: checkDocument, show: ({ files }) => files });
}

const asText = (each: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> =>
  each.map((words) => Buffer.from(words));
const fileOf = (path: string, bytes: Uint8Array | string): GivenFile => ({ path, bytes: Buffer.from(bytes) });

const several: fc.Arbitrary<Given> = fc
  .tuple(
    fc.constantFrom('.html', '.txt'),
    fc.array(fc.oneof(text, htmlWithArticle), { minLength: 2, maxLength: 4 }),
    fc.nat(20),
  )
  .map(([ending, pages, pipeline]) => ({
    pipeline,
    files: pages.map((page, index) => fileOf(`fuzz/${index + 1}${ending}`, page)),
  }));

const rawFile: fc.Arbitrary<GivenFile> = fc.oneof(
  fc.tuple(field, htmlWithArticle).map(([name, page]) => fileOf(`${name}.html`, page)),
  fc.tuple(field, text).map(([name, words]) => fileOf(`general/${name}.txt`, words)),
  fc
    .tuple(fc.constantFrom('4387', '4387_2', '4387_3', 'a', 'A'), text)
    .map(([name, words]) => fileOf(`site/${name}.html`, words)),
  fc
    .tuple(field, field, field)
    .map(([name, url, charset]) =>
      fileOf(
        'site/manifest.json',
        JSON.stringify({ [`${name}.html`]: { url, charset }, '4387.html': { url, retrievedAt: url } }),
      ),
    ),
  zip.map(({ ending, bytes }) => fileOf(`site/in${ending}`, bytes)),
  warc.map(({ ending, bytes }) => fileOf(`site/crawl${ending}`, bytes)),
  fc.tuple(field, anyBytes).map(([name, bytes]) => fileOf(name, bytes)),
  docx.map((bytes) => fileOf('word/a.docx', bytes)),
);

const htmlSamples = samplesOf('.html');
const textSamples = samplesOf('.txt');

/** All that is fuzzed, and how much of it. */
export const plan: readonly Target[] = [
  target({
    name: 'encodings',
    share: 150,
    runs: 2000,
    inputs: brokenBytes,
    check: checkEncodings,
    show: (bytes) => [fileOf('input.txt', bytes)],
  }),
  target({
    name: 'rules',
    share: 250,
    runs: 500,
    inputs: text,
    check: checkRules,
    show: (words) => [fileOf('input.txt', Buffer.from(words, 'utf16le'))],
  }),
  documents('text', 150, 400, '.txt', fc.oneof(asText(text), encodedAs(text))),
  documents('text-mutated', 80, 200, '.txt', mutated(textSamples, textTokens)),
  documents(
    'html',
    120,
    300,
    '.html',
    fc.oneof(asText(htmlWithArticle), asText(htmlPage), encodedAs(htmlWithArticle)),
  ),
  documents('html-mutated', 40, 150, '.html', mutated(htmlSamples, htmlTokens)),
  documents('bytes', 20, 500, '.txt', anyBytes),
  documents('docx', 40, 150, '.docx', docx),
  documents('docx-mutated', 20, 150, '.docx', mutated(samplesOf('.docx'), zipTokens)),
  documents('doc', 30, 300, '.doc', doc),
  documents(
    'doc-mutated',
    20,
    150,
    '.doc',
    mutated(samplesOf('.doc'), [Buffer.alloc(4, 0xff), Buffer.alloc(8), '\x13', '\x15', '\x07', '\r']),
  ),
  documents('pdf', 12, 60, '.pdf', pdf),
  documents('pdf-mutated', 10, 40, '.pdf', mutated(samplesOf('.pdf'), pdfTokens)),
  target({
    name: 'several-files',
    share: 30,
    runs: 150,
    inputs: several,
    check: checkDocument,
    show: ({ files }) => files,
  }),
  target({
    name: 'twice',
    share: 10,
    runs: 100,
    inputs: fc.oneof(
      several,
      htmlWithArticle.map((page): Given => ({ pipeline: page.length, files: [fileOf('fuzz/1.html', page)] })),
    ),
    check: checkTwice,
    show: ({ files }) => files,
  }),
  target({
    name: 'zip',
    share: 40,
    runs: 200,
    inputs: zip,
    check: checkArchive,
    show: ({ ending, bytes }) => [fileOf(`input${ending}`, bytes)],
  }),
  target({
    name: 'zip-mutated',
    share: 20,
    runs: 150,
    inputs: mutated(samplesOf('.zip'), zipTokens).map((bytes) => ({ ending: '.zip', bytes })),
    check: checkArchive,
    show: ({ ending, bytes }) => [fileOf(`input${ending}`, bytes)],
  }),
  target({
    name: 'warc',
    share: 40,
    runs: 200,
    inputs: warc,
    check: checkArchive,
    show: ({ ending, bytes }) => [fileOf(`input${ending}`, bytes)],
  }),
  target({
    name: 'warc-mutated',
    share: 20,
    runs: 150,
    inputs: mutated(samplesOf('.gz'), warcTokens).map((bytes) => ({ ending: '.warc.gz', bytes })),
    check: checkArchive,
    show: ({ ending, bytes }) => [fileOf(`input${ending}`, bytes)],
  }),
  target({
    name: 'corpus',
    share: 10,
    runs: 20,
    inputs: fc.array(rawFile, { maxLength: 8 }),
    check: checkCorpus,
    show: (files) => files,
  }),
  target({
    name: 'verify',
    share: 6,
    runs: 20,
    inputs: fc.record({ file: fc.nat(1000), change: changes(jsonTokens, textSamples) }),
    check: checkDamaged,
    show: () => [],
  }),
];
