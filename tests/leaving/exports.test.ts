import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { load } from 'cheerio/slim';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { cleanReports, duckdb } from '../export/exported.ts';
import { type HostileCorpus, hostileCorpus } from './hostile-corpus.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** The readers of Markdown and YAML that typedoc brings. */
const fromTypedoc = createRequire(createRequire(import.meta.url).resolve('typedoc'));
const MarkdownIt = fromTypedoc('markdown-it');
const yaml = fromTypedoc('yaml');

/** What a person may say of a dataset, copied from who knows where. */
const SAID =
  '甲 [x](javascript:alert(1)) <script>|`---\n---\nb: c # www.example.com a@example.com\u202e\u0085';

let corpus: HostileCorpus;
let out: string;
let reports: ReturnType<typeof cleanReports>;

beforeAll(async () => {
  corpus = await hostileCorpus();
  out = join(corpus.home, 'out');
  const formats = ['jsonl', 'csv', 'dolma', 'parquet', 'tei'].flatMap((format) => ['--format', format]);
  const said = ['title', 'description', 'creator', 'dataset-version', 'licence', 'url'];
  const flags = said.flatMap((flag) => [`--${flag}`, SAID]);
  const done = await corpus.run('export', ...formats, '--out', out, ...flags);
  expect(done).toMatchObject({ status: 0 });
  reports = cleanReports({ raw: join(corpus.home, 'raw'), clean: join(corpus.home, 'clean') });
  expect(reports).toHaveLength(corpus.documents);
});
afterAll(() => corpus?.remove());

const text = (path: string): string => readFileSync(join(out, path), 'utf8');

/** All files below the export that end so. */
function ending(end: string): readonly string[] {
  return readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(end));
}

/** The lines of a file of JSON Lines, each parsed. */
// biome-ignore lint/suspicious/noExplicitAny: what a reader knows of a JSON file
const rowsOf = (lines: string): any[] =>
  lines
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => JSON.parse(line));

/** The cells of a CSV as RFC 4180 has it; what it does not allow is told. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < csv.length) {
    const [found, quoted, bare, end] = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y.exec(csv.slice(at)) ?? [];
    if (found === undefined) throw new Error(`no cell of RFC 4180 at ${at}`);
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? (bare as string));
    at += found.length;
    if (end === '\r\n' && at < csv.length) rows.push([]);
  }
  return rows;
}

it('the list, the sidecars and the texts say the same, and so do the formats of lines', () => {
  const clean = join(corpus.home, 'clean');
  const listed = rowsOf(readFileSync(join(clean, 'reports.jsonl'), 'utf8'));
  expect(listed).toEqual(reports.map(({ sidecar, text }) => ({ ...sidecar, text })));
  const byId = new Map(reports.map(({ sidecar, text }) => [sidecar.id, { title: sidecar.title, text }]));
  const rows = rowsOf(text(ending('.jsonl')[0] as string));
  const dolma = rowsOf(gunzipSync(readFileSync(join(out, ending('.gz')[0] as string))).toString('utf8'));
  for (const found of [rows, dolma]) {
    expect(found).toHaveLength(reports.length);
    for (const { id, text } of found) expect(text).toBe(byId.get(id)?.text);
  }
  for (const { id, title } of rows) expect(title).toBe(byId.get(id)?.title ?? null);
});

it('no text and no field has half a character or what the house takes away', () => {
  for (const { text, sidecar } of reports) {
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u200b\u202e\u2066\ufeff]/u);
    const walk = (value: unknown): void => {
      if (typeof value === 'string') expect(value).not.toMatch(/\p{Surrogate}/u);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
    };
    walk(sidecar);
  }
  const few = reports.find(({ sidecar }) => sidecar.source.files[0].path === 'general/few.txt');
  expect(few?.sidecar.source.files[0].charsetEvidence).toMatchObject({ replacements: 4 });
  expect(few?.text.match(/\ufffd/g)).toHaveLength(4);
});

it('a line of JSON is one line for readers that know other line ends too', () => {
  for (const lines of [
    text(ending('.jsonl')[0] as string),
    readFileSync(join(corpus.home, 'clean/reports.jsonl'), 'utf8'),
  ])
    expect(lines.split(/[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/)).toHaveLength(reports.length + 1);
});

it('a CSV has every row whole, and no cell that a spreadsheet would reckon', () => {
  const [name] = ending('.csv').filter((path) => path.startsWith('csv'));
  const [head = [], ...rows] = cellsOf(text(name as string).slice(1));
  expect(rows).toHaveLength(reports.length);
  const title = head.indexOf('title');
  const titles = rows.map((row) => (row[title] as string).replace(/^'/, ''));
  expect(titles.sort()).toEqual(reports.map(({ sidecar }) => sidecar.title ?? '').sort());
  for (const row of [...rows, ...cellsOf(text('tei/files.csv'))]) {
    for (const cell of row) expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
  }
  for (const row of rows) expect(row).toHaveLength(head.length);
});

it('Parquet gives back what the sidecars say', async () => {
  const rows = await duckdb(`SELECT id, title, text FROM '${join(out, 'parquet')}/*.parquet' ORDER BY id`);
  const want = reports.map(({ sidecar, text }) => ({ id: sidecar.id, title: sidecar.title ?? null, text }));
  expect(rows).toEqual(want.sort((one, other) => (one.id < other.id ? -1 : 1)));
});

it('TEI and SVG are well-formed, run nothing and lead nowhere', async () => {
  await corpus.run('coverage', '--svg', join(out, 'coverage.svg'));
  const paths = [...ending('.xml'), ...ending('.svg')];
  expect(paths).toHaveLength(reports.length + 4);
  const xml = paths.map((path, index) => ({ fileName: `${index}.xml`, contents: text(path) }));
  expect((await validateXML({ xml, normalization: 'format' })).errors).toEqual([]);
  for (const { contents } of xml) {
    const document = load(contents, { xml: true });
    expect(document('script, foreignObject, image, a').length).toBe(0);
    expect(contents).not.toMatch(/<!ENTITY|<\?xml-stylesheet|\son\w+="/);
    // Each character that XML cannot hold is described where it is referred to.
    for (const each of document('g[ref]').toArray())
      expect(document(`char[xml\\:id="${document(each).attr('ref')?.slice(1)}"]`).length).toBe(1);
    for (const each of document('*').toArray())
      expect(
        'attribs' in each ? Object.keys(each.attribs).filter((key) => /href|^on/.test(key)) : [],
      ).toEqual([]);
  }
});

it('the card is one front matter and the Markdown that we wrote: no link, element or row of others', () => {
  const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text('README.md')) as unknown as [
    string,
    string,
    string,
  ];
  const { pretty_name: name, license } = yaml.parse(front);
  expect([name, license]).toEqual([SAID, SAID.toLowerCase()]);
  expect(yaml.parseDocument(front).errors).toEqual([]);
  // As a reader that lets elements through, and makes links of addresses, shows it.
  const html = new MarkdownIt({ html: true, linkify: true }).render(body);
  const page = load(html);
  expect(page('script, svg, iframe, object, style, s, em, strong').length).toBe(0);
  expect(
    page('img')
      .toArray()
      .every(({ attribs }) => /^plots\/[a-z-]+\.svg$/.test(attribs.src as string)),
  ).toBe(true);
  expect(page('img').length).toBe(3);
  expect(
    page('a')
      .toArray()
      .map(({ attribs }) => attribs.href)
      .filter((href) => !href?.startsWith('https://spdx.org/licenses/')),
  ).toEqual([]);
  expect(html).not.toContain('<!--');
  expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  const columns = page('table')
    .toArray()
    .map(
      (table) =>
        new Set(
          page(table)
            .find('tr')
            .toArray()
            .map((row) => page(row).children().length),
        ),
    );
  expect(columns.map((each) => [...each])).toEqual([[2], [4], [4], [4]]);
  for (const path of corpus.failing)
    expect(page('li').text()).toContain(path.replace(/[\n\p{Cc}\p{Cf}].*/su, ''));
  expect(page('h1').text()).toContain('[x](javascript:alert(1)) <script>|`---');
});

it('what describes the data is JSON that says what was said', () => {
  for (const path of ['datapackage.json', 'croissant.json', 'ro-crate-metadata.json'])
    expect(JSON.stringify(JSON.parse(text(path)))).toContain(JSON.stringify(SAID).slice(1, -1));
});
