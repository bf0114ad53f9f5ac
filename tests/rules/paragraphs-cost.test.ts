import { describe, expect, test } from 'vitest';
import { spacedParagraph } from '../../src/rules/paragraphs/flattened.ts';
import { gaps } from '../../src/rules/paragraphs/gaps.ts';
import { headingEnd } from '../../src/rules/paragraphs/heading-end.ts';
import { paragraphBreak } from '../../src/rules/paragraphs/paragraphs.ts';
import { describe as describeStage } from '../../src/stages/describe.ts';
import { reportOf } from '../stages/invented-report.ts';

/**
 * UTF-16. So much that linear work takes a second or two, and that work which grew with the square would take
 * minutes: it cannot end within the time that a test has. So nothing here looks at a clock.
 */
const LENGTH = 600_000;
/** Milliseconds; more than ten times what the slowest of these takes. */
const timeout = 20_000;
const many = (unit: string) => unit.repeat(LENGTH / unit.length);

/** Characters of every shape that a rule looks for, again and again, without what would end the search. */
const adversaries: readonly (readonly [name: string, text: string])[] = [
  ['（一） in one line', many('（一）')],
  ['。（一） in one line', many('。（一）')],
  ['。一、 in one line', many('。一、')],
  ['一、 a line', many('一、\n')],
  ['一、 in one line', many('一、')],
  ['各位代表 in one line', many('各位代表')],
  ['。各位代表： in one line', many('。各位代表：')],
  ['会议上 in one line', many('会议上')],
  ['lines that go on', many('新增就业，\n')],
  ['quotes that are never closed', many('小“巨人\n')],
  ['quotes in one line', many('“')],
  ['brackets that are never closed', many('。（责任单位')],
  ['closing marks', `。${many('”')}甲`],
  ['spaces', `甲${many(' ')}乙`],
  ['Han and spaces', many('甲 ')],
  ['blank lines', `甲${many('\n')}乙`],
  ['blank lines with spaces', `甲${many(' \n')}乙`],
  ['form feeds', many('甲\f\n')],
  ['cut meeting lines', many('2031年1月9日在\n')],
  ['asterisks', many('*')],
  ['digits', many('1')],
  ['ellipses', many('…')],
];

/** Whether changes lie one behind the other in a text of this length; each is looked at once. */
function inOrder(changes: Iterable<{ readonly from: number; readonly to: number }>, length: number): boolean {
  let at = 0;
  for (const { from, to } of changes) {
    if (from < at || to < from || to > length) return false;
    at = to;
  }
  return true;
}

describe.each(adversaries)('half a million characters: %s', (_name, text) => {
  test('gaps', { timeout }, () => {
    expect(inOrder(gaps(text), text.length)).toBe(true);
  });

  test.each([paragraphBreak, spacedParagraph])('$name', { timeout }, ({ changes }) => {
    expect(inOrder(changes(text), text.length)).toBe(true);
  });

  test('headingEnd looks no further than it is told', () => {
    const cut = headingEnd(text.slice(0, 100), 2, 60);
    // As often as there may be headings; each look at the whole line would be a million steps.
    for (let times = 0; times < 10_000; times += 1) if (headingEnd(text, 2, 60) !== cut) expect.fail();
    expect(headingEnd(text, 2, 60)).toBe(cut);
  });

  test('describe', { timeout }, async () => {
    const [report] = await describeStage.run(reportOf(text), { version: 1 });
    expect(report?.text.text).toBe(text);
  });
});

test('describe: every paragraph names a place', { timeout }, async () => {
  const places = [
    '我代表历城区人民政府作报告。',
    '我代表朝阳区人民政府作报告。',
    '我代表清泉镇人民政府作报告。',
  ].join('\n');
  const text = many(`${places}\n`);
  const [report] = await describeStage.run(reportOf(text), { version: 1 });
  expect(report?.text.text).toBe(text);
});
