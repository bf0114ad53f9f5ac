import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseRules } from '../../src/rules/normalise-rules.ts';
import { clean, cleanAll } from './rule-table.ts';

/** What these documents are made of, noise and all; the marks many times, for they are what rules look at. */
const alphabet = [
  ...'政府工作报告年月日县长区第一二〇十大发号国和着显著名王乾國兗⺠⻓',
  ...'0123456789５％．＋－ＡABCabxPMCO',
  ...',;:!?.()"\'-~*_#\\$%+/[]{}<>',
  ...'，。；：！？（）“”‘’《》、【】〔〕—…·•○ΟО①㎡℃Ⅲ₂々',
  ...'     \n\n\t\r\u00a0\u3000\u200b\ufeff\u0301\ue81e',
  '--',
  '...',
  '……',
  '——',
  '**',
  '__',
  '<br>',
  ' and ',
  'or',
  '## ',
  '\\*',
  'PM_{2.5}',
  '$',
  '[2024]1号',
  '(2024)',
  'http://',
  '1,200',
  '区 长 王 营',
  '\n',
  '。。',
  '──',
];
const noise = fc.array(fc.constantFrom(...alphabet), { maxLength: 40 }).map((parts) => parts.join(''));

const sentence = fc
  .tuple(
    fc.constantFrom(
      '全县(一期)',
      '地区生产总值',
      '协定(RCEP)',
      '"小巨人"企业',
      '二○三五年',
      '金政发[2024]1号',
      'GDP',
      '代理县长 孙颖',
      '1. 项目',
      '--2022年',
    ),
    fc.constantFrom(',', '，', ';', ':', '.', '。', '!', '?', '...', ' ', '--', ') ', '(', '"', "'"),
    fc.constantFrom(
      '增长5.5%',
      '其中1,200万元',
      'PM_{2.5}',
      '10:30',
      '**要点**',
      'Hello, world',
      '第 四、第三',
      '思想 and 党的',
      '显着',
      '2 0 2 2 年',
    ),
    fc.constantFrom('.', '。', '!', ';', '', '\n', '...', ')', '”', '"', ' '),
  )
  .map((parts) => parts.join(''));
const prose = fc.array(sentence, { maxLength: 8 }).map((sentences) => sentences.join(''));

describe('the list as a whole', () => {
  test('names are unique and kebab-case', () => {
    const names = normaliseRules.map((rule) => rule.name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test('a second time it proposes nothing', { timeout: 60_000 }, () => {
    const isClean = (text: string) => {
      const once = cleanAll(text);
      const again = normaliseRules
        .filter((rule) => [...rule.changes(once)].length > 0)
        .map((rule) => rule.name);
      expect({ once, again }).toEqual({ once, again: [] });
    };
    fc.assert(fc.property(noise, isClean), { numRuns: 1500, seed: 2026 });
    fc.assert(fc.property(prose, isClean), { numRuns: 500, seed: 2026 });
  });

  test('every rule is done with its own result', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(noise, (text) => {
        const undone = normaliseRules.filter((rule) => clean(clean(text, rule), rule) !== clean(text, rule));
        expect({ text, undone: undone.map((rule) => rule.name) }).toEqual({ text, undone: [] });
      }),
      { numRuns: 400, seed: 2026 },
    );
  });
});

describe('time', () => {
  // UTF-16. All rules are done with so much in less than a second. One whose work grew with the square would take many
  // minutes: it cannot end within the time that a test has. So nothing here looks at a clock.
  const LENGTH = 1_000_000;
  const adversarial = [
    ' ',
    '(',
    '"',
    '-',
    '. ',
    '。 ',
    '…',
    '一○',
    '*',
    '# ',
    '$a',
    '\\',
    '甲.',
    '，',
    '甲 ',
    '区 长 王 ',
    '\n',
    '甲\n',
    '(甲',
    '2 ',
    '1 9 ',
    '<br',
    '发[2024]',
    '— ',
    '甲"',
    '国國',
    '甲 and ',
    '甲:',
    '１．',
    'e\u0301',
    '· ',
    "甲'",
    '国乾',
  ];
  test.each(adversarial)('%j a million characters long', { timeout: 20_000 }, (part) => {
    const text = part.repeat(LENGTH / part.length);
    for (const rule of normaliseRules) {
      let at = 0;
      for (const { from, to } of rule.changes(text)) {
        if (from < at || to > text.length) expect.fail(`${rule.name}: ${from}–${to}`);
        at = to;
      }
    }
  });
});
