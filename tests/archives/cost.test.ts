import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { ArchiveError } from '../../src/archives/archive-error.ts';
import { gunzipped } from '../../src/archives/gunzip.ts';
import { lastUnpacked } from '../../src/archives/last-unpacked.ts';
import { LIMITS } from '../../src/archives/limits.ts';
import { sourceOfBytes } from '../../src/archives/source.ts';
import { packedEach, resourceOf } from './made-warc.ts';
import { zipOf } from './made-zip.ts';
import { archiveOf, textsOf } from './reading.ts';

it('reads a gzip file of very many members about once', async () => {
  const packed = Buffer.concat(Array.from({ length: 10_000 }, () => gzipSync('')));
  const source = sourceOfBytes(packed);
  let read = 0;
  const counting = {
    size: source.size,
    read(from: number, length: number) {
      read += Math.min(length, source.size - from);
      return source.read(from, length);
    },
  };
  expect(await gunzipped(counting, LIMITS)).toHaveLength(0);
  expect(read).toBeLessThan(3 * packed.length);
  const more = sourceOfBytes(Buffer.concat([packed, gzipSync('')]));
  await expect(gunzipped(more, LIMITS)).rejects.toThrow(
    'it is packed in more than 10000 pieces. Unpack it, and put the file here.',
  );
});

const limits = { ...LIMITS, ratio: 1000, ratioFrom: 10_000, wholeRatio: 10, wholeFrom: 5000 };
const TOO_MUCH =
  /^! all that is in it unpacks to more than 10 times its size, as a decompression bomb does\. Leave it out of raw/;

it('goes through no archive that grows too much as a whole, whatever its members are', async () => {
  const small = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `${index}.txt`, body: Buffer.alloc(900, ' ') }));
  const grown = await textsOf(await archiveOf('a.zip', zipOf(small(60)), { ...limits, wholeRatio: 3 }));
  expect(grown).toEqual([['', expect.stringMatching(/more than 3 times/)]]);
  // Up to a size any growth is borne.
  expect((await archiveOf('a.zip', zipOf(small(5)), { ...limits, wholeRatio: 1 })).members).toHaveLength(5);
});

it('counts what is in the archives of an archive', async () => {
  const inner = zipOf([{ name: 'a.txt', body: Buffer.alloc(4000, ' ') }]);
  const outer = zipOf([1, 2, 3].map((each) => ({ name: `${each}.zip`, body: inner })));
  expect(
    (await textsOf(await archiveOf('a.zip', outer, limits))).map(([path, text]) => [path, text.slice(0, 40)]),
  ).toEqual([
    ['1.zip/a.txt', ' '.repeat(40)],
    ['2.zip', expect.stringContaining('! all that is in it')],
    ['3.zip', expect.stringContaining('! all that is in it')],
  ]);
});

it('counts what is in the gzip files of an archive, whatever they say of themselves', async () => {
  const packed = gzipSync(Buffer.alloc(4000, ' '));
  // The size that it tells is that of its last member.
  const small = Buffer.concat([packed, gzipSync('a')]);
  const damaged = Buffer.concat([packed, Buffer.from('?')]);
  const outer = zipOf([small, damaged, packed].map((body, index) => ({ name: `${index}.txt.gz`, body })));
  const read = async (wholeFrom: number) =>
    (await textsOf(await archiveOf('a.zip', outer, { ...limits, wholeFrom }))).map(([path, text]) => [
      path,
      text.trim(),
    ]);
  const damage = `! what stands at byte ${packed.length} is not gzip data. Fetch it again.`;
  expect(await read(100_000)).toEqual([
    [expect.stringContaining('0.txt'), 'a'],
    [expect.stringContaining('1.txt'), damage],
    [expect.stringContaining('2.txt'), ''],
  ]);
  expect((await read(9000)).map(([, text]) => TOO_MUCH.test(text as string))).toEqual([false, false, true]);
  expect((await read(5000)).map(([, text]) => TOO_MUCH.test(text as string))).toEqual([false, true, true]);
});

it('tells what of a WARC was gone through', async () => {
  const page = resourceOf('http://example.gov.cn/1.txt', 'text/plain', Buffer.alloc(3000, ' '));
  const texts = await textsOf(await archiveOf('a.warc.gz', packedEach([page, page, page]), limits));
  expect(texts.map(([path]) => path)).toEqual(['000001-example.gov.cn-1.txt', '']);
  expect(texts[1]?.[1]).toMatch(TOO_MUCH);
});

it('unpacks no second time what cannot be unpacked, but what a disk did not give', async () => {
  for (const [error, times] of [
    [new ArchiveError('it is damaged'), 1],
    [new Error('EIO'), 3],
  ] as const) {
    let loads = 0;
    const key = {};
    const load = async () => {
      loads += 1;
      throw error;
    };
    for (let time = 0; time < 3; time += 1) await expect(lastUnpacked(key, load)).rejects.toBe(error);
    expect(loads).toBe(times);
  }
});
