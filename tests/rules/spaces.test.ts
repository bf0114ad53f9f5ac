import { describe, expect, test } from 'vitest';
import {
  emptyLine,
  hanSpaces,
  letterSpacing,
  lineEnds,
  percentSpace,
  yearSpacing,
} from '../../src/rules/spaces/spaces.ts';
import { speakerLine } from '../../src/rules/spaces/speaker-line.ts';
import { changes, cleanAll, keeps } from './rule-table.ts';

describe('a speaker’s line', () => {
  changes(speakerLine, [
    ['区 长 王 营', '区长 王营'],
    ['代 县 长 欧 阳 明', '代县长 欧阳明'],
    ['上海市市长 龚 正', '上海市市长 龚正'],
    ['自治区主席 努尔兰 ·买买提', '自治区主席 努尔兰·买买提'],
    ['报告\n镇 长 李 一\n各位', '报告\n镇长 李一\n各位'],
  ]);
  keeps(speakerLine, [
    '代理县长 孙颖',
    '县长孙颖',
    '县长 办公会议',
    '县长 工作报告',
    '县 长办公室',
    '市长：张三',
    '区长 王营 各位代表',
    '2022年 县长 王营',
    '政 府 工 作 报 告',
    '区 长王 营',
  ]);
});

describe('spaces', () => {
  changes(lineEnds, [
    [' 一、回顾 ', '一、回顾'],
    ['一 \n 二', '一\n二'],
  ]);
  keeps(lineEnds, ['a b', '一\n\n二']);
  changes(emptyLine, [
    ['一\n\n二\n', '一\n二\n'],
    ['\n一\n二\n', '一\n二\n'],
    ['\n\n\n一\n\n\n二\n\n', '一\n二\n'],
    ['\n\n', ''],
  ]);
  keeps(emptyLine, ['一\n二\n', '一', '', '一\n \n二']);
  test('a tag for a line break that stands on a line of its own leaves none', () => {
    expect(cleanAll('<br>\n一、\n<br><br>二\n')).toBe('一、\n二\n');
  });
  changes(letterSpacing, [
    ['政 府 工 作 报 告', '政府工作报告'],
    ['2 0 2 2 年', '2022年'],
    ['名 词 解 释', '名词解释'],
  ]);
  keeps(letterSpacing, ['a b c d', '区 长 王 营', '1 2 3 4 5', '甲 乙', '甲 乙 丙丁 戊']);
  changes(yearSpacing, [
    ['到2 0 2 2 年底', '到2022 年底'],
    ['1 9 9 8年', '1998年'],
  ]);
  keeps(yearSpacing, ['2022 年', '1 2 3 4 月', '9 1 9 9 8 年']);
  changes(hanSpaces, [
    ['2022 年 1 月 18 日', '2022年1月18日'],
    ['占 GDP 比重', '占GDP比重'],
    ['5G 网络', '5G网络'],
    ['1,200 元', '1,200元'],
    ['取得第 四、第三的成绩', '取得第四、第三的成绩'],
    ['稳中向好。 预计', '稳中向好。预计'],
    ['1. 研究推进', '1.研究推进'],
    ['“一区” 和 （二期）', '“一区”和（二期）'],
    ['区长 王营，各位代表', '区长王营，各位代表'],
    ['好客山东 AI PC', '好客山东AI PC'],
  ]);
  keeps(hanSpaces, [
    '代理县长 孙颖',
    'AI PC',
    '5 G',
    'He said “yes” and went',
    '区长 王营\n各位代表',
    '市长 张工',
  ]);
  changes(percentSpace, [['2.5 %', '2.5%']]);
  keeps(percentSpace, ['2.5%', 'a %', '% 5']);

  test.each([
    ['区　长　王　营', '区长 王营'],
    ['政　府　工　作　报　告', '政府工作报告'],
    ['济南市历城区区长　曹殿军', '济南市历城区区长 曹殿军'],
    ['２ ０ ２ ２ 年 １ 月', '2022年1月'],
    ['  力争 PM_{2.5} 平均浓度控制在 45.5 以内 ， ，', '力争PM2.5平均浓度控制在45.5以内，'],
  ])('%j → %j by the whole list', (raw, wanted) => {
    expect(cleanAll(raw)).toBe(wanted);
  });
});
