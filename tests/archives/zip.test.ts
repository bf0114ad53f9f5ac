import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/archives/limits.ts';
import { packedEach, responseOf } from './made-warc.ts';
import { unicodePath, type ZipFileMade, zipOf } from './made-zip.ts';
import { archiveOf, textsOf } from './reading.ts';

const gbk = (name: string): Buffer => iconv.encode(name, 'gb18030');

async function readZip(...files: ZipFileMade[]): Promise<readonly (readonly [string, string])[]> {
  return textsOf(await archiveOf('a.zip', zipOf(files)));
}

describe('a zip', () => {
  it('has its files as members, stored or deflated, and neither its folders nor what is hidden', async () => {
    expect(
      await readZip(
        { name: 'b/', body: '' },
        { name: 'b/乙.txt', flags: 0x800, body: '乙' },
        { name: './a.txt', body: '甲', method: 0 },
        { name: '.hidden', body: '' },
        { name: '__MACOSX/._a.txt', body: '' },
        { name: 'b/.git/c.txt', body: '' },
        { name: 'empty.txt', body: '' },
      ),
    ).toEqual([
      ['b/乙.txt', '乙'],
      ['a.txt', '甲'],
      ['empty.txt', ''],
    ]);
  });

  it.each([
    ['GBK, as Chinese Windows writes them', gbk('政府/报告.txt'), {}, '政府/报告.txt'],
    ['UTF-8 that is not said to be', Buffer.from('政府/报告.txt'), {}, '政府/报告.txt'],
    ['UTF-8 that is', Buffer.from('政府/报告.txt'), { flags: 0x800 }, '政府/报告.txt'],
    [
      'UTF-8 in a second place',
      gbk('报告.txt'),
      { extra: unicodePath(gbk('报告.txt'), '报告二.txt') },
      '报告二.txt',
    ],
    [
      'UTF-8 in a second place that is of another name',
      gbk('报告.txt'),
      { extra: unicodePath(gbk('x'), 'y.txt') },
      '报告.txt',
    ],
  ])('has names in %s', async (_, name, more, path) => {
    expect(await readZip({ name, body: '甲', ...more })).toEqual([[path, '甲']]);
  });

  it('has all its names in one code page: 联通.txt in GBK is valid UTF-8', async () => {
    const names = ['联通.txt', '报告.txt'];
    const read = await readZip(...names.map((name) => ({ name: gbk(name), body: name })));
    expect(read.map(([path]) => path)).toEqual(names);
  });

  it('may have its sizes in a second place, as those over 4 GiB have (ZIP64)', async () => {
    const extra = Buffer.from([1, 0, 8, 0, 6, 0, 0, 0, 0, 0, 0, 0]);
    expect(await readZip({ name: 'a.txt', body: '甲乙', size: 0xffffffff, extra })).toEqual([
      ['a.txt', '甲乙'],
    ]);
  });

  it.each([
    ['../../etc/passwd', '_/_/etc/passwd', 'leads out'],
    ['a/../../b.txt', 'a/_/_/b.txt', 'leads out'],
    ['/etc/passwd', '_/etc/passwd', 'place on a disk'],
    ['C:/x.txt', 'C_/x.txt', 'drive letter'],
    ['a\\..\\b.txt', 'a_.._b.txt', 'backslash'],
    ['a\0.txt', 'a_.txt', 'control characters'],
    ['a\nb.txt', 'a_b.txt', 'control characters'],
  ])('refuses the name %j and shows it as %s', async (name, path, why) => {
    const read = await readZip({ name, body: 'x' }, { name: 'good.txt', body: '甲' });
    expect(read).toEqual([
      [path, expect.stringContaining(why)],
      ['good.txt', '甲'],
    ]);
  });

  it('refuses files of the same name, and one that a disk takes for another', async () => {
    const read = await readZip(
      { name: 'a.txt', body: '一' },
      { name: 'a.txt', body: '二' },
      { name: 'b.txt', body: '三' },
      { name: 'B.TXT', body: '四' },
      { name: 'c.txt', body: '五' },
    );
    expect(read).toEqual([
      ['a.txt', expect.stringContaining('2 files of this name')],
      ['b.txt', '三'],
      ['B.TXT (2)', expect.stringContaining('"b.txt" too')],
      ['c.txt', '五'],
    ]);
  });

  it.each<[string, Partial<ZipFileMade>, string]>([
    ['encrypted', { flags: 1 }, 'encrypted'],
    ['packed by Deflate64', { method: 9 }, 'Deflate64'],
    ['packed by a method without a name', { method: 77 }, 'method 77'],
    ['not what its checksum says', { crc: 7 }, 'checksum'],
    ['larger than the directory says', { size: 1 }, 'damaged'],
    ['smaller than the directory says', { size: 4000 }, 'damaged'],
    ['a link', { unixMode: 0o120777 }, 'link'],
  ])('refuses a member that is %s, and reads the others', async (_, more, why) => {
    const read = await readZip(
      { name: 'bad.txt', body: '坏坏坏', ...more },
      { name: 'good.txt', body: '甲' },
    );
    expect(read).toEqual([
      ['bad.txt', expect.stringMatching(`^! .*${why}`)],
      ['good.txt', '甲'],
    ]);
  });

  it('refuses a bomb by what the directory says, and by what comes out of it', async () => {
    const zeros = Buffer.alloc(17 * 1024 * 1024);
    const read = await readZip(
      { name: 'bomb.txt', body: zeros },
      { name: 'liar.txt', body: zeros, size: 100 },
    );
    expect(read).toEqual([
      ['bomb.txt', expect.stringContaining('more than 1000 times')],
      ['liar.txt', expect.stringContaining('damaged')],
    ]);
  });

  it('refuses a member that is too large, and an archive with too many', async () => {
    const bytes = zipOf(['a.txt', 'b.txt', 'c.txt'].map((name) => ({ name, body: `${name} 甲` })));
    const small = await archiveOf('a.zip', bytes, { ...LIMITS, memberBytes: 4 });
    expect((await textsOf(small))[0]).toEqual(['a.txt', expect.stringContaining('more than 4 bytes')]);
    const few = await archiveOf('a.zip', bytes, { ...LIMITS, members: 2 });
    expect(await textsOf(few)).toEqual([['', expect.stringContaining('more than 2 members')]]);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, -5), 'cut off'],
    ['a page', () => Buffer.from('<html></html>'), 'no zip archive'],
    ['empty', () => Buffer.alloc(0), 'no zip archive'],
  ])('that is %s is one document that cannot be read', async (_, spoil, why) => {
    const archive = await archiveOf('a.zip', spoil(zipOf([{ name: 'a.txt', body: '甲' }])));
    expect(await textsOf(archive)).toEqual([['', expect.stringContaining(why)]]);
  });
});

describe('an archive in an archive', () => {
  const page = responseOf({ url: 'https://www.example.gov.cn/a/1.html', body: '<html>甲</html>' });
  const crawl = packedEach([page, page]);
  const document = ['-www.example.gov.cn-1.html', '<html>甲</html>'] as const;
  const both = (under: string) =>
    ['000001', '000002'].map((n) => [`${under}/${n}${document[0]}`, document[1]]);

  it.each([0, 8])('is opened, packed by method %i', async (method) => {
    expect(
      await readZip(
        { name: 'x/crawl.warc.gz', body: crawl, method },
        { name: 'page.html.gz', body: gzipSync('<html>乙</html>'), method },
        { name: 'more.zip', body: zipOf([{ name: 'c.txt', body: '丙' }]), method },
      ),
    ).toEqual([
      ...both('x/crawl.warc.gz'),
      ['page.html.gz/page.html', '<html>乙</html>'],
      ['more.zip/c.txt', '丙'],
    ]);
  });

  it('is opened no deeper', async () => {
    const deep = zipOf([{ name: 'crawl.warc.gz', body: crawl }]);
    expect(await readZip({ name: 'deep.zip', body: deep }, { name: 'a.txt', body: '甲' })).toEqual([
      ['deep.zip/crawl.warc.gz', expect.stringContaining('archive in an archive in an archive')],
      ['a.txt', '甲'],
    ]);
  });

  it('that is broken is a document that cannot be read, and the others are read', async () => {
    expect(
      await readZip(
        { name: 'b.warc', body: 'no warc' },
        { name: 'b.zip', body: 'x' },
        { name: 'a.txt', body: '甲' },
      ),
    ).toEqual([
      ['b.warc', expect.stringContaining('does not begin as a WARC')],
      ['b.zip', expect.stringContaining('no zip archive')],
      ['a.txt', '甲'],
    ]);
  });

  it('counts with the others', async () => {
    const bytes = zipOf([
      { name: 'crawl.warc.gz', body: crawl },
      {
        name: 'b.zip',
        body: zipOf([
          { name: 'c.txt', body: '丙' },
          { name: 'd.txt', body: '丁' },
        ]),
      },
    ]);
    const archive = await archiveOf('a.zip', bytes, { ...LIMITS, members: 3 });
    expect(await textsOf(archive)).toEqual([
      ...both('crawl.warc.gz'),
      ['b.zip', expect.stringContaining('more than 1 members')],
    ]);
  });

  it('is a WARC alone where the outer one is a WACZ', async () => {
    const files = [
      { name: 'datapackage.json', body: '{}' },
      { name: 'archive/data.warc.gz', body: crawl, method: 0 },
      { name: 'indexes/index.cdx.gz', body: gzipSync('x') },
      { name: 'pages/pages.jsonl', body: '{}' },
    ];
    const archive = await archiveOf('crawl.wacz', zipOf(files));
    expect(await textsOf(archive)).toEqual(both('archive/data.warc.gz'));
  });
});
