import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { MemberBytes } from '../../src/archives/archive.ts';
import { LIMITS } from '../../src/archives/limits.ts';
import { chunked, packedEach, recordOf, resourceOf, responseOf, warcioWarc, wrapped } from './made-warc.ts';
import { archiveOf, textsOf } from './reading.ts';

const page = (words: string): string => `<html><body>${words}</body></html>`;
const url = (path: string): string => `https://www.example.gov.cn${path}`;

/** The one document of a WARC of one record. */
async function only(record: Buffer, limits = LIMITS): Promise<MemberBytes> {
  const { members } = await archiveOf('a.warc', record, limits);
  expect(members).toHaveLength(1);
  return (await members[0]?.read()) as MemberBytes;
}

describe('the documents of a WARC', () => {
  const records = [
    recordOf({ 'WARC-Type': 'warcinfo' }, Buffer.from('software: x\r\n')),
    recordOf({ 'WARC-Type': 'request', 'WARC-Target-URI': url('/') }, Buffer.from('GET / HTTP/1.1\r\n\r\n')),
    responseOf({ url: url('/col/art/content_5746.html?x=1'), body: page('甲') }),
    responseOf({ url: url('/old'), body: '', status: '302 Found', headers: { Location: '/new' } }),
    responseOf({ url: url('/logo.png'), type: 'image/png', body: '\x89PNG\r\n' }),
    responseOf({ url: url('/gone.html'), body: page('没有'), status: '404 Not Found' }),
    resourceOf(url('/text.txt'), 'text/plain; charset=utf-8', '乙'),
    recordOf({ 'WARC-Type': 'revisit', 'WARC-Target-URI': url('/') }, Buffer.from('HTTP/1.1 200 OK\r\n\r\n')),
    responseOf({ url: url('/col/art/content_5746.html'), body: page('丙') }),
  ];
  const documents = [
    ['000003-www.example.gov.cn-content_5746.html', page('甲')],
    ['000007-www.example.gov.cn-text.txt', '乙'],
    ['000009-www.example.gov.cn-content_5746.html', page('丙')],
  ];

  it.each([
    ['as it is', 'a.warc', Buffer.concat(records)],
    ['a gzip member a record', 'a.warc.gz', packedEach(records)],
    ['one gzip member for all', 'a.warc.gz', gzipSync(Buffer.concat(records))],
    [
      'two records a member',
      'a.warc.gz',
      packedEach([Buffer.concat(records.slice(0, 5)), Buffer.concat(records.slice(5))]),
    ],
    ['called what it is not', 'a.warc', packedEach(records)],
    ['called packed, and is not', 'a.warc.gz', Buffer.concat(records)],
    ['filled up with zeros', 'a.warc.gz', Buffer.concat([packedEach(records), Buffer.alloc(512)])],
  ])('are the answers that can be read: %s', async (_, name, bytes) => {
    const archive = await archiveOf(name, bytes);
    expect(await textsOf(archive)).toEqual(documents);
    expect(archive.warnings).toEqual([
      '6 of 9 records are no documents and are passed over: 1 answered 302, 1 answered 404, 1 image, 1 request, 1 revisit, 1 warcinfo',
    ]);
    // In any order, and more than once.
    const backwards = await textsOf({ ...archive, members: [...archive.members].reverse() });
    expect([...backwards].reverse()).toEqual(documents);
  });

  it.each([false, true])('are what another program wrote (gzip: %s)', async (gzip) => {
    const responses = ['甲', '乙', '丙'].map((words, at) => ({
      url: url(`/${at}.html`),
      body: page(words.repeat(9000)),
    }));
    const archive = await archiveOf('a.warc.gz', await warcioWarc(responses, gzip));
    expect(await textsOf(archive)).toEqual(
      responses.map(({ body }, at) => [`00000${at + 2}-www.example.gov.cn-${at}.html`, body]),
    );
    expect((await archive.members[1]?.read())?.known).toEqual({
      url: url('/1.html'),
      retrievedAt: '2025-06-11T08:30:00Z',
      retrievedAtBasis: 'observed',
    });
  });

  it.each<[string, string | undefined, string | Uint8Array, string]>([
    ['/', 'text/html', page('甲'), '-www.example.gov.cn.html'],
    ['/list.jsp?id=3', 'text/html;charset=GBK', page('甲'), '-www.example.gov.cn-list.jsp.html'],
    ['/a.PDF', 'application/pdf', '%PDF-1.4', '-www.example.gov.cn-a.PDF'],
    ['/down?f=a.pdf', 'application/octet-stream', '%PDF-1.4', '-www.example.gov.cn-down.pdf'],
    ['/a', '', page('甲'), '-www.example.gov.cn-a.html'],
    ['/a.doc', 'application/octet-stream', '\u00d0\u00cf', ''],
    ['/a.docx', 'application/octet-stream', 'PK\x03\x04', '-www.example.gov.cn-a.docx'],
    ['/a.zip', 'application/octet-stream', 'PK\x03\x04', ''],
    ['/a.js', 'text/plain', 'var x;', ''],
    ['/a.js', 'application/javascript', 'var x;', ''],
    ['/a.txt', 'text/plain', '甲', '-www.example.gov.cn-a.txt'],
    ['/%E6%8A%A5%E5%91%8A.html', 'text/html', '甲', '-www.example.gov.cn-报告.html'],
    ['/%B1%A8.html', 'text/html', '甲', '-www.example.gov.cn-_B1_A8.html'],
    ['/..%2f..%2fetc', 'text/html', '甲', '-www.example.gov.cn-.._.._etc.html'],
    [`/${'x'.repeat(300)}.html`, 'text/html', '甲', `-www.example.gov.cn-${'x'.repeat(75)}.html`],
    ['/empty.html', 'text/html', '', ''],
  ])('at %s of type %s', async (path, type, body, name) => {
    const bytes = responseOf({ url: url(path), body, ...(type !== undefined && { type }) });
    const { members } = await archiveOf('a.warc', bytes);
    expect(members.map((member) => member.path)).toEqual(name === '' ? [] : [`000001${name}`]);
  });

  it('are known by address, time and charset as their headers say', async () => {
    const gbk = iconv.encode(page('甲'), 'gb18030');
    const read = await only(responseOf({ url: url('/a'), type: 'text/html; charset="GBK"', body: gbk }));
    expect(Buffer.from(read.bytes)).toEqual(gbk);
    expect(read.transportCharset).toBe('GBK');
    expect(read.known?.url).toBe(url('/a'));
  });

  it.each([
    ['2025-06', {}],
    ['yesterday', {}],
    ['2025-06-11T08:30:00.123Z', { retrievedAt: '2025-06-11T08:30:00.123Z', retrievedAtBasis: 'observed' }],
  ])('have the time %s of their archive only where it is one', async (date, known) => {
    const { known: found } = await only(resourceOf('file:///home/somebody/a.txt', 'text/plain', '甲'));
    expect(found).not.toHaveProperty('url');
    expect((await only(responseOf({ url: url('/'), body: page('甲'), date }))).known).toEqual({
      url: url('/'),
      ...known,
    });
  });
});

describe('a body in a WARC', () => {
  const words = page('各位代表'.repeat(500));
  const response = (body: string | Uint8Array, headers: { readonly [name: string]: string }): Buffer =>
    responseOf({ url: url('/a.html'), body, headers });

  it.each<[string, string | Uint8Array, { readonly [name: string]: string }]>([
    ['in chunks', chunked(Buffer.from(words), 100), { 'Transfer-Encoding': 'chunked' }],
    ['in gzip', gzipSync(words), { 'Content-Encoding': 'gzip' }],
    ['in zlib', deflateSync(words), { 'Content-Encoding': 'deflate' }],
    ['in bare deflate', deflateRawSync(words), { 'content-encoding': 'Deflate' }],
    ['in Brotli', wrapped.br(words), { 'Content-Encoding': 'br' }],
    [
      'in gzip, in chunks',
      chunked(gzipSync(words), 64),
      { 'Content-Encoding': 'gzip', 'Transfer-Encoding': 'chunked' },
    ],
    ['in gzip for the way', gzipSync(words), { 'Transfer-Encoding': 'gzip' }],
    ['that the crawler took out of its chunks', words, { 'Transfer-Encoding': 'chunked' }],
    ['that the crawler unpacked', words, { 'Content-Encoding': 'gzip', 'Content-Length': '99' }],
    ['that the crawler unpacked from deflate', words, { 'Content-Encoding': 'deflate' }],
    ['that the crawler unpacked from Brotli', words, { 'Content-Encoding': 'br' }],
    [
      'as it is',
      words,
      { 'Content-Length': String(Buffer.byteLength(words)), 'Content-Encoding': 'identity' },
    ],
  ])('is had as it was meant: %s', async (_, body, headers) => {
    const { bytes, gaps } = await only(response(body, headers));
    expect(Buffer.from(bytes).toString()).toBe(words);
    expect(gaps).toBeUndefined();
  });

  it.each<[string, Buffer, string]>([
    ['shorter than HTTP says', response(words, { 'Content-Length': '9000' }), 'says 9000 bytes'],
    [
      'without its last chunk',
      response(chunked(Buffer.from(words), 100).subarray(0, -5), { 'Transfer-Encoding': 'chunked' }),
      'last chunk',
    ],
    [
      'in gzip that is cut off',
      response(gzipSync(words).subarray(0, -20), { 'Content-Encoding': 'gzip' }),
      'gzip data is cut off',
    ],
    [
      'cut off by the crawler',
      responseOf({ url: url('/'), body: words, warcHeaders: { 'WARC-Truncated': 'length' } }),
      'WARC-Truncated: length',
    ],
    [
      'a part of the page',
      responseOf({ url: url('/'), body: words, status: '206 Partial Content' }),
      'status 206',
    ],
  ])('that is %s is read as far as it goes, and the gap is said', async (_, record, gap) => {
    const { bytes, gaps } = await only(record);
    expect(words.startsWith(Buffer.from(bytes).toString().slice(0, 200))).toBe(true);
    expect(gaps).toEqual([expect.stringContaining(gap)]);
  });

  it.each<[string, Buffer, string]>([
    ['damaged', Buffer.from(gzipSync(words).fill(0, 30, 60)), 'gzip data is damaged'],
    ['a bomb', gzipSync(Buffer.alloc(17 * 1024 * 1024)), 'unpacks to more than'],
  ])('that is %s is an error', async (_, body, why) => {
    await expect(only(response(body, { 'Content-Encoding': 'gzip' }))).rejects.toThrow(why);
  });

  it('in an encoding that is not known is an error', async () => {
    await expect(only(response(words, { 'Content-Encoding': 'zstd' }))).rejects.toThrow('"zstd"');
  });
});

describe('a WARC that is not whole', () => {
  const records = [1, 2, 3].map((n) =>
    responseOf({ url: url(`/${n}.html`), body: page(`${n}`.repeat(2000)) }),
  );
  const first = '000001-www.example.gov.cn-1.html';

  it.each([
    ['a.warc', Buffer.concat(records)],
    ['a.warc.gz', packedEach(records)],
    ['a.warc.gz', gzipSync(Buffer.concat(records), { level: 0 })],
  ])(
    '%s gives at any cut the whole documents before it, and says that it is cut off',
    async (name, bytes) => {
      const whole = (await textsOf(await archiveOf(name, bytes))).map(([path]) => path);
      expect(whole).toHaveLength(3);
      for (let cut = bytes.length - 5; cut > 0; cut -= Math.ceil(bytes.length / 23)) {
        const read = await textsOf(await archiveOf(name, bytes.subarray(0, cut)));
        const last = read.at(-1);
        expect([cut, last?.[0]]).toEqual([cut, '']);
        expect(last?.[1]).toMatch(/cut off|does not begin/);
        expect(read.slice(0, -1).map(([path]) => path)).toEqual(whole.slice(0, read.length - 1));
      }
    },
  );

  it('that is damaged gives what is before the damage', async () => {
    const bytes = packedEach(records);
    const second = gzipSync(records[0] as Buffer).length;
    bytes.fill(0xff, second + 30, second + 50);
    expect(
      (await textsOf(await archiveOf('a.warc.gz', bytes))).map(([path, text]) => [path, text.slice(0, 40)]),
    ).toEqual([
      [first, expect.stringContaining('<html>')],
      ['', expect.stringContaining(`gzip data that begins at byte ${second}`)],
    ]);
  });

  it.each([
    [
      'has a record without a length',
      Buffer.from('WARC/1.1\r\nWARC-Type: resource\r\n\r\nabc'),
      'how long it is',
    ],
    [
      'has a record of a strange length',
      recordOf({ 'Content-Length': '-5' }, Buffer.from('x')),
      'how long it is',
    ],
    [
      'has a header without an end',
      Buffer.from(`WARC/1.1\r\n${'x'.repeat(3_000_000)}`),
      'longer than a header is',
    ],
    [
      'has many lines in its header',
      Buffer.from(`WARC/1.1\r\n${'x: y\r\n'.repeat(300_000)}`),
      'longer than a header is',
    ],
    ['is something else', Buffer.from('<html></html>\n'), 'does not begin as a WARC file'],
    ['is empty', Buffer.alloc(0), 'no records'],
    ['unpacks without an end', gzipSync(Buffer.alloc(20 * 1024 * 1024, 10)), 'more than 1000 times'],
  ])('%s', async (_, bytes, why) => {
    expect(await textsOf(await archiveOf('a.warc', bytes))).toEqual([['', expect.stringContaining(why)]]);
  });

  it('says how far it was gone through, and what is in it twice', async () => {
    const { members } = await archiveOf('a.warc', Buffer.concat([...records, Buffer.from('no record\r\n')]));
    expect(members).toHaveLength(4);
    await expect(members[3]?.read()).rejects.toThrow(
      'The 3 records before that were gone through, 3 documents found.',
    );
  });

  it('has so many documents and no more, and none that is too large', async () => {
    const bytes = packedEach(records);
    const few = await archiveOf('a.warc.gz', bytes, { ...LIMITS, members: 2 });
    expect((await textsOf(few)).at(-1)).toEqual(['', expect.stringContaining('more than 2 documents')]);
    const small = await archiveOf('a.warc.gz', bytes, { ...LIMITS, memberBytes: 1000 });
    expect((await textsOf(small))[0]?.[1]).toMatch(/its record has \d+ bytes; at most 1000 are read/);
  });
});

describe('a single file in gzip', () => {
  it.each([
    ['page.html.gz', gzipSync('<html></html>'), [['page.html', '<html></html>']]],
    ['two.txt.gz', Buffer.concat([gzipSync('甲'), gzipSync('乙')]), [['two.txt', '甲乙']]],
    ['A.TXT.GZ', gzipSync(''), [['A.TXT', '']]],
    ['cut.txt.gz', gzipSync('甲乙丙丁').subarray(0, -3), [['cut.txt', expect.stringContaining('cut off')]]],
    ['bad.txt.gz', gzipSync('甲乙丙丁').fill(1, 11, 15), [['bad.txt', expect.stringContaining('damaged')]]],
    [
      'sum.txt.gz',
      Buffer.concat([gzipSync('甲乙丙丁').subarray(0, -8), Buffer.alloc(8, 1)]),
      [['sum.txt', expect.stringContaining('damaged')]],
    ],
    ['no.txt.gz', Buffer.from('甲'), [['', expect.stringContaining('no gzip file')]]],
    [
      'bomb.txt.gz',
      gzipSync(Buffer.alloc(17 * 1024 * 1024)),
      [['bomb.txt', expect.stringContaining('1000 times')]],
    ],
  ])('%s', async (name, bytes, texts) => {
    expect(await textsOf(await archiveOf(name, bytes))).toEqual(texts);
  });

  it('too large when it is unpacked is an error', async () => {
    const archive = await archiveOf('a.txt.gz', gzipSync('甲乙'), { ...LIMITS, memberBytes: 5 });
    expect(await textsOf(archive)).toEqual([['a.txt', expect.stringContaining('more than 5 bytes')]]);
  });
});
