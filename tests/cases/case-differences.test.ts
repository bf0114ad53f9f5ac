import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboutDifferences, namedFields } from '../../src/fixtures/about-differences.ts';
import { textDifference } from '../../src/fixtures/text-difference.ts';
import { Traced } from '../../src/text/traced.ts';

describe('the first difference of two texts', () => {
  it.each<[string, string, string, object | undefined]>([
    ['none', '甲\n乙\n', '甲\n乙\n', undefined],
    [
      'in a line',
      '甲\n乙丙丁\n',
      '甲\n乙乙丁\n',
      { line: 2, column: 2, before: '乙', expected: '丙丁\n', got: '乙丁\n' },
    ],
    ['at the beginning', '甲', '乙', { line: 1, column: 1, before: '', expected: '甲', got: '乙' }],
    [
      'a line that is missing',
      '甲\n乙\n丙\n',
      '甲\n丙\n',
      { line: 2, column: 1, before: '', expected: '乙\n丙\n', got: '丙\n' },
    ],
    ['an end that is missing', '甲乙', '甲', { line: 1, column: 2, before: '甲', expected: '乙', got: '' }],
    ['an end too many', '甲', '甲乙', { line: 1, column: 2, before: '甲', expected: '', got: '乙' }],
    // Both begin with the same half of a surrogate pair.
    ['half a character', '𠀀甲', '𠀁甲', { line: 1, column: 1, before: '', expected: '𠀀甲', got: '𠀁甲' }],
  ])('%s', (_, expected, got, wanted) => {
    const found = textDifference(expected, Traced.from(got));
    if (wanted === undefined) expect(found).toBeUndefined();
    else expect(found).toEqual({ ...wanted, edits: [] });
  });

  it('names the rules that touched the place, and no others', () => {
    const text = Traced.from('首页\n甲乙，丙丁\n页脚').apply([
      { from: 0, to: 3, insert: '', rule: 'strip/menu' },
      { from: 5, to: 6, insert: '、', rule: 'normalise/marks' },
      { from: 8, to: 11, insert: '', rule: 'strip/footer' },
    ]);
    const edits = (expected: string): readonly unknown[] | undefined =>
      textDifference(expected, text)?.edits.map(({ rules, before, after }) => [...rules, before, after]);
    expect(edits('甲乙，丙丁')).toEqual([['normalise/marks', '，', '、']]);
    expect(edits('甲乙、丙丁\n页脚')).toEqual([['strip/footer', '\n页脚', '']]);
    expect(edits('首页\n甲乙、丙丁')).toEqual([['strip/menu', '首页\n', '']]);
    expect(edits('甲乙、丙己')).toEqual([]);
  });

  it('is there exactly where the texts are not the same, and both have what stands before it', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '\n', '𠀀', '𠀁', 'a') });
    fc.assert(
      fc.property(text, text, (expected, got) => {
        const found = textDifference(expected, Traced.from(got));
        if (found === undefined) return expected === got;
        const lines = expected.split('\n').slice(0, found.line);
        const common = [
          ...lines.slice(0, -1),
          [...(lines.at(-1) ?? '')].slice(0, found.column - 1).join(''),
        ].join('\n');
        return (
          expected !== got && got.startsWith(common) && found.expected.charAt(0) + found.got.charAt(0) !== ''
        );
      }),
    );
  });
});

describe('fields', () => {
  const got = { year: 2021, region: { name: '金乡县', level: 'county' }, notes: ['甲'], absent: undefined };

  it('that a pattern does not name are not looked at', () => {
    expect(aboutDifferences({ region: { name: '金乡县' } }, got)).toEqual([]);
    expect(aboutDifferences({}, got)).toEqual([]);
  });

  it.each<[object, object[]]>([
    [{ year: 2020 }, [{ field: 'year', expected: 2020, got: 2021 }]],
    [
      { region: { name: '冠县', level: 'town' } },
      [
        { field: 'region.name', expected: '冠县', got: '金乡县' },
        { field: 'region.level', expected: 'town', got: 'county' },
      ],
    ],
    [{ region: null }, [{ field: 'region', expected: null, got: got.region }]],
    [{ meeting: { date: null } }, [{ field: 'meeting', expected: { date: null }, got: null }]],
    [{ notes: ['甲', '乙'] }, [{ field: 'notes', expected: ['甲', '乙'], got: ['甲'] }]],
    [{ absent: null, missing: null }, []],
    [{ region: {} }, [{ field: 'region', expected: {}, got: got.region }]],
  ])('%j', (expected, found) => {
    expect(aboutDifferences(expected as Record<string, unknown>, got)).toEqual(found);
  });

  it('that are named come out of what they are compared with without a difference', () => {
    const pattern = { year: 1, region: { name: '', adcode: '' }, meeting: null, notes: [] };
    const named = namedFields(got, pattern);
    expect(named).toEqual({
      year: 2021,
      region: { name: '金乡县', adcode: null },
      meeting: null,
      notes: ['甲'],
    });
    expect(aboutDifferences(named as Record<string, unknown>, got)).toEqual([]);
  });
});
