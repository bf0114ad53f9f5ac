import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cell } from '../../src/export/csv.ts';

/** A cell as one reads it back who was told how: the quotation marks, then the apostrophe. */
function readBack(written: string): string {
  expect(written).toMatch(/^"(?:[^"]|"")*"$/s);
  return written.slice(1, -1).replaceAll('""', '"').replace(/^'/, '');
}

describe('a cell of a CSV', () => {
  it.each(['=1+1', '+86', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a', "'quoted"])(
    'that a spreadsheet would take for a formula has an apostrophe before it: %j',
    (text) => {
      expect(cell(text)).toBe(`"'${text}"`);
      expect(readBack(cell(text))).toBe(text);
    },
  );

  it.each(['政府工作报告', '——2022年1月18日', '增长=减少', '1=1', 'a@b', '', ' =1'])(
    'that is none stays as it is: %j',
    (text) => {
      expect(cell(text)).toBe(`"${text}"`);
    },
  );

  it('gives back every text, whatever is in it', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('=', '+', '-', "'", '"', ',', '\r', '\n', '\t', '清', '＝'),
    });
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
        expect(readBack(cell(text))).toBe(text);
        expect(cell(text)).not.toMatch(/^"[=+\-@\t\r＝＋－＠]/);
      }),
    );
  });

  it('is empty where nothing is stated, bare where it is a number, JSON where it is a list', () => {
    expect([cell(null), cell(2022), cell(false), cell(['（三）', 'a"b'])]).toEqual([
      '',
      '2022',
      'false',
      '"[""（三）"",""a\\""b""]"',
    ]);
  });
});
