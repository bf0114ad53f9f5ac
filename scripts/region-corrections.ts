/**
 * What the editions do not say by themselves, each with its reason.
 *
 * An edition shows that a division is there, not since when: a change that falls between editions of two calendar
 * years is put down to the year of the later one unless it is dated here. The dates are those of the State Council's
 * approval (国函, as listed by the Ministry of Civil Affairs under 县级以上行政区划变更情况), of its taking effect
 * where that is known to be later, and to the month at least; a change that is not certain is not listed.
 *
 * What was approved in the last weeks of 2019 and made known in 2020 (太谷区, 无为市, 湟中区 and others) is not dated:
 * the old names were in use until then.
 */

/** Dates of change, with the codes that ended or began then; the first of January ends the old ones the year before. */
export const datedChanges: readonly (readonly [date: string, codes: string, what: string])[] = [
  ['2010-12-09', '420600 420607', '襄樊市 → 襄阳市, 襄阳区 → 襄州区'],
  ['2010-12-02', '532621 532601', '文山县 → 文山市'],
  ['2011-12-28', '659005', '北屯市; not in the statistical editions before 2020'],
  ['2012-12-01', '370205 370284', '四方区 into 市北区, 胶南市 into 黄岛区'],
  ['2012-12-30', '659006', '铁门关市; not in the statistical editions before 2016'],
  ['2013-10-08', '330621 330682 330603 330604', '绍兴县 → 柯桥区, 上虞市 → 上虞区'],
  ['2013-10-18', '370882 370812 370802', '兖州市 → 兖州区, 市中区 into 任城区'],
  ['2013-10-18', '360782 360703 441421 441403', '南康市 → 南康区, 梅县 → 梅县区'],
  ['2014-01-26', '659007', '双河市; not in the statistical editions before 2020'],
  ['2014-10-20', '410211 410224 410212', '金明区 into 龙亭区, 开封县 → 祥符区'],
  ['2014-12-13', '330183 330111', '富阳市 → 富阳区'],
  ['2014-12-13', '610126 610117', '高陵县 → 高陵区'],
  ['2014-12-16', '533421 533401', '香格里拉县 → 香格里拉市'],
  ['2014-06-26', '654004', '霍尔果斯市'],
  ['2015-03-18', '659008', '可克达拉市; not in the statistical editions before 2020'],
  ['2015-02-19', '469003 460400', '儋州市 becomes a prefecture-level city'],
  ['2015-10-13', '210282 210214', '普兰店市 → 普兰店区'],
  ['2015-10-13', '320202 320203 320204 320213 320214', '无锡: 梁溪区, 新吴区'],
  [
    '2015-10-13',
    '340702 340703 340721 340823 340705 340706 340722 341504',
    '铜陵: 枞阳县 from 安庆; 六安: 叶集区',
  ],
  ['2015-10-13', '540125 540103', '堆龙德庆县 → 堆龙德庆区'],
  ['2015-10-13', '610521 610503', '华县 → 华州区'],
  ['2015-11-02', '513229 513201', '马尔康县 → 马尔康市'],
  ['2015-11-02', '310108', '闸北区 into 静安区'],
  ['2015-11-13', '110228 110229 110118 110119', '密云县, 延庆县 → 密云区, 延庆区'],
  ['2015-12-03', '341521 340422', '寿县 from 六安 to 淮南'],
  ['2015-12-03', '510122 510116 530421 530403 610823 610803', '双流, 江川, 横山 become districts'],
  ['2016-01-20', '659009', '昆玉市; not in the statistical editions before 2020'],
  ['2016-09-05', '370181 370114', '章丘市 → 章丘区'],
  ['2016-09-14', '330204 330283 330213', '江东区 into 鄞州区, 奉化市 → 奉化区'],
  ['2016-09-14', '440309 440310', '深圳: 龙华区, 坪山区'],
  ['2016-09-30', '130421 130428 130429 130407 130408', '邯郸: 邯郸县, 肥乡县, 永年县'],
  ['2016-10-07', '360721 360704', '赣县 → 赣县区'],
  ['2016-11-24', '361029 361003 411023 411003 451281 451203', '东乡, 许昌, 宜州 become districts'],
  ['2016-11-24', '500228 500232 500155 500156', '梁平县, 武隆县 → 梁平区, 武隆区'],
  ['2016-11-24', '510124 510117 530122 530115 610125 610118', '郫县, 晋宁县, 户县 become districts'],
  ['2017-11-06', '350182 350112', '长乐市 → 长乐区'],
  // Approved on 26 December 2018 and made known on 9 January 2019: no year but 2018 knew the old city to its end.
  ['2019-01-01', '371200 371202 371203 370116 370117', '莱芜市 into 济南市'],
  ['2019-12-23', '659010', '胡杨河市'],
  ['2020-07-12', '320602 320611 320684 320613 320614', '南通: 崇川区, 海门区'],
  ['2020-07-12', '340203 340208 340221 340222 340209 340210 340212', '芜湖: 弋江区, 湾沚区, 繁昌区'],
  ['2020-06-12', '421023 421088', '监利县 → 监利市'],
  ['2020-06-23', '520221 520204', '水城县 → 水城区'],
];

/** Divisions made after the last edition, or left out of every one. */
export const additions: readonly (readonly [code: string, name: string, from: number, why: string])[] = [
  ['460302', '西沙区', 2020, 'approved on 18 April 2020; code as in @vant/area-data 2.1.0 (MIT)'],
  ['460303', '南沙区', 2020, 'approved on 18 April 2020; code as in @vant/area-data 2.1.0 (MIT)'],
  ['653228', '和康县', 2024, 'made known on 27 December 2024; code as in @vant/area-data 2.1.0 (MIT)'],
  ['653229', '和安县', 2024, 'made known on 27 December 2024; code as in @vant/area-data 2.1.0 (MIT)'],
  ['500157', '两江新区', 2025, 'of 江北区 and 渝北区; in the ministry’s table for the end of 2025'],
  ['710000', '台湾省', 2002, 'in GB/T 2260, left out of the statistical editions'],
  ['810000', '香港特别行政区', 2002, 'in GB/T 2260, left out of the statistical editions'],
  ['820000', '澳门特别行政区', 2002, 'in GB/T 2260, left out of the statistical editions'],
];

/** Divisions that ended after the last edition, with the last year in which they were valid. */
export const endings: readonly (readonly [code: string, until: number, why: string])[] = [
  ['500105', 2025, '江北区 into 两江新区'],
  ['500112', 2025, '渝北区 into 两江新区'],
];

/** Misprints of the editions: the name was never this one. */
export const misprints: readonly (readonly [code: string, printed: string, name: string])[] = [
  ['341302', '墉桥区', '埇桥区'],
  ['371700', '荷泽市', '菏泽市'],
  ['410304', '廛河回族区', '瀍河回族区'],
  ['411502', '师河区', '浉河区'],
  ['420104', '乔口区', '硚口区'],
  ['420505', '虎亭区', '猇亭区'],
  ['450331', '荔蒲县', '荔浦县'],
  ['451402', '江洲区', '江州区'],
  ['511681', '华莹市', '华蓥市'],
  ['610403', '杨凌区', '杨陵区'],
];

/**
 * Statistical codes that GB/T 2260 does not have, given for the code that it kept.
 *
 * For two years the statistical editions set 定州市 and 辛集市 under the province, as a trial of direct administration.
 */
export const statisticalCodes: readonly (readonly [printed: string, code: string])[] = [
  ['139001', '130682'],
  ['139002', '130181'],
];
