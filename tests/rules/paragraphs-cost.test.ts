import { describe, expect, test } from 'vitest';
import { spacedParagraph } from '../../src/rules/paragraphs/flattened.ts';
import { gaps } from '../../src/rules/paragraphs/gaps.ts';
import { headingEnd } from '../../src/rules/paragraphs/heading-end.ts';
import { paragraphBreak } from '../../src/rules/paragraphs/paragraphs.ts';
import { describe as describeStage } from '../../src/stages/describe.ts';
import { reportOf } from '../stages/invented-report.ts';

const SIZE = 50_000;
/** Characters of every shape that a rule looks for, again and again, without what would end the search. */
const adversaries: readonly (readonly [name: string, text: string])[] = [
  ['（一） in one line', '（一）'.repeat(SIZE)],
  ['。（一） in one line', '。（一）'.repeat(SIZE)],
  ['。一、 in one line', '。一、'.repeat(SIZE)],
  ['一、 a line', '一、\n'.repeat(SIZE)],
  ['一、 in one line', '一、'.repeat(SIZE)],
  ['各位代表 in one line', '各位代表'.repeat(SIZE)],
  ['。各位代表： in one line', '。各位代表：'.repeat(SIZE)],
  ['会议上 in one line', '会议上'.repeat(SIZE)],
  ['lines that go on', '新增就业，\n'.repeat(SIZE)],
  ['quotes that are never closed', '小“巨人\n'.repeat(SIZE)],
  ['quotes in one line', '“'.repeat(SIZE * 2)],
  ['brackets that are never closed', '。（责任单位'.repeat(SIZE)],
  ['closing marks', `。${'”'.repeat(SIZE * 2)}甲`],
  ['spaces', `甲${' '.repeat(SIZE * 2)}乙`],
  ['Han and spaces', '甲 '.repeat(SIZE)],
  ['blank lines', `甲${'\n'.repeat(SIZE * 2)}乙`],
  ['blank lines with spaces', `甲${' \n'.repeat(SIZE)}乙`],
  ['form feeds', '甲\f\n'.repeat(SIZE)],
  ['cut meeting lines', '2031年1月9日在\n'.repeat(SIZE)],
  ['asterisks', '*'.repeat(SIZE * 2)],
  ['digits', '1'.repeat(SIZE * 2)],
  ['ellipses', '…'.repeat(SIZE * 2)],
];

/** Generous for linear work; work that grew with the square of the size would take many times as long. */
const BOUND = 5_000;

function milliseconds(work: () => void): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

describe.each(adversaries)('%s', (_name, text) => {
  test('gaps', () => {
    expect(milliseconds(() => gaps(text))).toBeLessThan(BOUND);
  });

  test.each([paragraphBreak, spacedParagraph])('$name', ({ changes }) => {
    expect(
      milliseconds(() => {
        for (const _ of changes(text));
      }),
    ).toBeLessThan(BOUND);
  });

  test('headingEnd', () => {
    expect(milliseconds(() => headingEnd(text, 2, 60))).toBeLessThan(100);
  });

  test('describe', async () => {
    const begin = performance.now();
    await describeStage.run(reportOf(text), { version: 1 });
    expect(performance.now() - begin).toBeLessThan(BOUND);
  });
});

test('describe: every paragraph names a place', async () => {
  const begin = performance.now();
  const places = [
    '我代表历城区人民政府作报告。',
    '我代表朝阳区人民政府作报告。',
    '我代表清泉镇人民政府作报告。',
  ].join('\n');
  await describeStage.run(reportOf(`${places}\n`.repeat(SIZE / 10)), { version: 1 });
  expect(performance.now() - begin).toBeLessThan(BOUND);
});
