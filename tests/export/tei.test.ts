import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio/slim';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { openNamed } from '../../src/audit/open-report.ts';
import { teiOf } from '../../src/export/tei/tei.ts';
import { attribute, xmlText } from '../../src/export/tei/xml.ts';
import { smallCorpus } from '../audit/small-corpus.ts';
import { cleanReports, exported, sample } from './exported.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const reports = cleanReports();
const schema = readFileSync(new URL('tei.rng', import.meta.url), 'utf8');
let out: string;
let small: Awaited<ReturnType<typeof smallCorpus>>;

beforeAll(async () => {
  ({ out } = await exported({ formats: ['tei'] }));
  small = await smallCorpus();
});

afterAll(() => small.remove());

const xmlOf = (path: string): string => readFileSync(join(out, 'tei', path.replace(/txt$/, 'xml')), 'utf8');

/** One of the two readings of a TEI text: its paragraphs, one a line. */
function reading(xml: string, without: string): string {
  const document = load(xml, { xml: true });
  document(without).remove();
  return document('body head, body p')
    .map((_, paragraph) => `${document(paragraph).text()}\n`)
    .get()
    .join('');
}

/** All that was transcribed, in the order of the file. */
function original(xml: string): string {
  const document = load(xml, { xml: true });
  document('reg, supplied').remove();
  return document('body').text().replace(/\s/g, '');
}

describe('a report as TEI', () => {
  it('is valid: each element stands where TEI lets it stand', async () => {
    const xml = reports.map(({ path }, index) => ({ fileName: `${index}.xml`, contents: xmlOf(path) }));
    const { errors } = await validateXML({ xml, schema: [schema], extension: 'relaxng' });
    expect(errors.map(({ rawMessage }) => rawMessage)).toEqual([]);
  });

  it('is seen to be invalid where it is', async () => {
    const [first] = reports;
    const broken = xmlOf(first?.path as string).replace('</body>', '<div type="end"><p/></div><p/></body>');
    const { valid } = await validateXML({
      xml: [{ fileName: 'a.xml', contents: broken }],
      schema: [schema],
      extension: 'relaxng',
    });
    expect(valid).toBe(false);
  });

  it.each(reports.map(({ path, text }) => [path, text]))(
    'reads as the clean text by its regularised reading: %s',
    (path, text) => {
      expect(reading(xmlOf(path), 'orig, fw')).toBe(text);
    },
  );

  it('reads as the raw text by its original reading, but for blanks, where the file is plain text', async () => {
    const plain = reports.filter(({ sidecar }) =>
      Object.keys(sidecar.processing.rules).every((rule) => !rule.startsWith('extract/')),
    );
    expect(plain.length).toBeGreaterThan(5);
    for (const { path, sidecar } of plain) {
      const { raw } = await openNamed(sample, path.replace(/\.txt$/, ''));
      const { from, to } = sidecar.source.part;
      expect(original(xmlOf(path)), path).toBe(raw.text.slice(from, to).replace(/\s/g, ''));
    }
  });

  it('has both readings, the pages of its files and the end of each line in the small corpus', async () => {
    const xml = teiOf(await openNamed(small, 'site/000000-2021-丁县政府工作报告'));
    expect(xml).toContain('<pb n="1" edRef="#raw.1"/>\n<head>丁县政府工作报告</head>');
    expect(xml).toContain(
      '农民收入<pb n="2" edRef="#raw.1"/>继续增加<choice ana="#normalise.commas"><orig>,</orig><reg>，</reg></choice>𠮷祥街道<pb n="1" edRef="#raw.2"/>改造',
    );
    expect(xml).toContain('<fw ana="#strip.furniture">下一页\n</fw>');
    const both = teiOf(await openNamed(small, 'site/000000-2021-乙县政府工作报告'));
    expect(both).toContain(
      '<choice ana="#normalise.colons #normalise.forms"><orig>:</orig><reg>：</reg></choice>',
    );
    expect(both).not.toContain('甲县');
  });

  it('has its hash in the table beside it, and the same bytes each time', async () => {
    const again = await exported({ formats: ['tei'] });
    for (const { path } of again.files)
      expect(readFileSync(join(again.out, path))).toEqual(readFileSync(join(out, path)));
    const table = readFileSync(join(out, 'tei/files.csv'), 'utf8').trimEnd().split('\r\n').slice(1);
    const sums = readFileSync(join(out, 'SHA256SUMS'), 'utf8');
    for (const row of table) {
      const [, path, sha256] = row.split(',').map((each) => each.slice(1, -1));
      expect(sums).toContain(`${sha256}  ${path}\n`);
    }
    expect(table).toHaveLength(reports.length);
  });
});

describe('a text in XML', () => {
  it('loses no character: what XML cannot hold refers to its code point', async () => {
    const xml = xmlText();
    const hostile = 'a\0b\x0bc\ufffed\ud800e\r\n\t<&>"𠮷]]>';
    const written = xml.content(hostile);
    expect(written).toBe(
      'a<g ref="#u0000"/>b<g ref="#u000B"/>c<g ref="#uFFFE"/>d<g ref="#uD800"/>e&#13;\n\t&lt;&amp;&gt;"𠮷]]&gt;',
    );
    expect(xml.described().map(({ codePoint }) => codePoint)).toEqual([
      'U+0000',
      'U+000B',
      'U+D800',
      'U+FFFE',
    ]);
    const contents = `<a b=${attribute(hostile)}>${written}</a>`;
    const { valid } = await validateXML({
      xml: [{ fileName: 'a.xml', contents }],
      schema: [
        '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><attribute name="b"/><mixed><zeroOrMore><element name="g"><attribute name="ref"/></element></zeroOrMore></mixed></element>',
      ],
      extension: 'relaxng',
    });
    expect(valid).toBe(true);
  });
});
