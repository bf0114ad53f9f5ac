import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repeatedTitle } from '../../src/rules/furniture/repeated-title.ts';
import { changes, clean, keeps } from './rule-table.ts';

const title = '2021年泸溪县政府工作报告';

describe('a title that the article says again', () => {
  changes(repeatedTitle, [
    [`${title}\n${title}\n各位代表：\n`, `${title}\n各位代表：\n`],
    [`${title}\n${title}\n${title}\n各位代表：\n`, `${title}\n各位代表：\n`],
    [
      `${title}\n来源：县政府办 2021-03-19 09:30\n${title}\n各位代表：\n`,
      `来源：县政府办 2021-03-19 09:30\n${title}\n各位代表：\n`,
    ],
    [`${title}\n\n2021年泸溪县\n政府工作报告\n各位代表：\n`, `2021年泸溪县\n政府工作报告\n各位代表：\n`],
    [`${title}\n2021年\n泸溪县\n政 府 工 作 报 告\n`, `2021年\n泸溪县\n政 府 工 作 报 告\n`],
    [`\n${title}\n\n${title}\n`, `\n${title}\n`],
  ]);
  keeps(repeatedTitle, [
    '',
    `${title}\n`,
    `${title}\n各位代表：\n${title}已经县委常委会议审议。\n`,
    `${title}\n2020年泸溪县政府工作报告\n各位代表：\n`,
    '通知\n通知\n各村：\n',
    `${title}\n2021年泸溪县\n政府工作报告\n2021年泸溪县\n`,
    '修路要早。\n修路要早。\n',
    `${title}\n${'一段。\n'.repeat(12)}${title}\n`,
  ]);

  test('shown its own result it proposes nothing, and never takes a line that is not said again', () => {
    const line = fc.constantFrom(
      title,
      '2021年泸溪县',
      '政府工作报告',
      '各位代表：',
      '修路要早。',
      '',
      '来源：县政府办',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 24 }), (all) => {
        const text = all.join('\n');
        const once = clean(text, repeatedTitle);
        expect(clean(once, repeatedTitle)).toBe(once);
        const words = once.replaceAll('\n', '');
        for (const each of new Set(all)) expect(words).toContain(each);
      }),
    );
  });
});
