import { describe, expect, it } from 'vitest';
import { byLevel, byProvince, countsOf, coverageOf } from '../../src/coverage/coverage.ts';
import { expectedByTable, ListError, readExpected } from '../../src/coverage/expected.ts';
import type { Found, FoundState, Unit } from '../../src/coverage/found.ts';
import { heatMap } from '../../src/coverage/heat-map.ts';
import { placeInName } from '../../src/coverage/place-in-name.ts';

const jinxiang: Unit = { adcode: '370828', level: 'county', path: ['山东省', '济宁市', '金乡县'] };
const jining: Unit = { adcode: '370800', level: 'prefecture', path: ['山东省', '济宁市'] };
const shengtuo: Unit = { adcode: '370505', level: 'town', path: ['山东省', '东营市', '垦利区', '胜坨镇'] };
const other: Unit = { ...shengtuo, path: ['山东省', '东营市', '垦利区', '郝家镇'] };

const found = (unit: Unit, year: number, state: FoundState, path = 'a.txt'): Found => ({
  unit,
  year,
  state,
  path,
});

describe('unit by year', () => {
  it('counts the same report from two sources once, in the better of their states', () => {
    const { rows } = coverageOf(
      [
        found(jinxiang, 2022, 'truncated', 'one/a.txt'),
        found(jinxiang, 2022, 'complete', 'two/b.txt'),
        found(jinxiang, 2022, 'failed', 'three/c.txt'),
        found(jinxiang, 2023, 'failed'),
      ],
      undefined,
    );
    expect(countsOf(rows)).toMatchObject({ complete: 1, truncated: 0, failed: 1, absent: 0 });
    expect(rows[0]?.cells.get(2022)?.found).toHaveLength(3);
  });

  it('has as absent what is expected and not there, and tells what is there unexpected', () => {
    const expected = [
      { unit: jinxiang, year: 2022 },
      { unit: jinxiang, year: 2023 },
      { unit: jining, year: 2022 },
    ];
    const coverage = coverageOf(
      [found(jinxiang, 2022, 'complete'), found(jining, 2020, 'complete')],
      expected,
    );
    expect(countsOf(coverage.rows)).toEqual({
      complete: 2,
      truncated: 0,
      failed: 0,
      absent: 2,
      expected: 3,
      unexpected: 1,
    });
    expect(countsOf(coverage.rows, 2022)).toMatchObject({ complete: 1, absent: 1, expected: 2 });
    expect(coverage.years).toEqual([2020, 2021, 2022, 2023]);
  });

  it('knows the towns of a county apart, though they share its code, and goes by level and province', () => {
    const coverage = coverageOf(
      [shengtuo, other, jinxiang, jining].map((unit) => found(unit, 2020, 'complete')),
      undefined,
    );
    expect(byLevel(coverage).map(([level, rows]) => [level, rows.length])).toEqual([
      ['prefecture', 1],
      ['county', 1],
      ['town', 2],
    ]);
    expect(byProvince(coverage.rows).map(({ code, name, rows }) => [code, name, rows.length])).toEqual([
      ['370000', '山东省', 4],
    ]);
  });

  it('calls a code by the last name that it bore', () => {
    const named = (path: string, year: number) => ({
      unit: { ...jinxiang, path: ['山东省', '济宁市', path] },
      year,
    });
    const { rows } = coverageOf([], [named('新', 2020), named('旧', 2010)]);
    expect(rows.map(({ unit }) => unit.path.at(-1))).toEqual(['新']);
  });
});

describe('what is expected by the table of regions', () => {
  it('are the divisions that a year has, once each: a county that became a district is one of the two', () => {
    const of = (year: number): readonly string[] =>
      expectedByTable(['county'], { from: year, to: year }).map(
        ({ unit }) => `${unit.adcode} ${unit.path.at(-1)}`,
      );
    expect(of(2012)).toContain('370882 兖州市');
    expect(of(2015)).not.toContain('370882 兖州市');
    expect(of(2015)).toContain('370812 兖州区');
    for (const year of [2005, 2013, 2021])
      expect(new Set(of(year).map((each) => each.slice(0, 6))).size).toBe(of(year).length);
    expect(of(2020).length).toBeGreaterThan(2800);
  });

  it('are 31 provinces, without those where no such report is given', () => {
    expect(expectedByTable(['province'], { from: 2020, to: 2021 })).toHaveLength(62);
  });
});

describe('a list of what is expected', () => {
  const read = (text: string, years = { from: 2020, to: 2021 }): readonly string[] =>
    readExpected(text, 'list', years).map(({ unit, year }) => `${unit.path.at(-1)} ${year}`);

  it.each<[what: string, text: string]>([
    ['codes alone', '370828\n370800\n'],
    ['codes and years', '370828 2020\r\n370828 2021\r\n370800 2020-2021\r\n'],
    ['codes and years with commas, and a remark', '# wanted\n370828,2020-2021\n370800,2020–2021'],
    [
      'CSV, the columns in any order',
      '\ufeffname,year,adcode\n金乡县,2020-2021,370828\n济宁市,2020,370800\n济宁市,2021,"370800"\n',
    ],
    ['JSON of codes', '["370828", "370800"]'],
    [
      'JSON of entries',
      '[{"adcode":"370828","years":[2020,2021]},{"adcode":370800,"year":2020},{"adcode":"370800","year":2021}]',
    ],
  ])('may be %s', (_, text) => {
    expect([...read(text)].sort()).toEqual(
      ['济宁市 2020', '济宁市 2021', '金乡县 2020', '金乡县 2021'].sort(),
    );
  });

  it.each<[text: string, why: RegExp]>([
    ['adcode,year\n37082,2020', /list:2: “37082” is no code/],
    ['370828 20', /list:1: “20” is no year/],
    ['370828\n999999 2020', /list:2: 999999 was no division in 2020/],
    ['370882 2020', /list:1: 370882 was no division in 2020/],
    ['name,year\n金乡县,2020', /list:1: a column adcode is needed/],
    ['[{"year":2020}]', /entry 1: “” is no code/],
    ['[1', /list: this is no JSON/],
  ])('that is wrong is refused with its place: %j', (text, why) => {
    expect(() => read(text)).toThrow(ListError);
    expect(() => read(text)).toThrow(why);
  });

  it('must say of which years, or be told', () => {
    expect(() => readExpected('370828', 'list', undefined)).toThrow(/list:1: it names no year.*--years/);
  });
});

describe('the place of a document that failed', () => {
  it.each<[path: string, place: string | undefined]>([
    ['portal/370828-2022-a.html', '370828 2022'],
    ['portal/2022/370828.html', '370828 2022'],
    ['portal/2019年松阳县政府工作报告.pdf', '331124 2019'],
    ['2021/济宁市.doc', '370800 2021'],
    ['portal/松阳县.pdf', undefined],
    ['portal/2019-2020松阳县.pdf', undefined],
    ['portal/2019松阳县和奉化区.pdf', undefined],
    ['portal/2022朝阳区.pdf', undefined],
    ['portal/20220118_1806.html', undefined],
    ['portal/999999-2022.html', undefined],
  ])('is told by its name only where that tells one: %s', (path, place) => {
    const told = placeInName(path);
    expect(told && `${told.unit.adcode} ${told.year}`).toBe(place);
  });
});

describe('the heat map', () => {
  it('has a line a unit, its years in runs, and says in words what is where', () => {
    const expected = [2018, 2019, 2020, 2021, 2022].map((year) => ({ unit: jinxiang, year }));
    const coverage = coverageOf(
      [
        found(jinxiang, 2018, 'complete'),
        found(jinxiang, 2019, 'complete'),
        found(jinxiang, 2021, 'truncated'),
      ],
      expected,
    );
    const svg = heatMap(coverage, 'government-work-report');
    expect(svg).toContain(
      '<title>山东省 济宁市 金乡县 370828: complete 2018–2019; truncated 2021; absent 2020, 2022</title>',
    );
    expect(svg.match(/<path class="c" d="M92 8h17v-8h-17z"\/>/g)).toHaveLength(1);
    // The legend has one too.
    expect(svg.match(/<path class="a"/g)).toHaveLength(2);
    expect(svg).toContain('<path class="a" d="M110 8h8v-8h-8zM128 8h8v-8h-8z"/>');
    expect(svg).toContain('>济宁市</text>');
    expect(svg).toContain('complete 2</text>');
  });

  it('holds 3,000 counties in 20 years in less than two megabytes, each county once', () => {
    const expected = expectedByTable(['prefecture', 'county'], { from: 2005, to: 2024 });
    const some = expected.filter((_, index) => (index * 7919) % 13 < 7);
    const coverage = coverageOf(
      some.map(({ unit, year }) => found(unit, year, 'complete')),
      expected,
    );
    const svg = heatMap(coverage, 'government-work-report');
    expect(coverage.rows.length).toBeGreaterThan(3000);
    expect(Buffer.byteLength(svg)).toBeLessThan(2_000_000);
    expect(svg.match(/<g transform="translate\(0 /g)?.length).toBeGreaterThanOrEqual(coverage.rows.length);
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
    expect(Number(width) / Number(height)).toBeGreaterThan(1.1);
    expect(Number(width) / Number(height)).toBeLessThan(2.2);
  });

  it('is a picture with nothing in it where there is nothing', () => {
    expect(heatMap(coverageOf([], undefined), 'notice')).toContain('no year: 0 units');
  });
});
