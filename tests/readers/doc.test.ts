import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { docAgain, readDoc } from '../../src/readers/doc.ts';
import { NoBodyError, ReadError } from '../../src/readers/read-error.ts';
import { Traced } from '../../src/text/traced.ts';
import { compound, type Word97Parts, word97File } from './word-97-file.ts';

async function words(parts: Word97Parts): Promise<string> {
  const document = await readDoc([{ path: '1.doc', bytes: word97File(parts) }]);
  return Traced.from(document.text).apply((await document.markup?.edits({})) ?? []).text;
}

const written = new Uint8Array(
  readFileSync(fileURLToPath(new URL('../fixtures/general/word-97-report/raw.doc', import.meta.url))),
);

test.each<[string, Word97Parts, string]>([
  ['paragraphs', { text: '甲\r\r乙\r' }, '甲\n乙\n'],
  ['line, page and column breaks', { text: '甲\v乙\f丙\x0e丁\r' }, '甲\n乙\n丙\n丁\n'],
  ['a tab', { text: '\t县长\t王某\r' }, '县长 王某\n'],
  ['hyphens', { text: '二〇2021\x1e2025a\x1fb\r' }, '二〇2021-2025ab\n'],
  ['the result of a field', { text: '见\x13 REF a \x14第三章\x15。\r' }, '见第三章。\n'],
  [
    'a field in a field, and one without a result',
    { text: '甲\x13 IF \x13 PAGE \x141\x15 \x14乙\x15\x13 XE "丙" \x15\r' },
    '甲乙\n',
  ],
  ['a circled number', { text: '\x13 eq \\o\\ac(○,2)\x15新建\r' }, '②新建\n'],
  ['pictures and marks of notes', { text: '甲\x01\x08乙\x02\x05\r' }, '甲乙\n'],
  [
    'notes and text boxes at the end, no headers',
    { text: '甲\r', footnotes: '\x02 注\r', headers: '页眉\r', endnotes: '\x02尾注\r', boxes: '框\r' },
    '甲\n 注\n尾注\n框\n',
  ],
  ['characters of one byte', { text: 'GDP caf\xe9\r', footnotes: '甲\r' }, 'GDP café\n甲\n'],
])('%s', async (_, parts, expected) => {
  expect(await words(parts)).toBe(expected);
});

test('every character of two bytes has its bytes, whatever stands between', async () => {
  const bytes = word97File({ text: '甲\r', headers: '页眉\r', endnotes: 'abc\r', boxes: '框\r' });
  const again = docAgain(bytes, { path: '1.doc', mediaType: '' });
  expect(again.text).toBe('甲\rabc\r框\r');
  for (const { from, to, bytes: own, charset } of again.encoded)
    expect(new TextDecoder(charset).decode(own)).toBe(again.text.slice(from, to));
  expect(again.encoded.map(({ from, to }) => [from, to])).toEqual([
    [0, 2],
    [2, 6],
    [6, 8],
  ]);
});

describe('what cannot be read', () => {
  const circle = Buffer.from(word97File({ text: '甲\r' }));
  // The sector of the directory follows itself.
  circle.writeUInt32LE(1, 512 + 4);
  test.each<[string, Uint8Array, string]>([
    ['a password', word97File({ text: '甲\r', flags: 0x0100 }), 'under a password'],
    [
      'a newer document under a password',
      compound({ EncryptedPackage: Buffer.alloc(1) }),
      'an Office document under a password',
    ],
    ['an Excel workbook', compound({ Workbook: Buffer.alloc(1) }), 'this is an Excel workbook'],
    [
      'a presentation',
      compound({ 'PowerPoint Document': Buffer.alloc(1) }),
      'this is a PowerPoint presentation',
    ],
    ['another file', compound({ Contents: Buffer.alloc(1) }), 'no Word document'],
    ['an earlier Word', word97File({ text: '甲\r', version: 0x68 }), 'Word 95 or earlier'],
    ['no table', compound({ WordDocument: Buffer.from('eca5c100', 'hex') }), 'is damaged'],
    ['a header only', circle.subarray(0, 512), 'is damaged'],
    ['less than a header', circle.subarray(0, 100), 'is damaged'],
    ['a chain that leads back', circle, 'its sectors do not hang together'],
    ['a file that is cut off', written.subarray(0, 6000), 'is damaged'],
  ])('%s', async (_, bytes, message) => {
    const reading = readDoc([{ path: 'a/1.doc', bytes }]);
    await expect(reading).rejects.toThrow(ReadError);
    await expect(reading).rejects.toThrow('a/1.doc: ');
    await expect(reading).rejects.toThrow(message);
  });

  test('no words', async () => {
    const reading = readDoc([{ path: '1.doc', bytes: word97File({ text: '\x01\r' }) }]);
    await expect(reading).rejects.toThrow(NoBodyError);
  });

  test('any byte may be wrong: it is read or refused with its name', async () => {
    for (let at = 0; at < written.length; at += 61) {
      const bytes = Uint8Array.from(written);
      bytes[at] = (bytes[at] as number) ^ 0xff;
      await readDoc([{ path: '1.doc', bytes }]).catch((error) => expect(error).toBeInstanceOf(ReadError));
    }
  });
});
