import { describe } from 'vitest';
import { englishAnd, englishOr } from '../../src/rules/converter/english-word.ts';
import {
  lineBreakTag,
  markdownEmphasis,
  markdownEscape,
  markdownHeading,
} from '../../src/rules/converter/markdown.ts';
import {
  bareSubscript,
  subscriptDigits,
  texFormula,
  texSubscript,
  texType,
} from '../../src/rules/converter/subscripts.ts';
import { changes, keeps } from './rule-table.ts';

describe('TeX and subscripts', () => {
  changes(texFormula, [
    ['浓度$PM_{2.5}$下降', '浓度PM2.5下降'],
    ['$\\mathrm{CO}_2$排放', 'CO2排放'],
    ['浓度PM$_{2.5}$', '浓度PM2.5'],
    ['增长$29.4\\%$', '增长29.4%'],
    ['$3+1+1$产业', '3+1+1产业'],
  ]);
  keeps(texFormula, [
    '$5 and $6',
    '$5-$6',
    '$x^2$',
    '$\\sqrt{2}$',
    'US$100',
    '$项目$',
    '$',
    '$$',
    '$a',
    '$5，$6',
  ]);
  changes(texType, [
    ['\\mathrm{PM}10', 'PM10'],
    ['\\text{GDP}', 'GDP'],
  ]);
  keeps(texType, ['\\mathrm{国}', '\\frac{1}{2}', 'mathrm{PM}']);
  changes(texSubscript, [
    ['PM_{2.5}浓度', 'PM2.5浓度'],
    ['CO _ { 2 }', 'CO2'],
  ]);
  keeps(texSubscript, ['PM2.5', 'a_{国}', '_{2}', 'x^{2}']);
  changes(bareSubscript, [
    ['CO_2排放', 'CO2排放'],
    ['PM_2.5', 'PM2.5'],
  ]);
  keeps(bareSubscript, ['report_2.pdf', 'IMG_2021', 'A_1', 'NO_2021', 'a_CO_2x']);
  changes(subscriptDigits, [
    ['PM₁₀', 'PM10'],
    ['CO₂', 'CO2'],
    ['H₂O', 'H2O'],
  ]);
  keeps(subscriptDigits, ['m²', '10⁴', '㎡', '℃', 'Ⅲ类', '①', 'ₙ']);
});

describe('markdown', () => {
  changes(lineBreakTag, [
    ['上行<br>下行', '上行\n下行'],
    ['上<br/>下', '上\n下'],
    ['上 <BR /> 下', '上\n下'],
  ]);
  keeps(lineBreakTag, ['a<b', '<b>粗</b>', '<brx>']);
  changes(markdownEscape, [
    ['\\*注', '*注'],
    ['1\\. 项目', '1. 项目'],
    ['\\#1', '#1'],
    ['PM\\_{2.5}', 'PM_{2.5}'],
  ]);
  keeps(markdownEscape, ['C:\\名', '\\mathrm{a}', '29\\%', '\\\\*']);
  changes(markdownEmphasis, [
    ['**产业做强。**其后', '产业做强。其后'],
    ['制剂等**34**个项目', '制剂等34个项目'],
    ['跨页的半对**', '跨页的半对'],
    ['***要点***', '要点'],
  ]);
  keeps(markdownEmphasis, ['a*b', '2**3', '3*4平方米', '*注', '****', '**********']);
  changes(markdownHeading, [
    ['# 政府工作报告', '政府工作报告'],
    ['一\n## 二、目标', '一\n二、目标'],
  ]);
  keeps(markdownHeading, ['#1机组', '#话题#', 'C# 语言', '####### 七', '3# 楼']);
});

describe('an English word for a Han one', () => {
  changes(englishAnd, [
    ['思想 and 党的', '思想和党的'],
    ['企业and群众', '企业和群众'],
    ['“一区” and “四园”', '“一区”和“四园”'],
  ]);
  keeps(englishAnd, [
    'Rock and Roll',
    '品牌 Black and White',
    '企业 and Co',
    'A and 乙',
    '甲 and B',
    '甲android乙',
    '甲 And1 乙',
  ]);
  changes(englishOr, [
    ['企业 or 个人', '企业或个人'],
    ['甲or乙', '甲或乙'],
  ]);
  keeps(englishOr, ['A or 乙', '甲 OR 乙', '甲for乙', '甲 or B']);
});
