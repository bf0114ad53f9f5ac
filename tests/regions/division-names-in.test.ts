import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divisionNamesIn } from '../../src/regions/division-names-in.ts';
import { divisionTable } from '../../src/regions/division-table.ts';

const namesIn = (text: string, year: number) => [...divisionNamesIn(text, year)].map(({ name }) => name);

describe('divisionNamesIn', () => {
  it.each([
    ['济宁市兖州区第十九届人民代表大会', 2022, ['济宁市', '兖州区']],
    ['济宁市兖州区第十九届人民代表大会', 2010, ['济宁市']],
    ['青岛市政府工作报告', 2021, ['青岛市']],
    ['2019年垦利区胜坨镇政府工作报告', 2019, ['垦利区']],
    ['2015年垦利区胜坨镇政府工作报告', 2015, []],
    ['济南市市中区人民政府', 2020, ['济南市', '市中区']],
    ['积石山保安族东乡族撒拉族自治县', 2020, ['积石山保安族东乡族撒拉族自治县']],
    ['延边朝鲜族自治州延吉市', 2020, ['延边朝鲜族自治州', '延吉市']],
    ['全市各区县', 2020, []],
    ['青岛', 2020, []],
    ['', 2020, []],
  ])('finds in %s of %i %j', (text, year, names) => {
    expect(namesIn(text, year)).toEqual(names);
  });

  it('says where, and which divisions are called so', () => {
    expect([...divisionNamesIn('在朝阳区、', 2020)]).toMatchObject([
      { from: 1, to: 4, name: '朝阳区', divisions: [{ code: '110105' }, { code: '220104' }] },
    ]);
  });

  const names = divisionTable
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '');
  const piece = fc.oneof(
    fc.constantFrom(...names),
    fc.string({ unit: fc.constantFrom(...'市区县州中东城族自治、。1a') }),
  );
  const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));

  it('never overlaps, goes forward, and gives what the text says there', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2000, max: 2030 }), (written, year) => {
        let end = 0;
        for (const { from, to, name, divisions } of divisionNamesIn(written, year)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(written.slice(from, to)).toBe(name);
          expect(divisions.map((division) => division.name)).toEqual(divisions.map(() => name));
          expect(divisions.length).toBeGreaterThan(0);
          end = to;
        }
      }),
    );
  });

  it('finds every name where it stands alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...divisionTable.trim().split('\n')), (line) => {
        const [, name = '', from] = line.split(' ');
        expect(namesIn(`（${name}）`, Number(from))).toEqual([name]);
      }),
    );
  });

  // About a second. Work that grew with the square of the text would take many minutes: it cannot end within the time
  // that a test has. So nothing here looks at a clock.
  it('reads millions of characters that begin names again and again', { timeout: 20_000 }, () => {
    const adversarial = '积石山保安族东乡族撒拉族自治双江拉祜族佤族布朗族傣族自治';
    expect(namesIn(adversarial.repeat(100_000), 2020)).toEqual([]);
  });
});
