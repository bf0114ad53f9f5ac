import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type BucketServer, startBuckets } from '../../scripts/cluster/servers.ts';
import { bucketStore } from '../../src/stores/bucket-store.ts';
import { folderStore } from '../../src/stores/folder-store.ts';
import { mirrorStore } from '../../src/stores/mirror.ts';
import { publish } from '../../src/stores/publish.ts';
import type { Store } from '../../src/stores/store.ts';
import { pathsBelow } from '../corpus/folders.ts';

// A thousand requests, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'qingyuan-stores-'));
let server: BucketServer;
beforeAll(async () => {
  server = await startBuckets(join(folder, 'buckets'));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const words = (text: string) => new TextEncoder().encode(text);

/** Names that a URL, a signature or a query could spoil. */
const names = [
  'a.txt',
  '金乡县/2022 年报告(1).txt',
  "it's+100%=ok!*~.txt",
  'deep/er/still/名单&<x>.html',
  'q?x=1#y.html',
];

describe.each<[kind: string, open: (name: string) => Store]>([
  ['a folder', (name) => folderStore(join(folder, name))],
  ['a bucket', (name) => bucketStore(`s3://corpus/${name}`, server.env)],
])('%s', (kind, open) => {
  it('gives back what was put under any name, lists it, and forgets what is removed', async () => {
    const store = open('any');
    expect(await store.read('none.txt')).toBeUndefined();
    for (const name of names) await store.write(name, words(name));
    for (const name of names) expect(Buffer.from((await store.read(name)) ?? []).toString()).toBe(name);
    const listed = async (under: string) => {
      const found: string[] = [];
      for await (const { path, bytes } of store.list(under)) {
        expect(bytes).toBe(words(path).length);
        found.push(path);
      }
      return found.sort();
    };
    expect(await listed('')).toEqual([...names].sort());
    expect(await listed('deep/')).toEqual([names[3]]);
    expect(await listed('nowhere/')).toEqual([]);
    await store.remove('a.txt');
    await store.remove('a.txt');
    expect(await store.read('a.txt')).toBeUndefined();
    expect(await listed('')).toHaveLength(names.length - 1);
  });

  it('gives another mark to other bytes, so that a copy fetches what changed and drops what is gone', async () => {
    const [store, copy] = [open('copied'), join(folder, `copy of ${kind}`)];
    await store.write('a.txt', words('one'));
    await store.write('b/c.txt', words('two'));
    await mirrorStore(store, copy);
    expect(readFileSync(join(copy, 'b/c.txt'), 'utf8')).toBe('two');
    writeFileSync(join(copy, 'b/c.txt'), 'not fetched again');
    await store.write('a.txt', words('other'));
    await store.remove('nothing');
    await mirrorStore(store, copy);
    expect(readFileSync(join(copy, 'a.txt'), 'utf8')).toBe('other');
    expect(readFileSync(join(copy, 'b/c.txt'), 'utf8')).toBe('not fetched again');
    await store.remove('b/c.txt');
    await mirrorStore(store, copy);
    expect(pathsBelow(copy).filter((path) => !path.startsWith('.'))).toEqual(['a.txt']);
  });

  it('is made to hold a clean folder, the list last, and nothing of it that is no more', async () => {
    const [store, clean] = [open('published'), mkdtempSync(join(folder, 'clean-'))];
    const put = async (files: Readonly<Record<string, string>>) => {
      const list = Object.entries(files).map(([path, sha256]) => ({ path, sha256 }));
      for (const [path, text] of Object.entries(files)) writeFileSync(join(clean, path), text);
      writeFileSync(join(clean, 'manifest.json'), JSON.stringify({ files: list }));
      return publish(clean, list, store);
    };
    await store.write('of-others.txt', words('stays'));
    expect(await put({ a: '1', b: '2' })).toEqual({ written: 2, removed: 0 });
    expect(await put({ a: '1', c: '3' })).toEqual({ written: 1, removed: 1 });
    const found: string[] = [];
    for await (const { path } of store.list('')) found.push(path);
    expect(found.sort()).toEqual(['a', 'c', 'manifest.json', 'of-others.txt']);
  });
});

it('a bucket lists more than a page of a thousand', async () => {
  const store = bucketStore('s3://corpus/many', server.env);
  const paths = Array.from({ length: 1005 }, (_, number) => `${number % 7}/${number}.txt`);
  for (let at = 0; at < paths.length; at += 50)
    await Promise.all(paths.slice(at, at + 50).map((path) => store.write(path, words(path))));
  const found: string[] = [];
  for await (const { path } of store.list('')) found.push(path);
  expect(found.sort()).toEqual([...paths].sort());
});

it('a bucket says what it lacks and what is refused', async () => {
  expect(() => bucketStore('s3://corpus/raw', {})).toThrow(/needs AWS_ACCESS_KEY_ID/);
  expect(() => bucketStore('s3:///raw', server.env)).toThrow(/names no bucket/);
  await expect(bucketStore('s3://none/raw', server.env).write('a', words('a'))).rejects.toThrow(
    's3://none/raw is not there: make the bucket first.',
  );
  const away = bucketStore('s3://corpus', { ...server.env, AWS_ENDPOINT_URL: 'http://127.0.0.1:65530' });
  await expect(away.read('a')).rejects.toThrow('s3://corpus does not answer (ECONNREFUSED)');
  expect(readdirSync(join(folder, 'buckets'))).toEqual(['corpus']);
});
