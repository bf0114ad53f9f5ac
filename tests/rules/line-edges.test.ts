import { expect, test } from 'vitest';
import { lineEnds, lineStarts } from '../../src/rules/furniture/line-edges.ts';
import { changes, clean, keeps } from './rule-table.ts';

changes(lineStarts('tag', /^【[^】]{2,12}】/), [
  ['【某某招商】政府工作报告\n正文', '政府工作报告\n正文'],
  ['　　【某某招商】 政府工作报告', '　　政府工作报告'],
  ['【甲乙】【丙丁】 正文\n【甲乙】', '正文\n'],
]);
keeps(lineStarts('tag', /^【[^】]{2,12}】/), ['正文【某某招商】', '', '\n\n', '　　']);

changes(lineStarts('tag', ['稿件', '稿件来源：']), [['稿件来源：某报\n稿件 甲', '某报\n甲']]);
keeps(lineStarts('tag', '稿件'), ['本稿件']);

changes(lineEnds('site', /_[^_]{1,12}网$/), [
  ['政府工作报告_岚屏县网\n正文', '政府工作报告\n正文'],
  ['政府工作报告 _岚屏县网　\r\n正文', '政府工作报告　\r\n正文'],
  ['报告_甲网_乙网', '报告'],
]);
keeps(lineEnds('site', /_[^_]{1,12}网$/), ['_岚屏县网的报告', '甲网\n', '']);
changes(lineEnds('site', ['某网', '-某网']), [['报告-某网', '报告']]);

test('of a line so much is looked at as a site puts there', () => {
  const long = `【${'甲'.repeat(300)}】正文`;
  expect(clean(long, lineStarts('tag', /^【[^】]*】/))).toBe(long);
});

test('a pattern that remembers is refused', () => {
  expect(() => lineStarts('x', /^a/g)).toThrow(/rule x/);
  expect(() => lineEnds('x', /a$/y)).toThrow(/rule x/);
});

test.each([
  ['prefixes', lineStarts('tag', '•'), '•'],
  ['suffixes', lineEnds('site', /[_-]?某网$/), '_某网'],
  ['what is nearly one', lineEnds('site', /[_-]+某网$/), '_'],
])('take a line of nothing but %s in linear time', { timeout: 20_000 }, (_, rule, unit) => {
  const text = unit.repeat(400_000);
  expect(clean(text, rule).length).toBeLessThanOrEqual(text.length);
});
