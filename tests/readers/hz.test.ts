import { describe, expect, test } from 'vitest';
import { type Declared, decode } from '../../src/readers/charset.ts';
import { decodeAs } from '../../src/readers/decode-as.ts';
import { CharsetError } from '../../src/readers/read-error.ts';
import { encode, simplified } from './invented.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const said = (label: string): readonly Declared[] => [{ label, by: 'document' }];

function refusal(text: string, labels: readonly Declared[] = []): CharsetError {
  try {
    const { charset } = decode(latin1(text), labels);
    throw new Error(`it was read as ${charset}`);
  } catch (error) {
    if (error instanceof CharsetError) return error;
    throw error;
  }
}

describe('HZ is read as RFC 1843 has it', () => {
  test.each<[string, string]>([
    ['Report ~{9$WwVPPD~}.\n', 'Report 工作中心.\n'],
    ['~{9$Ww~}~~~{VPPD~}', '工作~中心'],
    ['~{9$Ww~}~\n~{VPPD~}', '工作中心'],
    ['~{9$Ww~}~\r\n~{VPPD~}', '工作中心'],
    // A tilde may be the second byte of a character.
    ['~{U~8.~}', '政府'],
    // A line's end closes what was left open, as does the file's.
    ['~{9$Ww\nplain ~{VPPD', '工作\nplain 中心'],
    ['~{9$Ww\r\nplain', '工作\r\nplain'],
    ['~{~}', ''],
  ])('%j is %j', (bytes, text) => {
    expect(decodeAs(latin1(bytes), 'hz')).toMatchObject({ text, replacements: 0 });
  });
  test.each<[string, string, number]>([
    ['~{9$ Ww~}', '工\ufffd作', 4],
    ['~{9$~x~}', '工\ufffd\ufffd', 4],
    ['a ~x b', 'a \ufffdx b', 2],
    ['~{9$W', '工\ufffd', 4],
    ['~{9$~}\xff', '工\ufffd', 6],
  ])('%j is malformed', (bytes, text, firstBad) => {
    expect(decodeAs(latin1(bytes), 'hz')).toMatchObject({ text, firstBad });
  });
});

describe('a seven-bit file is HZ only where it reads so', () => {
  test.each([simplified.join('\n'), '2031 工作~报告', 'From: office\n\n关于工作的通知\n'])('%j', (text) => {
    expect(decode(encode(text, 'hz'))).toMatchObject({
      text,
      charset: 'hz',
      evidence: { decidedBy: 'score', tried: ['utf-8', 'hz'], replacements: 0 },
    });
  });
  test('it is also where it is declared', () => {
    const rare = encode('甓甍甏', 'hz');
    expect(decode(rare, said('HZ-GB-2312'))).toMatchObject({
      text: '甓甍甏',
      charset: 'hz',
      evidence: { decidedBy: 'declared', declared: 'HZ-GB-2312', declaredBy: 'document' },
    });
    expect(refusal(rare.toString('latin1')).message).toMatch(/may be HZ .* State its charset, hz or utf-8/);
    expect(refusal(`ab ${rare.toString('latin1')}`).byte).toBe(3);
    expect(decode(rare, said('utf-8'))).toMatchObject({ charset: 'utf-8', text: rare.toString() });
  });
  test('a label of HZ does not make a plain text HZ', () => {
    expect(decode(latin1('plain ~ text'), said('hz')).charset).toBe('utf-8');
    expect(decode(encode(simplified.join(), 'gb18030'), said('hz')).charset).toBe('gb18030');
  });
  test.each(['~{', '~{ a ~}', '{~}', 'a ~{b', 'x = ~{1}', '~~ ~}'])('%j is plain', (text) => {
    expect(decode(latin1(text))).toMatchObject({ charset: 'utf-8', text });
  });
  test('what is HZ but for some bytes is refused with its place', () => {
    const error = refusal('ab\n~{9$Ww~} and ~{9$ Ww~}');
    expect(error.message).toMatch(/first at byte 3\), but not all of it is well-formed/);
    expect(error.byte).toBe(3);
  });
});
