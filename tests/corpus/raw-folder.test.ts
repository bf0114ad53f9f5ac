import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listRaw } from '../../src/corpus/raw-folder.ts';
import { folderOf } from './folders.ts';

/** Each document's path, and what reading it gives: what is known of it, or the error. */
async function readings(folder: string): Promise<{ [path: string]: unknown }> {
  const { documents } = await listRaw(folder);
  const read = documents.map(async (document) => [
    document.path,
    await document.read().then(
      ({ known }) => known,
      (error: Error) => error.message,
    ),
  ]);
  return Object.fromEntries(await Promise.all(read));
}

describe('a raw folder', () => {
  it('is listed in order of path, without hidden files and manifests', async () => {
    const raw = folderOf({
      'b.txt': '乙',
      'a/z.txt': '子',
      'a.txt': '甲',
      'a-b/c.txt': '丙',
      '.hidden.txt': '',
      '.git/x.txt': '',
      'manifest.json': '{}',
      'a/manifest.json': '{}',
    });
    const { documents } = await listRaw(raw);
    expect(documents.map(({ path }) => path)).toEqual(['a-b/c.txt', 'a.txt', 'a/z.txt', 'b.txt']);
  });

  it('does not open a file that is larger than any document', async () => {
    const raw = folderOf({ 'a.txt': '甲', 'huge.txt': '' });
    truncateSync(join(raw, 'huge.txt'), 256 * 1024 * 1024 + 1);
    expect(await readings(raw)).toEqual({
      'a.txt': {},
      'huge.txt':
        'the file has 268435457 bytes; at most 268435456 are read. Divide it, or leave it out of raw.',
    });
  });

  it('gives bytes and their sha256', async () => {
    const { documents } = await listRaw(folderOf({ 'a.txt': 'abc' }));
    const read = await documents[0]?.read();
    expect(Buffer.from(read?.bytes ?? []).toString()).toBe('abc');
    expect(read?.sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('has an error for each thing that is no document, and reads all others', async () => {
    const outside = folderOf({ 'secret.txt': '密' });
    const raw = folderOf({ 'a.txt': '甲', 'sub/b.txt': '乙' });
    mkdirSync(join(raw, 'x.txt'));
    symlinkSync('nowhere.txt', join(raw, 'dangling.txt'));
    symlinkSync('loop.txt', join(raw, 'loop.txt'));
    symlinkSync(join(outside, 'secret.txt'), join(raw, 'file-outside.txt'));
    symlinkSync(outside, join(raw, 'folder-outside'));
    symlinkSync('..', join(raw, 'sub/parent'));
    symlinkSync('../a.txt', join(raw, 'sub/inside.txt'));
    const server = createServer();
    await new Promise<void>((listening) => server.listen(join(raw, 'socket.txt'), listening));
    expect(await readings(raw)).toEqual({
      'a.txt': {},
      'dangling.txt': expect.stringContaining('leads nowhere'),
      'file-outside.txt': expect.stringContaining('leads out of the raw folder'),
      'folder-outside': expect.stringContaining('leads out of the raw folder'),
      'loop.txt': expect.stringContaining('leads to itself'),
      'socket.txt': expect.stringContaining('neither a file nor a folder'),
      'sub/b.txt': {},
      'sub/inside.txt': {},
      'sub/parent': expect.stringContaining('no file'),
      'x.txt': expect.stringContaining('folder with the name of a file'),
    });
    server.close();
  });

  it('may itself be reached by a link', async () => {
    const raw = folderOf({ 'a.txt': '甲' });
    const link = join(folderOf(), 'raw');
    symlinkSync(raw, link);
    expect(await readings(link)).toEqual({ 'a.txt': {} });
  });
});

describe('a manifest beside raw files', () => {
  const url = 'https://example.org/1';

  it('says what is known of the files of its folder and of the folders below, the nearest first', async () => {
    const raw = folderOf({
      'a.txt': '甲',
      's/b.txt': '乙',
      's/c.txt': '丙',
      'manifest.json': JSON.stringify({
        'a.txt': { url },
        's/b.txt': { note: 'far' },
        's/c.txt': { note: 'far' },
      }),
      's/manifest.json': `\ufeff${JSON.stringify({ 'b.txt': { note: 'near', retrievedAt: '2025-03-11' } })}`,
    });
    expect(await readings(raw)).toEqual({
      'a.txt': { url },
      's/b.txt': { note: 'near', retrievedAt: '2025-03-11' },
      's/c.txt': { note: 'far' },
    });
  });

  it('has its strange keys left out, with a warning', async () => {
    const raw = folderOf({
      'a.txt': '甲',
      'manifest.json': JSON.stringify({ 'a.txt': { url, colour: 'red' } }),
    });
    expect(await readings(raw)).toEqual({ 'a.txt': { url } });
    expect((await listRaw(raw)).warnings).toEqual([
      expect.stringMatching(/^manifest\.json: a\.txt: .*"colour"/),
    ]);
  });

  it('is at fault for the one file of which it says what cannot be, and names file and key', async () => {
    const raw = folderOf({
      's/a.txt': '甲',
      's/b.txt': '乙',
      's/c.txt': '丙',
      's/manifest.json': JSON.stringify({
        'a.txt': { retrievedAt: 'yesterday' },
        'b.txt': { retrievedAtBasis: 'guessed' },
      }),
    });
    expect(await readings(raw)).toEqual({
      's/a.txt': expect.stringMatching(/^s\/manifest\.json: a\.txt: retrievedAt: must be a date/),
      's/b.txt': expect.stringMatching(/^s\/manifest\.json: b\.txt: retrievedAtBasis: /),
      's/c.txt': {},
    });
  });

  it.each(['{', '[]', '"x"'])(
    'that is %j is at fault for all files below it, and for no others',
    async (content) => {
      const raw = folderOf({ 'a.txt': '甲', 's/b.txt': '乙', 's/manifest.json': content });
      expect(await readings(raw)).toEqual({
        'a.txt': {},
        's/b.txt': expect.stringMatching(/^s\/manifest\.json is not/),
      });
    },
  );
});
