import { describe, expect, test } from 'vitest';
import { blanks } from '../../src/rules/characters/blanks.ts';
import { hanZero } from '../../src/rules/characters/han-zero.ts';
import { invisible } from '../../src/rules/characters/invisible.ts';
import { normalForm } from '../../src/rules/characters/normal-form.ts';
import { pinyinGloss } from '../../src/rules/characters/pinyin-gloss.ts';
import { privateUse } from '../../src/rules/characters/private-use.ts';
import { compatibilityIdeographs, radicals } from '../../src/rules/characters/radicals.ts';
import {
  fullWidthLetters,
  fullWidthSigns,
  halfWidthMarks,
  numberingStop,
} from '../../src/rules/characters/width.ts';
import { lineEnd } from '../../src/rules/line-end.ts';
import { changes, clean, keeps } from './rule-table.ts';

describe('what has no shape', () => {
  changes(invisible, [
    ['\ufeff政府', '政府'],
    ['政\u200b府\u2060', '政府'],
    ['工\u00ad作', '工作'],
    ['\u202a2022\u202c年', '2022年'],
    ['报\u0000告\u007f\u0085', '报告'],
    ['①\ufe0e\udb40\udd00', '①'],
  ]);
  keeps(invisible, ['一\n二\t三', '（一）①㎡……', '🏭', '𠮷']);
  changes(lineEnd, [
    ['一\r\n二', '一\n二'],
    ['一\r二\u2028三', '一\n二\n三'],
  ]);
  keeps(lineEnd, ['一\n\n二']);
  changes(blanks, [
    ['工作\u3000\u3000报告', '工作 报告'],
    ['上\u00a0\u2002\u200a\u202f\u205f下', '上 下'],
    ['上\t下', '上 下'],
    ['a  b', 'a b'],
  ]);
  keeps(blanks, ['a b', '一\n二', '\u3164']);
});

describe('readings in pinyin', () => {
  const glossed =
    '全縣進(jìn)一步發(fā)展經(jīng)濟(jì)，實(shí) (xiàn)現(xiàn)財（cái）政增收，項(xiàng)目開(kāi)工。';
  changes(pinyinGloss, [
    [glossed, '全縣進一步發展經濟，實 (xiàn)現財政增收，項目開工。'],
    [
      `${'我们要推进(jìn)发展，做好各项工作，让群众满意，为明年打下基础，把县城建设得更加美丽。'.repeat(8)}`,
      `${'我们要推进发展，做好各项工作，让群众满意，为明年打下基础，把县城建设得更加美丽。'.repeat(8)}`,
    ],
  ]);
  keeps(pinyinGloss, [
    '邛崃(qióng lái)市',
    '歙(shè)县、黟(yī)县、亳(bó)州',
    `歙(shè)县${'的各项工作都很顺利，群众满意。'.repeat(9)}`.concat(
      ...[...'黟亳濮睢砀邳鄄莘'].map(
        (each) => `${each}(bō)${'地的各项工作都很顺利，群众满意，明年再上一层楼。'.repeat(9)}`,
      ),
    ),
    '(a)(b)(c)(d)(e)(f)(g)(h)(i)',
    '甲(A)乙(B)丙(C)丁(D)戊(E)己(F)庚(G)辛(H)壬(I)',
  ]);
});

describe('radicals and compatibility', () => {
  changes(radicals, [
    ['⼯业⻓远⺠生', '工业长远民生'],
    ['⻅⻢⻋⻔⻚⻛⻜⻥⻦⻨⻩⻬⻰', '见马车门页风飞鱼鸟麦黄齐龙'],
    ['⼀⼆⼈⼤⼩⼭⽔⽕⽣⾼⿓', '一二人大小山水火生高龍'],
  ]);
  keeps(radicals, ['工长民见马', '⺀', '⿰']);
  test('every assigned radical but ⺀ has a unified ideograph', () => {
    const left: string[] = [];
    for (let code = 0x2e80; code <= 0x2fdf; code++) {
      const radical = String.fromCharCode(code);
      if (!/\p{Assigned}/u.test(radical)) continue;
      if (/^\p{Unified_Ideograph}$/u.test(clean(radical, radicals))) continue;
      left.push(radical);
    }
    expect(left).toEqual(['⺀']);
  });
  test('what NFKC makes of a Kangxi radical is what the table makes of it', () => {
    for (let code = 0x2f00; code <= 0x2fd5; code++) {
      const radical = String.fromCharCode(code);
      expect(clean(radical, radicals)).toBe(radical.normalize('NFKC'));
    }
  });
  changes(compatibilityIdeographs, [
    ['\uf90a融', '金融'],
    ['\ufa30', '侮'],
    ['\u{2f800}', '丽'],
  ]);
  keeps(compatibilityIdeographs, ['﨎﨏', '金', '①㎡（）', '\u{20000}']);
  changes(normalForm, [
    ['e\u0301', 'é'],
    ['\u212b', 'Å'],
    ['\u2126', 'Ω'],
    ['u\u0308\u0301', 'ǘ'],
    ['\u0a36', '\u0a38\u0a3c'],
    ['\u0958', '\u0915\u093c'],
    ['\ufb2a', '\u05e9\u05c1'],
    ['\u1112\u1161\u11ab', '한'],
    ['하\u11ab', '한'],
    ['\u{1d15e}', '\u{1d157}\u{1d165}'],
    ['\u{11131}\u{11127}', '\u{1112e}'],
  ]);
  keeps(normalForm, ['é', '①㎡℃Ⅲ……（一）', 'ﬁ', '５']);
  test('normal-form: each character that is no ideograph becomes what NFC makes of it', () => {
    const units = new Set(normalForm.needs?.join('').split(''));
    const missed: string[] = [];
    for (let point = 1; point < 0x30000; point += 1) {
      const character = String.fromCodePoint(point);
      const composed = character.normalize('NFC');
      if (/[\n\p{Surrogate}\p{Unified_Ideograph}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u.test(character)) continue;
      const needed = character.split('').some((unit) => units.has(unit));
      if (composed !== character && (!needed || clean(character, normalForm) !== composed))
        missed.push(point.toString(16));
    }
    expect(missed).toEqual([]);
  });
});

describe('private use', () => {
  changes(privateUse, [
    ['\ue81e', '龴'],
    ['\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864', '龵龶龷龸龹龺龻'],
    ['\ue816\ue817\ue818\ue831\ue83b\ue855', '\u{20087}\u{20089}\u{200cc}\u{215d7}\u{2298f}\u{241fe}'],
    ['\ue863', '䶮'],
    ['\ue7c7\ue7c8', 'ḿǹ'],
    ['\ue78d\ue78e', '，。'],
  ]);
  keeps(privateUse, ['\ue000', '\uf8ff', '\ue800']);
  test('row FE of GB 18030 decodes to what the table says', () => {
    const cells = Array.from({ length: 0x51 }, (_, index) => 0x50 + index).filter((byte) => byte !== 0x7f);
    const decoder = new TextDecoder('gb18030');
    for (const [index, byte] of cells.entries()) {
      const standard = decoder.decode(Uint8Array.of(0xfe, byte));
      if (/\p{Co}/u.test(standard)) continue;
      expect(clean(String.fromCharCode(0xe815 + index), privateUse)).toBe(standard);
    }
  });
});

describe('width', () => {
  changes(fullWidthLetters, [
    ['２０２２年', '2022年'],
    ['ＧＤＰ', 'GDP'],
    ['ａｂｚ', 'abz'],
  ]);
  keeps(fullWidthLetters, ['（一）：，；！？', '①', '㎡', '……', 'Ⅲ类', '％＋']);
  changes(fullWidthSigns, [
    ['12．5％', '12.5%'],
    ['3＋1＋1', '3+1+1'],
    ['1／3', '1/3'],
    ['2020－2035年', '2020-2035年'],
  ]);
  keeps(fullWidthSigns, ['互联网＋政务', '（1）', '1，2', '10：30', '％', '－－2022年', '4G＋']);
  changes(numberingStop, [
    ['1．推进项目', '1.推进项目'],
    ['一\n12．推进', '一\n12.推进'],
  ]);
  keeps(numberingStop, ['1、推进', '1.推进', '一．推进', '第1．']);
  changes(halfWidthMarks, [
    ['向好｡', '向好。'],
    ['｢一｣､', '「一」、'],
  ]);
  keeps(halfWidthMarks, ['。、', 'ｱ']);
});

describe('〇', () => {
  changes(hanZero, [
    ['二○二一年', '二〇二一年'],
    ['二Ο三五年', '二〇三五年'],
    ['二ОO五年', '二〇〇五年'],
    ['二0二0年', '二〇二〇年'],
    ['二０一◯年', '二〇一〇年'],
    ['一百○五', '一百〇五'],
    ['二000年', '二〇〇〇年'],
    ['一九九○年', '一九九〇年'],
  ]);
  keeps(hanZero, [
    'O2O',
    '2000年',
    '○项目',
    '二〇二一年',
    '一O',
    '统一O2O平台',
    '三O2O',
    '一00',
    '第一○',
    'B2B二O',
    '一一O2O',
  ]);
});
