import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fingerprintsWith } from '../../src/corpus/fingerprints.ts';
import { openMemory } from '../../src/corpus/memory.ts';
import { readPlain, roomToRead } from '../../src/corpus/plain-file.ts';
import { listRaw } from '../../src/corpus/raw-folder.ts';
import { withMemory } from '../../src/corpus/remembered-entry.ts';

const folder = mkdtempSync(join(tmpdir(), 'qingyuan-looked-at-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const words = { 'a.txt': '甲'.repeat(3000), 'b.txt': '乙', 'c.txt': '', 'd.txt': '丁'.repeat(9000) };
for (const [name, text] of Object.entries(words)) writeFileSync(join(folder, name), text);

describe('a raw file that is only looked at', () => {
  it('has its own bytes in memory that others lay in', () => {
    const room = roomToRead();
    for (const [name, text] of Object.entries(words))
      expect(readPlain(join(folder, name), 1e6, room).toString('utf8')).toBe(text);
  });

  it('does not make memory stay that only a large one needs', () => {
    const room = roomToRead();
    const sizes = [1000, 3 << 20, 2000].map((bytes) => room(bytes).buffer.byteLength);
    expect(sizes[1]).toBe(3 << 20);
    expect(sizes[2]).toBeLessThan(1 << 20);
    expect(room(10).buffer).toBe(room(20).buffer);
  });

  it('is told of by its own bytes, also while another is looked at', async () => {
    const { documents } = await listRaw(folder);
    const prints = fingerprintsWith();
    const stand = { mark: () => undefined, prints, disturb: () => undefined };
    const files = withMemory(documents, openMemory(), stand);
    const told = await Promise.all(
      files.map((file) => file.told('words', ({ bytes }) => Buffer.from(bytes).toString('utf8'))),
    );
    expect(told).toEqual(Object.values(words));
  });

  it('is read once for all that was foreseen, and says the same as where nothing was', async () => {
    const { documents } = await listRaw(folder);
    const stand = { mark: () => undefined, prints: fingerprintsWith(), disturb: () => undefined };
    const first = ({ bytes }: { readonly bytes: Uint8Array }) => {
      if (bytes.length === 0) throw new Error('it is empty');
      return Buffer.from(bytes).toString('utf8').charAt(0);
    };
    const long = ({ bytes }: { readonly bytes: Uint8Array }) => bytes.length > 100;
    let readings = 0;
    const counted = documents.map((document) => ({
      path: document.path,
      place: document.place,
      stated: () => document.stated(),
      read: (room?: (bytes: number) => Buffer) => {
        readings += 1;
        return document.read(room);
      },
    }));
    const answers = async (files: ReturnType<typeof withMemory>) => {
      const said: unknown[] = [];
      // All are looked at before any is asked more of.
      for (const file of files) said.push(await file.told('long', long));
      for (const file of files) said.push(await file.told('first', first).catch(String), await file.found());
      return said;
    };
    const expected = await answers(withMemory(documents, openMemory(), stand));
    expect(await answers(withMemory(counted, openMemory(), stand, { first }))).toEqual(expected);
    // What cannot be told of the empty one is asked of it again.
    expect(readings).toBe(documents.length + 1);
  });
});
