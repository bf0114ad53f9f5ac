import { describe, expect, test } from 'vitest';
import { misusedParticle } from '../../src/rules/characters/misused-characters.ts';
import { mayHaveVariants, strayVariants, variantsRule } from '../../src/rules/characters/variants.ts';
import { changes, clean, keeps } from './rule-table.ts';

const traditional =
  '現在，我代表縣人民政府向大會報告工作，請予審議。過去一年，經濟實現較快發展，產業結構進一步優化。';

/** UTF-8 read as GBK: many of its characters are traditional, and none of it is a text. */
const mojibake = '鍥藉浗缁忔祹锛屾敼闈╁紑鏀惧拰鐜颁唬鍖栧缓璁句簨涓氱殑閲嶈涓'.repeat(4);

describe('a stray form in a simplified document', () => {
  changes(strayVariants, [
    ['驻兗部队', '驻兖部队'],
    ['爱國卫生', '爱国卫生'],
    ['用戶', '用户'],
    ['青靑山', '青青山'],
  ]);
  keeps(strayVariants, [
    '乾安县',
    '於潜镇',
    '乾县',
    '藉口',
    '瞭望',
    '显著',
    '打坏',
    '徵羽',
    '慰藉',
    '著名',
    '皇后',
    '发展',
    '朱镕基',
    '二里头',
    '面粉',
    '重复',
    '余姚',
    '台州',
    '北斗',
    '谷城',
    '后面',
    '干部',
    '沈阳',
    '曲阜',
    '鍾',
    '昇',
    '祕',
    traditional,
  ]);
  keeps(strayVariants, [mojibake]);
});

describe('a traditional document', () => {
  test('is told by its characters', () => {
    expect(mayHaveVariants(traditional)).toBe(true);
    expect(mayHaveVariants('驻兗部队和國家')).toBe(false);
    expect(mayHaveVariants('现在，我代表县人民政府向大会报告工作。'.repeat(20))).toBe(false);
    expect(mayHaveVariants(mojibake)).toBe(false);
  });
  test('becomes simplified, and names of places stay', async () => {
    const rule = await variantsRule();
    const after = clean(
      `${traditional}\n乾安縣和於潛鎮的乾旱鄉村，顯著改善，著力發展，凸顯著特色，著名學者，乾隆年間，瞭望臺`,
      rule,
    );
    expect(after).toBe(
      '现在，我代表县人民政府向大会报告工作，请予审议。过去一年，经济实现较快发展，产业结构进一步优化。\n乾安县和於潜镇的干旱乡村，显著改善，着力发展，凸显着特色，著名学者，乾隆年间，瞭望台',
    );
    expect([...rule.changes(after)]).toEqual([]);
  });
  test('nothing happens to a simplified one', async () => {
    const rule = await variantsRule();
    for (const text of ['乾安县', '於潜镇', '打坏', '藉口', '显著', '驻兗部队'])
      expect([...rule.changes(text)]).toEqual([]);
  });
});

describe('着 for 著', () => {
  changes(misusedParticle, [
    ['环境质量显着改善', '环境质量显著改善'],
    ['成效卓着', '成效卓著'],
    ['臭名昭着', '臭名昭著'],
    ['国内外着名企业', '国内外著名企业'],
    ['着作权', '著作权'],
    ['四大名着', '四大名著'],
  ]);
  keeps(misusedParticle, [
    '彰显着活力',
    '凸显着特色',
    '尽显着',
    '效果明显着力',
    '带着名牌',
    '有着名副其实',
    '忙着作报告',
    '沿着作业线',
    '议论着',
    '执着',
    '着力',
    '看着名单',
    '显著',
    '王卓着手',
  ]);
});
