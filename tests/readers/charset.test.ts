import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { type Declared, decode as decodeBy } from '../../src/readers/charset.ts';
import type { Charset } from '../../src/readers/encodings.ts';
import { CharsetError } from '../../src/readers/read-error.ts';
import { encode, hex, simplified, traditional } from './invented.ts';

/** Without a label, or with one that the file itself has. */
function decode(bytes: Uint8Array, label?: string): ReturnType<typeof decodeBy> {
  const labels: readonly Declared[] = label === undefined ? [] : [{ label, by: 'document' }];
  return decodeBy(bytes, labels);
}

const prose = simplified.join('\r\n');
const oldProse = traditional.join('\r\n');
const bytesOf = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts);

function refusal(bytes: Uint8Array, declared?: string): CharsetError {
  try {
    const { charset, text } = decode(bytes, declared);
    throw new Error(`it was read as ${charset}: ${text.slice(0, 40)}`);
  } catch (error) {
    if (error instanceof CharsetError) return error;
    throw error;
  }
}

describe('an encoding is decided from the bytes', () => {
  test.each<[string, string, Charset, string]>([
    ['UTF-8', prose, 'utf-8', 'valid-utf-8'],
    ['UTF-8, traditional', oldProse, 'utf-8', 'valid-utf-8'],
    ['UTF-8 with a mark', `\ufeff${prose}`, 'utf-8', 'byte-order-mark'],
    ['ASCII', 'Work report, 2031\r\n', 'utf-8', 'valid-utf-8'],
    ['GB18030', prose, 'gb18030', 'score'],
    ['GB18030, traditional', oldProse, 'gb18030', 'score'],
    ['GB18030, one short line', '关于工作的通知', 'gb18030', 'score'],
    ['GB18030, mostly ASCII', `${'a line of ASCII\n'.repeat(200)}各位代表`, 'gb18030', 'score'],
    ['Big5', oldProse, 'big5-hkscs', 'score'],
    ['Big5, one short line', '關於工作的通知', 'big5-hkscs', 'score'],
    ['UTF-16LE with a mark', `\ufeff${prose}`, 'utf-16le', 'byte-order-mark'],
    ['UTF-16BE with a mark', `\ufeff${prose}`, 'utf-16be', 'byte-order-mark'],
    ['UTF-16LE without', prose, 'utf-16le', 'score'],
    ['UTF-16BE without', prose, 'utf-16be', 'score'],
    ['UTF-16LE without, ASCII', 'Report 2031', 'utf-16le', 'score'],
    ['UTF-16BE without, ASCII', 'Report 2031', 'utf-16be', 'score'],
    ['UTF-16LE without, no NUL byte', simplified.join(''), 'utf-16le', 'score'],
    ['UTF-16BE without, no NUL byte', simplified.join(''), 'utf-16be', 'score'],
  ])('%s', (_name, text, charset, decidedBy) => {
    const decoded = decode(encode(text, charset));
    expect(decoded).toMatchObject({ text, charset, evidence: { decidedBy, replacements: 0, privateUse: 0 } });
    expect(decoded.evidence.tried).toContain(charset);
    expect('declared' in decoded.evidence).toBe(false);
  });

  test('law: some sentences in any order, in any encoding that has them', () => {
    const lines = (all: readonly string[]) =>
      fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 8 }).map((list) => list.join('\n'));
    const cases = fc.oneof(
      fc.tuple(lines(simplified), fc.constantFrom<Charset>('utf-8', 'gb18030', 'utf-16le', 'utf-16be')),
      fc.tuple(lines(traditional), fc.constantFrom<Charset>('utf-8', 'gb18030', 'big5-hkscs', 'utf-16le')),
    );
    fc.assert(
      fc.property(cases, ([text, charset]) => {
        expect(decode(encode(text, charset))).toMatchObject({ text, charset });
      }),
    );
  });
});

describe('a declared label', () => {
  const rare = '\u9f98\u9750\u7228';
  test('decides where the bytes are valid in it', () => {
    const bytes = encode(prose, 'gb18030');
    expect(decode(bytes, 'GB2312')).toMatchObject({
      text: prose,
      charset: 'gb18030',
      evidence: { decidedBy: 'declared', declared: 'GB2312', tried: ['utf-8', 'gb18030'] },
    });
  });
  test('decides for characters that no score knows', () => {
    const bytes = hex('8845 885c 8a73 8bda 8dd8 0a 8845 885c 8a73 8bda 8dd8 0a');
    expect(refusal(bytes).message).toMatch(/do not read as Chinese .* state its charset in manifest\.json/);
    expect(decode(bytes, 'big5').text).toBe('𠄌Ě鵮罓洆\n𠄌Ě鵮罓洆\n');
    expect(decode(encode(rare, 'gb18030'), 'gbk').text).toBe(rare);
  });
  test('does not stand against strict UTF-8, nor where it is wrong, nor where it is unknown', () => {
    expect(decode(encode(prose, 'utf-8'), 'gb2312').charset).toBe('utf-8');
    expect(decode(encode(prose, 'gb18030'), 'utf-8')).toMatchObject({ text: prose, charset: 'gb18030' });
    expect(decode(encode(prose, 'gb18030'), 'windows-1252')).toMatchObject({
      charset: 'gb18030',
      evidence: { declared: 'windows-1252', decidedBy: 'score' },
    });
  });
  test('lets more damage pass than a guess does', () => {
    const long = `${prose}\n`.repeat(5);
    const bytes = encode(long, 'gb18030');
    for (const place of [40, 300]) bytes[bytes.indexOf('\n'.charCodeAt(0), place)] = 0xff;
    expect(refusal(bytes).byte).toBe(bytes.indexOf(0xff));
    expect(decode(bytes, 'gbk').evidence).toMatchObject({ decidedBy: 'declared', replacements: 2 });
  });
});

describe('a damaged file', () => {
  const charsets = ['utf-8', 'gb18030', 'big5-hkscs'] as const;
  const textFor = (charset: Charset): string => (charset === 'big5-hkscs' ? oldProse : prose);
  test.each(charsets)('%s, cut in the middle of its last character, is read', (charset) => {
    const text = textFor(charset).slice(0, -1);
    const bytes = encode(text, charset);
    const decoded = decode(bytes.subarray(0, -1));
    expect(decoded.charset).toBe(charset);
    expect(decoded.text).toBe(`${text.slice(0, -1)}\ufffd`);
    expect(decoded.evidence.replacements).toBe(1);
  });
  test.each(charsets)('%s, with one bad byte in more than a thousand characters, is read', (charset) => {
    const half = `${textFor(charset)}\n`.repeat(8);
    const bytes = bytesOf(encode(half, charset), hex('ff'), encode(half, charset));
    expect(decode(bytes)).toMatchObject({
      charset,
      text: `${half}\ufffd${half}`,
      evidence: { replacements: 1, decidedBy: 'score' },
    });
  });
  test.each(charsets)('%s, with more bad bytes than that, is refused at the first', (charset) => {
    const line = encode(`${textFor(charset)}\n`, charset);
    const error = refusal(bytesOf(line, hex('ff'), line, hex('ff'), line));
    expect(error.byte).toBe(line.length);
    expect(error.message).toContain(`likeliest ${charset}, but 2 places in it are malformed`);
    expect(error.message).toContain(`the first at byte ${line.length}`);
    expect(error.message).toContain('manifest.json');
  });
  test('half in one encoding and half in another, is refused', () => {
    const bytes = bytesOf(encode(prose, 'utf-8'), encode(prose, 'gb18030'));
    expect(refusal(bytes).byte).toBeGreaterThan(0);
  });
  test('with a byte order mark that is wrong, is refused', () => {
    expect(refusal(bytesOf(hex('efbbbf'), encode(prose, 'gb18030'))).message).toContain(
      'byte order mark says utf-8',
    );
  });
  test('a U+FFFD that was in the file is not one that the decoder put in', () => {
    expect(decode(encode('甲\ufffd乙', 'utf-8')).evidence.replacements).toBe(0);
  });
});

describe('what is no text', () => {
  test.each([
    ['%PDF-1.7\n', 'a PDF'],
    ['PK\x03\x04\x14\0', 'a ZIP archive'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Microsoft Office file'],
    ['\x89PNG\r\n\x1a\n', 'a PNG picture'],
    ['\xff\xd8\xff\xe0', 'a JPEG picture'],
    ['{\\rtf1\\ansi', 'an RTF document'],
    ['\xff\xfe\0\0\x2d\x4e\0\0', 'a UTF-32 text'],
  ])('%j is refused as %s', (head, name) => {
    expect(refusal(Buffer.from(head, 'latin1')).message).toContain(`this is ${name}`);
  });
  test.each(['00', '01020003', '89 00 ff 13 07 00 e1', 'd6d0 0000 d6d0 0000', '41 00', '0041 0000'])(
    'bytes %s are no silent rubbish',
    (bytes) => {
      const given = hex(bytes);
      if (bytes === '41 00') expect(decode(given).text).toBe('A');
      else expect(refusal(given).message).toMatch(/NUL at byte \d+: this is binary data/);
    },
  );
  test('a NUL in a marked text is named where it stands', () => {
    expect(refusal(bytesOf(hex('fffe'), encode('甲A\0乙', 'utf-16le'))).byte).toBe(6);
    expect(refusal(bytesOf(hex('efbbbf'), encode('甲\0', 'utf-8'))).byte).toBe(6);
  });
  test('ISO 2022 is named', () => {
    expect(refusal(Buffer.from('Report \x1b$)A\x0e9$\x0f\n')).message).toContain('ISO 2022');
  });
  test.each(['~{', '~{ a ~}', '{~}', '约~{甲乙~}', 'a ~{b'])('%j is not HZ', (text) => {
    expect(decode(encode(text, 'utf-8')).text).toBe(text);
  });
  test('Latin, Cyrillic and Japanese bytes are not taken for Chinese', () => {
    const shiftJis = hex('83748340834383748340834383748340834383748340834382b582bd82a082a982a282a482a682a8');
    expect(refusal(shiftJis).message).toContain('do not read as Chinese');
    expect(() => decode(iconv.encode('Отчёт о работе правительства области', 'koi8-r'))).toThrow(
      CharsetError,
    );
    expect(() => decode(Buffer.from('Les élèves français ont été reçus à Orléans', 'latin1'))).toThrow(
      CharsetError,
    );
  });
});

test('private-use characters are counted', () => {
  expect(decode(encode('甲\ue123乙\u{f0000}', 'utf-8')).evidence.privateUse).toBe(2);
});

// Each is decided in less than a second. Work that grew with the square of so many bytes would take many minutes: it
// cannot end within the time that a test has. So nothing here looks at a clock.
test.each([
  ['~{', 'utf-8'],
  ['~{a', 'utf-8'],
  ['a~', 'utf-8'],
  ['\xff', CharsetError],
  ['\x81', CharsetError],
  ['\xe4\xbd', 'gb18030'],
])('two million bytes of %j are decided', { timeout: 20_000 }, (unit, wanted) => {
  const bytes = Buffer.from(unit.repeat(2_000_000 / unit.length), 'latin1');
  if (typeof wanted === 'string') expect(decode(bytes).charset).toBe(wanted);
  else expect(() => decode(bytes)).toThrow(wanted);
});
