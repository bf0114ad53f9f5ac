import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Known } from '../../src/documents/raw-document.ts';
import { decodeAs } from '../../src/readers/decode-as.ts';
import { CharsetError, ReadError } from '../../src/readers/read-error.ts';
import { readText } from '../../src/readers/txt.ts';
import { charsets, encode, hex, simplified } from './invented.ts';

const file = (path: string, text: string, known?: Known) => ({
  path,
  bytes: encode(text, 'utf-8'),
  ...(known === undefined ? {} : { known }),
});

const pagesOf = (...texts: readonly string[]): readonly string[] => {
  const { text, pages } = readText(texts.map((each, index) => file(`${index}.txt`, each)));
  return pages.map(({ from, to, file: index, number }) => `${index}:${number} ${text.slice(from, to)}`);
};

test('a file is one document with what is known of it', () => {
  const known = { url: 'https://example.org/1.txt', note: 'page one' };
  expect(readText([file('a/1.txt', '甲乙\n', known)])).toEqual({
    text: '甲乙\n',
    pages: [{ from: 0, to: 3, file: 0, number: 1 }],
    files: [
      {
        path: 'a/1.txt',
        sha256: 'cd4788ce2756860146289cac1268603ac330c34c226bf47b68c50a599df3d4e8',
        bytes: 7,
        mediaType: 'text/plain',
        charset: 'utf-8',
        charsetEvidence: { decidedBy: 'valid-utf-8', tried: ['utf-8'], replacements: 0, privateUse: 0 },
        known,
        pages: 1,
      },
    ],
  });
});

describe('pages', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['no form feed', ['甲\n乙'], ['0:1 甲\n乙']],
    ['a form feed ends its page', ['甲\n\f乙\n'], ['0:1 甲\n\f', '0:2 乙\n']],
    ['one at the end makes no page', ['甲\f乙\f'], ['0:1 甲\f', '0:2 乙\f']],
    ['nor does white space after it', ['甲\f乙\f\r\n'], ['0:1 甲\f', '0:2 乙\f\r\n']],
    ['an empty page between others counts', ['甲\f\f乙'], ['0:1 甲\f', '0:2 \f', '0:3 乙']],
    ['one at the beginning', ['\f甲'], ['0:1 \f', '0:2 甲']],
    ['files are pages', ['甲', '乙\n'], ['0:1 甲', '1:1 乙\n']],
    ['files of pages', ['甲\f乙', '丙\f'], ['0:1 甲\f', '0:2 乙', '1:1 丙\f']],
    ['a mark is kept, in every file', ['\ufeff甲', '\ufeff乙'], ['0:1 \ufeff甲', '1:1 \ufeff乙']],
  ])('%s', (_name, texts, pages) => {
    expect(pagesOf(...texts)).toEqual(pages);
  });
});

test.each(charsets)('no bytes without 0C are a form feed in %s', (charset) => {
  const byte = fc.integer({ min: 0, max: 0xff }).filter((value) => value !== 0x0c);
  fc.assert(
    fc.property(fc.array(byte), (bytes) => {
      expect(decodeAs(Uint8Array.from(bytes), charset).text).not.toContain('\f');
    }),
  );
  expect(encode('甲\f乙', charset)).toContain(0x0c);
});

test('files of one document may differ in encoding', () => {
  const [line = ''] = simplified;
  const document = readText([
    { path: '1.txt', bytes: encode(line, 'gb18030'), known: { charset: 'gb2312' } },
    { path: '2.txt', bytes: encode(line, 'utf-8') },
  ]);
  expect(document.text).toBe(line + line);
  expect(document.files.map((each) => each.charset)).toEqual(['gb18030', 'utf-8']);
  expect(document.files.map((each) => each.charsetEvidence?.decidedBy)).toEqual(['declared', 'valid-utf-8']);
});

describe('a file that is no text is refused by name', () => {
  test.each<[string, Uint8Array, RegExp]>([
    ['empty', hex(''), /^a\/2\.txt: the file is empty/],
    [
      'white space',
      encode(' \r\n\f\u3000', 'utf-8'),
      /^a\/2\.txt: the file has only white space \(7 bytes\)/,
    ],
    ['a mark alone', hex('efbbbf'), /^a\/2\.txt: the file has only white space/],
    ['binary', hex('00ff00'), /^a\/2\.txt: it has a NUL at byte 0/],
    ['one bad byte', hex('e4'), /^a\/2\.txt: .* malformed, the first at byte 0/],
  ])('%s', (_name, bytes, message) => {
    const read = () => readText([file('a/1.txt', '甲'), { path: 'a/2.txt', bytes }]);
    expect(read).toThrow(ReadError);
    expect(read).toThrow(message);
  });
  test('the error keeps its kind, its byte and its cause', () => {
    try {
      readText([{ path: 'x.txt', bytes: hex('ff00ff') }]);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(CharsetError);
      expect(error).toMatchObject({ byte: 1, name: 'CharsetError', cause: expect.any(CharsetError) });
    }
  });
  test('no file at all', () => {
    expect(() => readText([])).toThrow(/no file was given/);
  });
});

test('a file of one character is a document', () => {
  expect(readText([file('1.txt', '甲')]).text).toBe('甲');
  expect(readText([{ path: '1.txt', bytes: encode('甲', 'gb18030') }]).text).toBe('甲');
});
