import { describe, expect, it } from 'vitest';
import { divisionTable, firstYear, lastYear } from '../../src/regions/division-table.ts';
import { divisionByCode, divisionsNamed, resolveDivision } from '../../src/regions/resolve-division.ts';

const rows = divisionTable
  .trim()
  .split('\n')
  .map((line) => {
    const [code = '', name = '', from, until] = line.split(' ');
    return {
      code,
      name,
      from: Number(from),
      until: until === undefined ? Number.POSITIVE_INFINITY : Number(until),
    };
  });

const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);

describe('the table', () => {
  it.each(years)('holds for %i as many divisions as China has', (year) => {
    const valid = rows.filter((row) => row.from <= year && row.until > year).map((row) => row.code);
    expect(valid.filter((code) => code.endsWith('0000'))).toHaveLength(34);
    const prefectures = valid.filter((code) => code.endsWith('00') && !code.endsWith('0000')).length;
    expect(prefectures).toBeGreaterThanOrEqual(331);
    expect(prefectures).toBeLessThanOrEqual(335);
    expect(valid.length - prefectures - 34).toBeGreaterThan(2840);
    expect(valid.length - prefectures - 34).toBeLessThan(2870);
    expect(new Set(valid).size).toBe(valid.length);
  });

  it('has no level that exists for the numbering only', () => {
    expect(rows.filter((row) => /^(?:市辖区|县|市)$|直辖/.test(row.name))).toEqual([]);
  });
});

describe('resolveDivision', () => {
  it.each(years)('leads every division of %i from its path back to its code', (year) => {
    const wrong = rows
      .filter((row) => row.from <= year && row.until >= year)
      .flatMap((row) => {
        const division = divisionsNamed(row.name, year).find(({ code }) => code === row.code);
        const found = division && resolveDivision(division.path, year);
        if (found?.code === row.code && found.name === row.name) return [];
        // One that only got another code in the year, in the same unit, is found by the later one.
        const renumbered = found?.from === year && found.name === row.name && row.until === year;
        return renumbered ? [] : [`${row.code} ${row.name}: ${division?.path} → ${found?.code}`];
      });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['思茅市', 2006, '530800', '普洱市', 2008, '530800'],
    ['襄樊市', 2009, '420600', '襄阳市', 2010, '420600'],
    ['宣武区', 2010, '110104', '西城区', 2011, '110102'],
    ['苍山县', 2013, '371324', '兰陵县', 2014, '371324'],
    ['兖州市', 2012, '370882', '兖州区', 2013, '370812'],
    ['陵县', 2013, '371421', '陵城区', 2014, '371403'],
    ['胶南市', 2012, '370284', '黄岛区', 2013, '370211'],
    ['垦利县', 2015, '370521', '垦利区', 2016, '370505'],
    ['章丘市', 2015, '370181', '章丘区', 2016, '370114'],
    ['即墨市', 2016, '370282', '即墨区', 2017, '370215'],
    ['临安市', 2016, '330185', '临安区', 2017, '330112'],
    ['莱芜市', 2018, '371200', '莱芜区', 2019, '370116'],
    ['简阳市', 2015, '512081', '简阳市', 2017, '510185'],
    ['江干区', 2020, '330104', '钱塘区', 2021, '330114'],
    ['余杭区', 2020, '330110', '临平区', 2021, '330113'],
    ['米林县', 2022, '540422', '米林市', 2023, '540481'],
    ['渝北区', 2024, '500112', '两江新区', 2025, '500157'],
  ])('%s of %i is %s, %s of %i is %s', (before, yearBefore, codeBefore, after, yearAfter, codeAfter) => {
    expect(resolveDivision([before], yearBefore)?.code).toBe(codeBefore);
    expect(resolveDivision([after], yearAfter)?.code).toBe(codeAfter);
  });

  it.each([
    ['兖州区', 2012],
    ['兖州市', 2014],
    ['垦利县', 2017],
    ['垦利区', 2015],
    ['莱芜市', 2019],
    ['莱芜区', 2018],
    ['崇文区', 2011],
    ['襄樊市', 2011],
    ['三沙市', 2011],
    ['和安县', 2023],
  ])('knows no %s in %i', (name, year) => {
    expect(divisionsNamed(name, year)).toEqual([]);
    expect(resolveDivision([name], year)).toBeUndefined();
  });

  it('takes both names in the year of a change', () => {
    expect(resolveDivision(['济宁市', '兖州市'], 2013)?.code).toBe('370882');
    expect(resolveDivision(['济宁市', '兖州区'], 2013)?.code).toBe('370812');
  });

  it('takes the later code of a division that only got another one, but keeps to the parents', () => {
    expect(resolveDivision(['寿县'], 2015)?.code).toBe('340422');
    expect(resolveDivision(['六安市', '寿县'], 2015)?.code).toBe('341521');
    expect(resolveDivision(['淮南市', '寿县'], 2015)?.code).toBe('340422');
  });

  it('tells the prefecture 巢湖市 from the county, and neither in the year that knew both', () => {
    expect(resolveDivision(['巢湖市'], 2010)).toMatchObject({
      code: '341400',
      level: 'prefecture',
      until: 2011,
    });
    expect(resolveDivision(['巢湖市'], 2012)).toMatchObject({ code: '340181', level: 'county', from: 2011 });
    expect(resolveDivision(['巢湖市'], 2011)).toBeUndefined();
    expect(resolveDivision(['合肥市', '巢湖市'], 2011)?.code).toBe('340181');
  });

  it.each([
    [['朝阳区'], undefined],
    [['长春市', '朝阳区'], '220104'],
    [['北京市', '朝阳区'], '110105'],
    [['北京市', '市辖区', '朝阳区'], '110105'],
    [['市中区'], undefined],
    [['山东省', '市中区'], undefined],
    [['济南市', '市中区'], '370103'],
    [['鼓楼区'], undefined],
    [['徐州市', '鼓楼区'], '320302'],
    [['海南'], undefined],
    [['吉林'], undefined],
    [['青海省', '海南藏族自治州'], '632500'],
    [['朝阳'], undefined],
    [['青岛市', '金乡县'], undefined],
    [['济宁市', '山东省', '金乡县'], undefined],
    [['某省', '金乡县'], undefined],
    [['无此县'], undefined],
    [['市辖区'], undefined],
    [[''], undefined],
    [[], undefined],
  ])('%j means %s', (names, code) => {
    expect(resolveDivision(names, 2020)?.code).toBe(code);
  });

  it.each([
    [['山东', '济宁', '金乡'], '370828'],
    [['东营', '垦利区'], '370505'],
    [['兰山'], '371302'],
    [['长沙'], '430100'],
    [['内蒙古', '呼和浩特'], '150100'],
    [['延边'], '222400'],
    [['伊犁'], '654000'],
    [['长阳'], '420528'],
    [['香格里拉'], '533401'],
    [['单'], undefined],
    [['沙市'], '421002'],
  ])('reads the short names %j as %s', (names, code) => {
    expect(resolveDivision(names, 2020)?.code).toBe(code);
  });

  it.each([
    [['仙桃市'], '429004', 'county', ['湖北省', '仙桃市']],
    [['济源市'], '419001', 'county', ['河南省', '济源市']],
    [['浦东新区'], '310115', 'county', ['上海市', '浦东新区']],
    [['忠县'], '500233', 'county', ['重庆市', '忠县']],
    [['新星市'], '659011', 'county', ['新疆维吾尔自治区', '新星市']],
    [['滕州市'], '370481', 'county', ['山东省', '枣庄市', '滕州市']],
    [['东莞市'], '441900', 'prefecture', ['广东省', '东莞市']],
    [['三沙市'], '460300', 'prefecture', ['海南省', '三沙市']],
    [['大兴安岭地区'], '232700', 'prefecture', ['黑龙江省', '大兴安岭地区']],
    [['北京市'], '110000', 'province', ['北京市']],
    [['台湾省'], '710000', 'province', ['台湾省']],
    [['香港特别行政区'], '810000', 'province', ['香港特别行政区']],
    [['澳门'], '820000', 'province', ['澳门特别行政区']],
  ])('%j has the code %s, the level %s and the path %j', (names, code, level, path) => {
    expect(resolveDivision(names, 2022)).toMatchObject({ code, level, path });
  });
});

describe('divisionByCode', () => {
  it.each([
    ['469025', 2006, '定安县'],
    ['469025', 2008, '白沙黎族自治县'],
    ['232701', 2007, '加格达奇区'],
    ['232701', 2019, '漠河市'],
    ['410307', 2005, '洛龙区'],
    ['410307', 2021, '偃师区'],
    ['340203', 2010, '弋江区'],
    ['420600', 2010, '襄阳市'],
    ['370812', 2012, undefined],
    ['371200', 2019, undefined],
    ['110100', 2010, undefined],
    ['999999', 2010, undefined],
  ])('gives for %s in %i %s', (code, year, name) => {
    expect(divisionByCode(code, year)?.name).toBe(name);
  });

  it('names the units above as they were called in the year', () => {
    expect(divisionByCode('420683', 2009)?.path).toEqual(['湖北省', '襄樊市', '枣阳市']);
    expect(divisionByCode('420683', 2011)?.path).toEqual(['湖北省', '襄阳市', '枣阳市']);
  });

  it('takes years outside the table for its first and last, and no year for the last', () => {
    expect(divisionByCode('370882', 1990)?.name).toBe('兖州市');
    expect(divisionByCode('370812', 2090)?.name).toBe('兖州区');
    expect(divisionByCode('370812')?.name).toBe('兖州区');
    expect(resolveDivision(['兖州市'])).toBeUndefined();
  });
});

describe('divisionsNamed', () => {
  it('gives all that bear the name, by code, and none for a short name', () => {
    expect(divisionsNamed('朝阳区', 2020).map(({ path }) => path)).toEqual([
      ['北京市', '朝阳区'],
      ['吉林省', '长春市', '朝阳区'],
    ]);
    expect(divisionsNamed('青岛', 2020)).toEqual([]);
  });
});
