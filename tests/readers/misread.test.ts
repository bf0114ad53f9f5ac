import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/readers/charset.ts';
import { decodeAs } from '../../src/readers/decode-as.ts';
import { charsetOf, type Misread, misreadCharsets } from '../../src/readers/encodings.ts';
import { CharsetError } from '../../src/readers/read-error.ts';
import { encodable, encode, misreadAs, simplified, traditional } from './invented.ts';

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
/** What a program that takes UTF-8 for GB18030 saves: some characters at the ends of runs are lost. */
const asGb = (text: string): string => misreadAs(utf8(text), 'gb18030');

function refusal(bytes: Uint8Array): CharsetError {
  try {
    const { charset, text } = decode(bytes);
    throw new Error(`it was read as ${charset}: ${text.slice(0, 40)}`);
  } catch (error) {
    if (error instanceof CharsetError) return error;
    throw error;
  }
}

describe('a text that was once misread is read back', () => {
  test.each<[Misread, string, string]>([
    ['utf-8+gb18030+utf-8', '鏀垮簻宸ヤ綔鎶ュ憡', '政府工作报告'],
    ['utf-8+windows-1252+utf-8', 'æ”¿åºœå·¥ä½œæŠ¥å‘Š', '政府工作报告'],
    ['gb18030+windows-1252+utf-8', 'Õþ¸®¹¤×÷±¨¸æ', '政府工作报告'],
  ])('%s: %s is %s', (charset, seen, text) => {
    const line = `2031 ${seen}\n`.repeat(3);
    for (const mark of ['', '\ufeff'])
      expect(decode(utf8(mark + line))).toMatchObject({
        text: mark + `2031 ${text}\n`.repeat(3),
        charset,
        evidence: { decidedBy: 'read-back', tried: ['utf-8', charset], replacements: 0 },
      });
    expect(charsetOf(charset.toUpperCase())).toBe(charset);
  });
  test.each(misreadCharsets)('law: sentences in %s, where nothing was lost', (charset) => {
    const lines = fc.array(fc.constantFrom(...simplified), { minLength: 1, maxLength: 6 });
    const law = fc.property(lines, fc.constantFrom('', '\n', '1', 'ab'), (list, between) => {
      const text = list.map((line) => line.slice(0, 12)).join(between);
      fc.pre(encodable(text, charset));
      expect(decode(encode(text, charset))).toMatchObject({ text, charset });
    });
    fc.assert(law);
  });
  // Byte 80 and the code A2E3 are both read as the euro sign: 一 ends in the one, 增 before a mark makes the other.
  test.each(['一', '一政府', '一一', '增。工', '墙、工'])('%s, which has a euro sign in it', (words) => {
    expect(asGb(words)).toContain('€');
    const read = decodeAs(utf8(asGb(words)), 'utf-8+gb18030+utf-8');
    expect(read).toMatchObject({ text: words, replacements: 0 });
  });
  test('a label decides for words that no score knows', () => {
    const bytes = utf8(asGb('甓甍'));
    expect(decode(bytes).charset).toBe('utf-8');
    expect(decode(bytes, [{ label: 'utf-8+gb18030+utf-8', by: 'manifest' }])).toMatchObject({
      text: '甓甍',
      evidence: { decidedBy: 'declared', declaredBy: 'manifest' },
    });
    const plain = decode(utf8('政府'), [{ label: 'utf-8+gb18030+utf-8', by: 'manifest' }]);
    expect(plain).toMatchObject({ charset: 'utf-8', evidence: { decidedBy: 'valid-utf-8' } });
  });
  test('an ideographic space that two codes are read as is lost but for 衡', () => {
    expect(decodeAs(utf8(asGb('平衡')), 'utf-8+gb18030+utf-8').text).toBe('平衡');
    expect(decodeAs(utf8(asGb('海棠')), 'utf-8+gb18030+utf-8').replacements).toBeGreaterThan(0);
  });
});

describe('a text that lost characters when it was misread is refused', () => {
  const good = asGb('各位代表：现在我代表青杉县人民政府向大会报告工作');
  const report = simplified.map(asGb).join('\n').repeat(3);
  test('it names the byte, the line and what stands there', () => {
    expect(report).toContain('\ufffd');
    const error = refusal(utf8(report));
    expect(error.byte).toBe(decodeAs(utf8(report), 'utf-8+gb18030+utf-8').firstBad);
    expect(error.message).toMatch(
      /^its text was once read in a wrong encoding \(gb18030\) and saved so; \d+ places of it were lost/,
    );
    expect(error.message).toContain(`the first at byte ${error.byte}, line 1: `);
    expect(error.message).toContain('Fetch it again');
    const shown = JSON.parse(/line 1: ("[^"]*")/.exec(error.message)?.[1] ?? '""') as string;
    expect(utf8(report).subarray(error.byte).toString('utf8').startsWith(shown)).toBe(true);
  });
  test('as a question mark, and in a later line', () => {
    const text = `${good}\n${report.replaceAll('\ufffd', '?')}`;
    const error = refusal(utf8(text));
    expect(error.message).toMatch(/ line \d+: /);
    expect(error.byte).toBeGreaterThan(0);
  });
});

describe('what is no misread text stays what it is', () => {
  test.each([
    '联通移动',
    '洹河、浠水、涓滴之水、沅江澧水',
    'élève à Orléans',
    '“café”——咖啡馆',
    'Ã©',
    '±0.5℃ × 3',
    '䶮䴙䴘',
  ])('%s', (text) => {
    expect(decode(utf8(text))).toMatchObject({
      text,
      charset: 'utf-8',
      evidence: { decidedBy: 'valid-utf-8' },
    });
  });
  test('a text of which only a part is misread', () => {
    const text = `${simplified.join('\n')}\n${simplified.map(asGb).join('\n')}`;
    expect(decode(utf8(text))).toMatchObject({ text, charset: 'utf-8' });
  });
  test('law: any Han at all', () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code));
    const words = fc.oneof(
      fc.constantFrom(...simplified, ...traditional),
      han,
      fc.constantFrom('，', '\n', 'a', '1'),
    );
    const law = fc.property(fc.array(words, { minLength: 1, maxLength: 400 }), (list) => {
      expect(decode(utf8(list.join(''))).charset).toBe('utf-8');
    });
    fc.assert(law, { numRuns: 300 });
  });
});
