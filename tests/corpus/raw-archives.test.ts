import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { listRaw } from '../../src/corpus/raw-folder.ts';
import { packedEach, responseOf } from '../archives/made-warc.ts';
import { zipOf } from '../archives/made-zip.ts';
import { bytesBelow, folderOf } from './folders.ts';
import { cleanedDocument, failedDocument, renewed } from './reports.ts';

/** Each document's path, and what is known of it or the error. */
async function readings(folder: string): Promise<readonly (readonly [string, unknown])[]> {
  const read: (readonly [string, unknown])[] = [];
  for (const document of (await listRaw(folder)).documents)
    read.push([
      document.path,
      await document.read().then(
        ({ known }) => known,
        (error: Error) => error.message,
      ),
    ]);
  return read;
}

const url = 'https://www.example.gov.cn/1.html';
const crawl = packedEach([responseOf({ url, body: '<html>甲</html>', type: 'text/html; charset=GBK' })]);
const member = 'crawl.warc.gz/000001-www.example.gov.cn-1.html';
const observed = { url, retrievedAt: '2025-06-11T08:30:00Z', retrievedAtBasis: 'observed' };

describe('an archive in a raw folder', () => {
  it('is listed as a folder is, in order of path', async () => {
    const raw = folderOf({
      's/a.zip': zipOf([
        { name: 'z.txt', body: '甲' },
        { name: 'b/c.txt', body: '乙' },
      ]),
      's/a.txt': '丙',
      'page.html.gz': gzipSync('<html></html>'),
      'crawl.warc.gz': crawl,
      '.hidden.zip': 'x',
    });
    expect((await listRaw(raw)).documents.map(({ path }) => path)).toEqual([
      member,
      'page.html.gz/page.html',
      's/a.txt',
      's/a.zip/b/c.txt',
      's/a.zip/z.txt',
    ]);
  });

  it('gives bytes, their hash, and the charset and the gaps that it knows of', async () => {
    const warcHeaders = { 'WARC-Truncated': 'time' };
    const bytes = responseOf({ url, body: 'abc', type: 'text/plain; charset=GBK', warcHeaders });
    const { documents } = await listRaw(folderOf({ 'a.warc': bytes }));
    expect(await documents[0]?.read()).toEqual({
      path: 'a.warc/000001-www.example.gov.cn-1.html.txt',
      bytes: Buffer.from('abc'),
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      known: observed,
      knownHash: expect.stringMatching(/^[0-9a-f]{16}$/),
      transportCharset: 'GBK',
      gaps: ['the crawler cut the page off (WARC-Truncated: time).'],
    });
  });

  it('has what a manifest in it or beside it says; that wins over the archive, the nearest first', async () => {
    const inside = {
      'b/c.txt': { note: 'far' },
      'a.txt': { note: 'inside' },
      'd.txt': { retrievedAt: 'never' },
    };
    const raw = folderOf({
      'a.zip': zipOf([
        { name: 'manifest.json', body: JSON.stringify(inside) },
        { name: 'b/manifest.json', body: JSON.stringify({ 'c.txt': { note: 'near', url } }) },
        { name: 'a.txt', body: '甲' },
        { name: 'b/c.txt', body: '乙' },
        { name: 'd.txt', body: '丙' },
        { name: 'e.txt', body: '丁' },
      ]),
      'crawl.warc.gz': crawl,
      'manifest.json': JSON.stringify({
        'a.zip/a.txt': { note: 'outside' },
        'a.zip/e.txt': { note: 'outside' },
        [member]: { retrievedAt: '2025-01-01', charset: 'gbk' },
      }),
    });
    expect(await readings(raw)).toEqual([
      ['a.zip/a.txt', { note: 'inside' }],
      ['a.zip/b/c.txt', { note: 'near', url }],
      ['a.zip/d.txt', expect.stringMatching(/^a\.zip\/manifest\.json: d\.txt: retrievedAt/)],
      ['a.zip/e.txt', { note: 'outside' }],
      [member, { url, retrievedAt: '2025-01-01', charset: 'gbk' }],
    ]);
  });

  it('that cannot be read is one document that says why; a folder of such a name is a folder', async () => {
    const outside = folderOf({ 'a.zip': zipOf([{ name: 'secret.txt', body: '密' }]) });
    const raw = folderOf({ 'bad.zip': 'x', 'c.warc.gz': crawl.subarray(0, 90), 'dir.zip/a.txt': '甲' });
    symlinkSync(join(outside, 'a.zip'), join(raw, 'out.zip'));
    mkdirSync(join(raw, 'empty.gz'));
    expect(await readings(raw)).toEqual([
      ['bad.zip', expect.stringContaining('no zip archive')],
      ['c.warc.gz', expect.stringContaining('cut off')],
      ['dir.zip/a.txt', {}],
      ['out.zip', expect.stringContaining('leads out of the raw folder')],
    ]);
  });

  it('with a name that leads elsewhere leads nowhere', async () => {
    const raw = folderOf({
      'in/a.zip': zipOf([{ name: '../secret.txt', body: 'x' }]),
      'in/secret.txt': '密',
    });
    const { documents } = await listRaw(raw);
    expect(documents.map(({ path }) => path)).toEqual(['in/a.zip/_/secret.txt', 'in/secret.txt']);
    await expect(documents[0]?.read()).rejects.toThrow('leads out of the archive');
  });
});

describe('the reports of an archive', () => {
  it('stay while it cannot be read, and go when it is gone or they are gone from it', async () => {
    const clean = folderOf();
    await renewed(clean, [
      cleanedDocument('a.zip/a.txt'),
      cleanedDocument('a.zip/b.txt'),
      cleanedDocument('c.txt'),
    ]);
    const before = bytesBelow(clean);
    const reports = Object.keys(before).filter((path) => path.startsWith('scans/'));
    await renewed(clean, [failedDocument('a.zip'), cleanedDocument('c.txt')]);
    expect(Object.keys(bytesBelow(clean)).filter((path) => path.startsWith('scans/'))).toEqual(reports);
    await renewed(clean, [
      cleanedDocument('a.zip/a.txt'),
      cleanedDocument('a.zip/b.txt'),
      cleanedDocument('c.txt'),
    ]);
    expect(bytesBelow(clean)).toEqual(before);
    await renewed(clean, [cleanedDocument('c.txt')]);
    expect(Object.keys(bytesBelow(clean)).filter((path) => path.startsWith('scans/'))).toHaveLength(3);
  });
});
