import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineKinds } from '../../src/rules/furniture/kinds.ts';
import { kindsBySigns } from '../../src/rules/furniture/line-signs.ts';
import { isBlankUnit, longestLook, wordsIn, wordsOf } from '../../src/rules/furniture/words.ts';

/** What the words of a line are, said by patterns. */
function wordsByPatterns(line: string): string {
  return line
    .slice(0, longestLook)
    .replace(/[\s\u200b-\u200d]+/g, ' ')
    .trim()
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/^[•·●■◆▪□◇○►▶▸»※]+(?= ?[^ ]) ?/, '•');
}

const unitsIn = (line: string) => Uint16Array.from(line, (unit) => unit.charCodeAt(0));

test('the words of a line are those that patterns make of it', () => {
  const unit = fc.constantFrom(...'甲乙１（，a1 \u3000\t\u200b\ufeff•●»·\ud83d\ude00');
  const line = fc.array(unit, { maxLength: 12 }).map((units) => units.join(''));
  const long = fc
    .tuple(line, fc.nat(longestLook + 10))
    .map(([one, times]) => one + '　丙'.repeat(times) + one);
  const bullets = fc.array(fc.constantFrom(...'•●» '), { maxLength: 5 }).map((units) => units.join(''));
  fc.assert(
    fc.property(fc.oneof(line, long, bullets), (text) => {
      expect(wordsOf(text)).toBe(wordsByPatterns(text));
      const units = Uint16Array.from(text.split(''), (each) => each.charCodeAt(0));
      expect(wordsIn(text, units, 0, Math.min(text.length, longestLook))).toBe(wordsByPatterns(text));
    }),
    { numRuns: 2000 },
  );
});

test('the blanks are those that patterns know, and the joiners', () => {
  const units = Array.from({ length: 0x10000 }, (_, unit) => unit);
  expect(units.filter(isBlankUnit)).toEqual(
    units.filter((unit) => /[\s\u200b-\u200d]/.test(String.fromCharCode(unit))),
  );
});

/** What lines of furniture are made of: the words that kinds look for, what stands between them, and what is none. */
const parts = [
  ...new Set(lineKinds.flatMap(({ signs, opens, closes }) => [...(signs ?? []), opens ?? '', closes ?? ''])),
  ...'发布时间：|更新于|发表于:|2025-07-08 10:22|2023年1月6日|浏览次数:128|阅读12次|点击3 人次|人气:5|来源：青禾日报|作者:王一|【字体：大 中 小】|打印'.split(
    '|',
  ),
  ...'共5页|第3页|共 12 条|3/5页|上一页|责任编辑：王一|审核:李二|本报记者 王一 摄|招商热线|400-000-0000|Copyright|©|all rights reserved.|ICP备00000000号'.split(
    '|',
  ),
  ...'•|●|，|, | |　|:|：|。|（|）|【|】|首页|>|- 1 -|12|甲|乙|大|小|次|于|条|篇|青禾县人民政府门户网站'.split(
    '|',
  ),
].filter((part) => part !== '');

test('a kind that knows a line is one of those that its signs tell', () => {
  const kindsOf = kindsBySigns(lineKinds);
  const line = fc
    .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 6 })
    .map((some) => some.join('').trim())
    .filter((some) => some !== '');
  const known = new Set<string>();
  fc.assert(
    fc.property(line, (text) => {
      const words = wordsOf(text);
      const units = unitsIn(text);
      const asked = kindsOf(units, 0, units.length);
      for (const kind of lineKinds) {
        if (kind.verdict(words) === undefined) continue;
        known.add(kind.name);
        expect(asked, `${kind.name} of ${text}`).toContain(kind);
      }
    }),
    { numRuns: 30_000, seed: 6 },
  );
  expect(known.size).toBeGreaterThan(20);
});
