import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlap } from '../../src/rules/parts/overlap.ts';
import { repeatedHead } from '../../src/rules/parts/repeated-head.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { Traced } from '../../src/text/traced.ts';

/** A text and where its parts but the first begin. */
interface Parts {
  readonly text: string;
  readonly begins: readonly number[];
}

/** Parts one behind the other, each but the last ended by a form feed. */
function partsOf(parts: readonly string[]): Parts {
  const text = parts.join('\f');
  return { text, begins: [...text.matchAll(/\f/g)].map(({ index }) => index + 1) };
}

/** What a rule makes of parts. */
function ruled(rule: (begins: readonly number[]) => Rule, { text, begins }: Parts): Parts {
  const edits = [...rule(begins).changes(text)].map((change) => ({ ...change, rule: 'join/x' }));
  const made = Traced.from(text).apply(edits);
  return { text: made.text, begins: begins.map((begin) => made.offsetOf(begin)) };
}

function joined(rule: (begins: readonly number[]) => Rule, parts: readonly string[]): string {
  return ruled(rule, partsOf(parts)).text;
}

const head = '岚屏县政府工作报告\n——2020年1月6日在县第十届人民代表大会第五次会议上\n县长　何砚\n';
const start = `${head}各位代表：\n一、去年的工作\n路修通了。\n`;

describe('a head that each part has', () => {
  test.each<[string, string[], string]>([
    [
      'title, meeting and speaker',
      [start, `${head}二、今年的工作\n水要上山。\n`],
      `${start}\f二、今年的工作\n水要上山。\n`,
    ],
    [
      'the title alone, with blank lines',
      [start, '\n\n岚屏县政府工作报告\n\n水要上山。\n'],
      `${start}\f\n水要上山。\n`,
    ],
    [
      'with its number',
      [start, '岚屏县政府工作报告（2）\n水\n', '岚屏县政府工作报告第3页\n灯\n'],
      `${start}\f水\n\f灯\n`,
    ],
    ['letter-spaced', [start, '岚 屏 县 政 府 工 作 报 告\n水\n'], `${start}\f水\n`],
    ['a mark of the part', [start, '（接上页）\n水要上山。\n'], `${start}\f水要上山。\n`],
  ])('goes: %s', (_, parts, wanted) => {
    expect(joined(repeatedHead, parts)).toBe(wanted);
  });

  test.each<[string, string[]]>([
    ['a heading of the text', [start, '一、去年的工作\n水要上山。\n']],
    ['an address to the hall', [start, '各位代表：\n水要上山。\n']],
    ['another title', [start, '岚屏县预算报告\n水要上山。\n']],
    ['the title inside the part', [start, '水要上山。\n岚屏县政府工作报告\n']],
    ['a sentence that was said before', [start, '路修通了。\n水要上山。\n']],
    ['a single part', [start]],
  ])('stays: %s', (_, parts) => {
    expect(joined(repeatedHead, parts)).toBe(parts.join('\f'));
  });
});

const long = '县城到各乡的公路全部铺上了沥青，客车每天往返两趟。';

describe('an end that the next part repeats', () => {
  test.each<[string, string[], string]>([
    ['a paragraph', [`路。\n${long}\n`, `${long}\n水。\n`], `路。\n${long}\n\f水。\n`],
    [
      'two paragraphs, indented and apart',
      [`路。\n${long}\n灯。\n`, `　　${long}\n\n　　灯。\n　　水。\n`],
      `路。\n${long}\n灯。\n\f　　水。\n`,
    ],
    ['a heading', ['路。\n二、今年的工作\n', '二、今年的工作\n水。\n'], '路。\n二、今年的工作\n\f水。\n'],
    [
      'the beginning of a paragraph that goes on',
      [`路。\n${long}\n`, `${long}学校也通了车。\n`],
      `路。\n${long}学校也通了车。\n`,
    ],
    [
      'a stretch in mid-sentence',
      [`今年，${long.slice(0, -6)}\n`, `${long}\n水。\n`],
      `今年，${long}\n水。\n`,
    ],
    [
      'at each boundary',
      [`甲。\n${long}\n`, `${long}\n乙。\n`, '乙。\n丙。\n'],
      `甲。\n${long}\n\f乙。\n\f乙。\n丙。\n`,
    ],
    ['all of a part', [`甲。\n${long}\n`, `${long}\n`, '丙。\n'], `甲。\n${long}\n\f\f丙。\n`],
  ])('goes: %s', (_, parts, wanted) => {
    expect(joined(overlap, parts)).toBe(wanted);
  });

  test.each<[string, string[]]>([
    ['a few words', ['修了路，通了水\n', '通了水的村有九个。\n']],
    ['a paragraph from further up', [`${long}\n灯。\n`, `${long}\n水。\n`]],
    ['what is printed thrice', [`甲。\n${long}\n`, `${long}\n${long}\n乙。\n`]],
    ['figures', ['2019年12345678901234567890\n', '12345678901234567890\n']],
    ['nothing', ['路。\n', '水。\n']],
    ['an empty part', ['路。\n', '']],
  ])('stays: %s', (_, parts) => {
    expect(joined(overlap, parts)).toBe(parts.join('\f'));
  });

  test('what is repeated goes once, whatever it is', () => {
    const words = fc.array(fc.constantFrom('路', '水', '灯', '桥', '。', '\n'), {
      minLength: 20,
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, words, words, (before, shared, after) => {
        const common = `丁${shared.join('')}戊已经写在前面的这一段话又印了一遍。\n`;
        const parts = [`甲${before.join('')}\n${common}`, `${common}乙${after.join('')}\n`];
        expect(joined(overlap, parts)).toBe(`${parts[0]}\f乙${after.join('')}\n`);
      }),
    );
  });
});

describe('both', () => {
  const parts = fc.array(
    fc.array(
      fc.constantFrom(
        '岚屏县政府工作报告\n',
        `${long}\n`,
        `${long}\n`,
        long,
        long.slice(0, 18),
        '一、路\n',
        '（2）',
        '　　水。\n',
        '\n',
      ),
      {
        maxLength: 8,
      },
    ),
    { maxLength: 4 },
  );

  test.each([['repeated-head', repeatedHead] as const, ['overlap', overlap] as const])(
    '%s finds nothing more in what it leaves',
    (_, rule) => {
      fc.assert(
        fc.property(parts, (all) => {
          const once = ruled(rule, partsOf(all.map((lines) => lines.join(''))));
          expect(ruled(rule, once).text).toBe(once.text);
        }),
      );
    },
  );
});
