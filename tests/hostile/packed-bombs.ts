import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { packedEach, recordOf, responseOf } from '../archives/made-warc.ts';
import { type ZipFileMade, zipOf } from '../archives/made-zip.ts';
import type { Bomb } from './bomb.ts';

const MIB = 1024 * 1024;

/** A Word file with this document. */
const docxOf = (document: string | Uint8Array, more: readonly ZipFileMade[] = []): Buffer =>
  zipOf([
    {
      name: '[Content_Types].xml',
      body: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      body: '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    },
    { name: 'word/document.xml', body: document },
    ...more,
  ]);

const wordXml = (body: string, before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;

const laughs = `<!DOCTYPE w:document [<!ENTITY a0 "哈">${Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`,
).join('')}]>`;

/** A zip whose directory names one packed member many times, each time by another name. */
function overlapping(names: readonly string[], body: Uint8Array): Buffer {
  const data = deflateRawSync(body, { level: 9 });
  const header = (name: string, isLocal: boolean): Buffer => {
    const fields = Buffer.alloc(isLocal ? 30 : 46);
    const same = isLocal ? 4 : 6;
    fields.write(isLocal ? 'PK\x03\x04' : 'PK\x01\x02', 'latin1');
    fields.writeUInt16LE(20, same);
    fields.writeUInt16LE(8, same + 4);
    fields.writeUInt32LE(crc32(body), same + 10);
    fields.writeUInt32LE(data.length, same + 14);
    fields.writeUInt32LE(body.length, same + 18);
    fields.writeUInt16LE(name.length, same + 22);
    return Buffer.concat([fields, Buffer.from(name, 'latin1')]);
  };
  const local = Buffer.concat([header(names[0] as string, true), data]);
  const directory = Buffer.concat(names.map((name) => header(name, false)));
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}

const numbered = (count: number, ending: string): readonly string[] =>
  Array.from({ length: count }, (_, index) => `m${index}${ending}`);

function nested(levels: number): Buffer {
  let inner = zipOf([{ name: 'in.txt', body: '字' }]);
  for (let level = 0; level < levels; level += 1) inner = zipOf([{ name: 'in.zip', body: inner }]);
  return inner;
}

const packs = new Map<string, Buffer>();

/** So many zeros, so many times packed by gzip, one in the other. */
function gzipped(bytes: number, times = 1): Buffer {
  const key = `${bytes} ${times}`;
  const packed =
    packs.get(key) ?? gzipSync(times === 1 ? Buffer.alloc(bytes) : gzipped(bytes, times - 1), { level: 9 });
  packs.set(key, packed);
  return packed;
}

const response = { url: 'http://example.gov.cn/1.html', body: '<p>字</p>' };

/** What is packed: Word files, zips, gzip, WARC, with growth, lies, circles and overlaps. */
export const packedBombs: readonly Bomb[] = [
  {
    path: 'docx/laughs.docx',
    make: () => docxOf(wordXml('<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>', laughs)),
  },
  {
    path: 'docx/deep.docx',
    make: () => docxOf(wordXml('<w:p>'.repeat(1e6) + '</w:p>'.repeat(1e6))),
  },
  { path: 'docx/deep-open.docx', make: () => docxOf(wordXml('<w:sdt>'.repeat(1e6))) },
  { path: 'docx/grown.docx', make: () => docxOf(Buffer.alloc(64 * MIB, ' ')) },
  {
    path: 'docx/attributes.docx',
    make: () =>
      docxOf(wordXml(`<w:p ${Array.from({ length: 1e5 }, (_, index) => `w:a${index}="1"`).join(' ')}/>`)),
  },
  {
    path: 'docx/paragraphs.docx',
    make: () => docxOf(wordXml('<w:p><w:r><w:t>字</w:t></w:r></w:p>'.repeat(2e5))),
  },
  {
    path: 'docx/relations.docx',
    make: () =>
      docxOf(wordXml(''), [
        {
          name: 'word/_rels/document.xml.rels',
          body: `<Relationships>${'<Relationship Id="r" Target="../../../../etc/passwd" TargetMode="External"/>'.repeat(1e5)}</Relationships>`,
        },
      ]),
  },
  {
    path: 'zip/members.zip',
    make: () =>
      zipOf(
        [...numbered(65_000, '/'), ...numbered(5, '.txt')].map((name) => ({ name, body: '', method: 0 })),
      ),
  },
  {
    path: 'zip/grown.zip',
    make: () => zipOf([{ name: 'zeros.txt', body: Buffer.alloc(64 * MIB) }]),
  },
  {
    path: 'zip/names.zip',
    make: () =>
      zipOf(
        ['../up.txt', '/absolute.txt', 'C:\\drive.txt', '..\\back.txt', 'a/../../b.txt', 'nul\0.txt'].map(
          (name) => ({ name, body: '字' }),
        ),
      ),
  },
  {
    path: 'zip/twins.zip',
    make: () => zipOf(['a.txt', 'a.txt', 'A.txt'].map((name) => ({ name, body: '字' }))),
  },
  { path: 'zip/nested.zip', make: () => nested(30) },
  {
    path: 'zip/lying-size.zip',
    make: () => zipOf([{ name: 'a.txt', body: Buffer.alloc(MIB), size: 10 }]),
  },
  {
    path: 'zip/overlapping-texts.zip',
    make: () => overlapping(numbered(5, '.txt'), Buffer.alloc(15 * MIB)),
  },
  {
    path: 'zip/overlapping-zips.zip',
    make: () => overlapping(numbered(100, '.zip'), Buffer.alloc(15 * MIB)),
  },
  {
    path: 'zip/overlapping-good-zips.zip',
    make: () =>
      overlapping(
        numbered(20, '.zip'),
        zipOf(numbered(10, '.txt').map((name) => ({ name, body: '', method: 0 }))),
      ),
  },
  {
    path: 'zip/overlapping-gzips.zip',
    make: () => overlapping(numbered(100, '.warc.gz'), gzipped(64 * MIB)),
  },
  { path: 'gzip/zeros.txt.gz', make: () => gzipped(64 * MIB) },
  { path: 'gzip/zeros.html.gz', make: () => gzipped(64 * MIB) },
  { path: 'gzip/zeros.warc.gz', make: () => gzipped(64 * MIB) },
  { path: 'gzip/twice.txt.gz.gz', make: () => gzipped(64 * MIB, 2) },
  { path: 'gzip/as-a-page.html', make: () => gzipped(64 * MIB) },
  {
    path: 'gzip/many-members.txt.gz',
    make: () => Buffer.concat(Array.from<Buffer>({ length: 2e4 }).fill(gzipSync(''))),
  },
  {
    path: 'warc/longer-than-it-is.warc',
    make: () =>
      recordOf(
        { 'WARC-Type': 'response', 'WARC-Target-URI': response.url, 'Content-Length': '99999999999' },
        Buffer.from('x'),
      ),
  },
  {
    path: 'warc/shorter-than-it-is.warc',
    make: () =>
      Buffer.concat([
        recordOf(
          { 'WARC-Type': 'response', 'WARC-Target-URI': response.url, 'Content-Length': '3' },
          Buffer.alloc(MIB, 'x'),
        ),
        responseOf(response),
      ]),
  },
  {
    path: 'warc/negative.warc',
    make: () =>
      recordOf(
        { 'WARC-Type': 'response', 'WARC-Target-URI': response.url, 'Content-Length': '-5' },
        Buffer.from('x'),
      ),
  },
  { path: 'warc/headers.warc', make: () => Buffer.from(`WARC/1.1\r\n${'A: b\r\n'.repeat(3e6)}`) },
  { path: 'warc/one-header.warc', make: () => Buffer.from(`WARC/1.1\r\nA: ${'b'.repeat(20e6)}`) },
  {
    path: 'warc/grown-record.warc.gz',
    make: () => packedEach([responseOf({ ...response, body: Buffer.alloc(64 * MIB) })]),
  },
  {
    path: 'warc/grown-body.warc',
    make: () => responseOf({ ...response, headers: { 'Content-Encoding': 'gzip' }, body: gzipped(64 * MIB) }),
  },
  {
    path: 'warc/grown-body-thrice.warc',
    make: () =>
      responseOf({
        ...response,
        headers: { 'Content-Encoding': 'gzip, gzip, gzip' },
        body: gzipped(64 * MIB, 3),
      }),
  },
  {
    path: 'warc/records.warc',
    make: () => Buffer.concat(Array.from({ length: 100 }, () => responseOf(response))),
  },
];
