import { describe, expect, test } from 'vitest';
import { dashes } from '../../src/rules/marks/dashes.ts';
import { documentNumber } from '../../src/rules/marks/document-number.ts';
import { doubledMarks } from '../../src/rules/marks/doubled-marks.ts';
import { dottedEllipsis, halfEllipsis, stoppedEllipsis } from '../../src/rules/marks/ellipsis.ts';
import { fullStop, pointedLine } from '../../src/rules/marks/full-stop.ts';
import { brackets, marks } from '../../src/rules/marks/punctuation-width.ts';
import { doubleQuotes, singleQuotes } from '../../src/rules/marks/quotes.ts';
import { changes, cleanAll, keeps } from './rule-table.ts';

describe(', ; : ! ?', () => {
  changes(marks, [
    ['发展,改革;开放:创新!吗?', '发展，改革；开放：创新！吗？'],
    ['增长5%,其中工业8%;投资7%', '增长5%，其中工业8%；投资7%'],
    ['达到100家,位居第一', '达到100家，位居第一'],
    ['实现GDP,增速5%', '实现GDP，增速5%'],
    ['增长7%,7.5%左右', '增长7%，7.5%左右'],
    ['全县(一期),投资', '全县(一期)，投资'],
    ['落地“1+N”,其中', '落地“1+N”，其中'],
    ['共完成12!', '共完成12！'],
    ['努力奋斗! ', '努力奋斗！ '],
    ['(责任单位: 县公安局)', '(责任单位： 县公安局)'],
    ['网址:www.a.cn', '网址：www.a.cn'],
    ['打造“港口城”!', '打造“港口城”！'],
    ['A级景区3家,4A级', 'A级景区3家，4A级'],
  ]);
  keeps(marks, [
    '总投资1,200万元',
    '上午10:30开会',
    '比例为1:40.6:58.4',
    '调整为2:25:73，现代',
    '投5000,3000元',
    'Hello, world!',
    'He said “yes”, and (so) did I!',
    '口号为“Go, go!”的活动',
    '见http://www.a.cn/b?c=d&e=f的页',
    '邮箱a.b@c.cn，电话',
    '坐标(x,y)轴',
    '全文，；：！？',
    'a,b;c:d!e?',
    '前1?。其后',
    '二期、?水灌区',
    '5, 6两项',
  ]);
});

describe('brackets', () => {
  changes(brackets, [
    ['项目(二期)', '项目（二期）'],
    ['伙伴关系协定(RCEP)成员国', '伙伴关系协定（RCEP）成员国'],
    ['位居(第73位)', '位居（第73位）'],
    ['(1)推进项目', '（1）推进项目'],
    ['(一)聚焦', '（一）聚焦'],
    ['规划(2020-2035年)》', '规划（2020-2035年）》'],
    ['（二期)已投产', '（二期）已投产'],
    ['(二期）已投产', '（二期）已投产'],
    ['完成5%(7.5%)', '完成5%（7.5%）'],
    ['1)推进项目', '1）推进项目'],
    ['面积(含A(一期)B)已', '面积（含A（一期）B）已'],
    ['(责任单位', '（责任单位'],
  ]);
  keeps(brackets, [
    '函数f(x)的值',
    '函数g(f(x))的值',
    'a(b)c',
    '附件(1).pdf下载',
    '坐标P(1,2)点',
    '电话(0531)88886666',
    'SUM(A1:B2)公式',
    '全文（二期）',
    '(1)',
  ]);
  test('a pair is never half full-width', () => {
    for (const raw of ['甲(乙),丙(A)', 'x(甲)y', '(a)甲(b', '甲)乙(丙', '((甲))', '5(3)甲', '甲（a)b']) {
      const after = cleanAll(raw);
      for (const pair of after.matchAll(/[(（][^()（）]*[)）]/g)) {
        expect(['()', '（）']).toContain(`${pair[0][0]}${pair[0].at(-1)}`);
      }
    }
  });
});

describe('full stop', () => {
  changes(fullStop, [
    ['稳中向好.', '稳中向好。'],
    ['稳中向好. 预计', '稳中向好。 预计'],
    ['说“很好.”', '说“很好。”'],
    ['增长5%.', '增长5%。'],
    ['（二期）.\n二', '（二期）。\n二'],
  ]);
  keeps(fullStop, ['12.5', '1.项目', 'www.a.cn', '努尔兰.阿不都', '1. 项目', 'A.B.', '见第3.', '好。']);
  changes(pointedLine, [['稳中向好.预计增长.就业稳定.', '稳中向好。预计增长。就业稳定.']]);
  keeps(pointedLine, ['主席努尔兰.阿不都讲话。', '努尔兰.阿不都', '向好。买买提.吐尔逊出席.', '增长5.5亿']);
});

describe('quotes', () => {
  changes(doubleQuotes, [
    ['建设"六个金乡"和"一区"', '建设“六个金乡”和“一区”'],
    ['打造"1+N"体系', '打造“1+N”体系'],
    ['“甲"和"乙”', '“甲”和“乙”'],
    ['站"C位"', '站“C位”'],
  ]);
  keeps(doubleQuotes, [
    '屏幕5.5"大',
    '5"和6"管',
    '建设"六个金乡',
    '一"二"三"四',
    'say "yes"',
    '“甲”乙”"丙"',
    '甲""乙',
    '“甲"乙“',
  ]);
  test('each line is a machine of its own', () => {
    expect(cleanAll('"甲\n"乙"')).toBe('"甲\n“乙”');
  });
  changes(singleQuotes, [["建设'十四五'规划", '建设‘十四五’规划']]);
  keeps(singleQuotes, ["don't 你好 it's", "高6'的人", "'十四五", "O'Neil先生"]);
});

describe('dashes', () => {
  changes(dashes, [
    ['--2022年1月18日在会上', '——2022年1月18日在会上'],
    ['----2012年在会上', '——2012年在会上'],
    ['目标──发展', '目标——发展'],
    ['－－在会上', '——在会上'],
    ['一\n— —在会上', '一\n——在会上'],
    ['目标--“一区”', '目标——“一区”'],
    ['目标———发展', '目标——发展'],
    ['目标－－2035年', '目标——2035年'],
  ]);
  keeps(dashes, [
    '2020-2035年',
    '2020--2035年',
    '50-100亿元',
    '0531-88886666',
    '专家-企业',
    '中国—东盟',
    'a--b',
    'npm --help',
    '----------',
    '---',
    '— 12 —',
    '目标——发展',
    '5G-A',
  ]);
});

describe('ellipsis', () => {
  changes(dottedEllipsis, [
    ['等等...', '等等……'],
    ['等等......', '等等……'],
    ['等······', '等……'],
    ['甲，...乙', '甲，……乙'],
  ]);
  keeps(dottedEllipsis, ['a...b', '1...5', '总则.........1', '甲..乙', '12.5', '等……', '幸福里·佳苑']);
  changes(stoppedEllipsis, [
    ['等。。。', '等……'],
    ['等。。。。。。', '等……'],
    ['等。 。 。', '等……'],
  ]);
  keeps(stoppedEllipsis, ['好。。', '好。', '。。。。。。。']);
  changes(halfEllipsis, [
    ['等…', '等……'],
    ['“…甲', '“……甲'],
    ['等………', '等……'],
  ]);
  keeps(halfEllipsis, ['等……', 'a…b', '甲…………乙', '…']);
});

describe('document number', () => {
  changes(documentNumber, [
    ['金政发[2024]1号', '金政发〔2024〕1号'],
    ['国办函【2024】12号', '国办函〔2024〕12号'],
    ['鲁政字(2024)3号', '鲁政字〔2024〕3号'],
    ['金政办发﹝2024﹞1号', '金政办发〔2024〕1号'],
    ['金政发 [ 2024 ] 1 号', '金政发 〔2024〕1号'],
    ['金政发〔2024〕 1 号', '金政发〔2024〕1号'],
  ]);
  keeps(documentNumber, [
    '规划(2024)1号楼',
    '金政发〔2024〕1号',
    '项目[2024]1号',
    '转发(2024)',
    '数组a[2024]1号',
    '（2024）1号线',
  ]);
});

describe('doubled marks', () => {
  changes(doubledMarks, [
    ['甲，，乙', '甲，乙'],
    ['甲。。', '甲。'],
    ['甲；；；乙', '甲；乙'],
    ['甲、、乙', '甲、乙'],
    ['如下：：', '如下：'],
    ['甲，。', '甲。'],
    ['甲、。', '甲。'],
    ['甲。、。', '甲。'],
  ]);
  keeps(doubledMarks, ['好！！', '吗？！', '等……', '甲——乙', '吗？？', '“”', '。”。', '甲。，乙', '甲！。']);
});

test('a sentence with everything', () => {
  expect(cleanAll('项目(二期),总投资1,200万元;')).toBe('项目（二期），总投资1,200万元；');
  expect(cleanAll('会议审议《规划(草案)》,同意。 (责任单位:县"四办"等)')).toBe(
    '会议审议《规划（草案）》，同意。（责任单位：县“四办”等）',
  );
  expect(cleanAll('（“三步走”)，')).toBe('（“三步走”），');
});
