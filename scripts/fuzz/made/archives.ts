import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { chunked, recordOf, responseOf } from '../../../tests/archives/made-warc.ts';
import { type ZipFileMade, zipOf } from '../../../tests/archives/made-zip.ts';
import { anyBytes } from '../mutations.ts';
import { field, words } from '../words.ts';
import { labels } from './encoded.ts';
import { htmlWithArticle } from './html-page.ts';

const bodies = fc.oneof(
  htmlWithArticle.map((page) => Buffer.from(page)),
  words.map((each) => Buffer.from(each)),
  anyBytes.map((each) => Buffer.from(each)),
);
const plainHeader = (value: string): string => value.replace(/[\r\n]/g, ' ');
const lying = fc.option(
  fc.constantFrom('-1', '0', '1', '99999999999999999999', '1e9', 'x', ' 12 ', '0x10', '2147483648'),
  { freq: 4, nil: undefined },
);

const httpMessage: fc.Arbitrary<Buffer> = fc
  .tuple(
    bodies,
    labels,
    lying,
    fc.constantFrom('', 'chunked', 'gzip', 'br', 'deflate', 'x'),
    fc.constantFrom('200 OK', '404', '301 Moved', '200', '', '99999'),
    fc.nat(3),
  )
  .map(([body, label, length, coding, status, ends]) => {
    const chunks = coding === 'chunked' ? chunked(body, 100) : coding === 'gzip' ? gzipSync(body) : body;
    const lines = [
      `HTTP/1.1 ${status}`,
      `Content-Type: text/html; charset=${plainHeader(label)}`,
      ...(length === undefined ? [] : [`Content-Length: ${length}`]),
      ...(coding === 'chunked'
        ? ['Transfer-Encoding: chunked']
        : coding === ''
          ? []
          : [`Content-Encoding: ${coding}`]),
    ];
    const end = ['\r\n', '\n', '\r', '\r\n'][ends] as string;
    return Buffer.concat([Buffer.from(lines.join(end) + end + end), chunks]);
  });

const record: fc.Arbitrary<Buffer> = fc.oneof(
  fc
    .tuple(field, bodies)
    .map(([address, body]) =>
      responseOf({ url: `http://www.example.org/${plainHeader(address)}.html`, body }),
    ),
  fc
    .tuple(
      fc.constantFrom('response', 'resource', 'request', 'revisit', 'continuation', 'x'),
      field,
      httpMessage,
      lying,
      fc.constantFrom('2031-01-01T00:00:00Z', '', 'now', '9999999'),
    )
    .map(([type, address, block, length, date]) =>
      recordOf(
        {
          'WARC-Type': type,
          'WARC-Target-URI': plainHeader(address),
          'WARC-Date': date,
          'Content-Type': type === 'resource' ? 'text/html' : 'application/http; msgtype=response',
          ...(length !== undefined && { 'Content-Length': length }),
        },
        block,
      ),
    ),
  bodies,
);

/** A crawl whose records tell the truth or do not, each packed, all packed together, or not packed. */
export const warc: fc.Arbitrary<{ readonly ending: string; readonly bytes: Uint8Array }> = fc
  .tuple(fc.array(record, { maxLength: 4 }), fc.nat(3))
  .map(([records, packing]) => {
    if (packing === 0) return { ending: '.warc', bytes: Buffer.concat(records) };
    if (packing === 1) return { ending: '.warc.gz', bytes: gzipSync(Buffer.concat(records)) };
    const packed = Buffer.concat(records.map((each) => gzipSync(each)));
    return { ending: '.warc.gz', bytes: packing === 2 ? packed : gzipSync(packed) };
  });

const names = fc.oneof(
  fc.constantFrom(
    'a.html',
    'b/c.txt',
    'A.html',
    'in.zip',
    'in.warc',
    'x.gz',
    'archive/x.warc',
    '__MACOSX/a.html',
    '.hidden',
    'a.docx',
  ),
  field,
  fc.uint8Array({ maxLength: 8 }),
);
const member: fc.Arbitrary<ZipFileMade> = fc.record(
  {
    name: names,
    body: bodies,
    method: fc.constantFrom(0, 8, 12, 99),
    flags: fc.constantFrom(0, 1, 8, 0x800, 0xffff),
    size: fc.constantFrom(0, 1, 0xffffffff, 0x7fffffff),
    crc: fc.constantFrom(0, 0xffffffff),
    unixMode: fc.constantFrom(0o120777, 0o100644, 0o040755),
    extra: fc.uint8Array({ maxLength: 20 }),
  },
  { requiredKeys: ['name', 'body'] },
);

/** A zip whose directory tells the truth or does not, in another one or not. */
export const zip: fc.Arbitrary<{ readonly ending: string; readonly bytes: Uint8Array }> = fc
  .tuple(fc.array(member, { maxLength: 5 }), fc.constantFrom('.zip', '.wacz', '.zip.gz'), fc.nat(4))
  .map(([members, ending, wraps]) => {
    let bytes = zipOf(members);
    for (let wrap = 2; wrap < wraps; wrap += 1) bytes = zipOf([{ name: 'inner.zip', body: bytes }]);
    return { ending, bytes: ending === '.zip.gz' ? gzipSync(bytes) : bytes };
  });
