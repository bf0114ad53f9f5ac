import { expect, test } from 'vitest';
import { invisible } from '../../src/rules/characters/invisible.ts';
import { lineEnd } from '../../src/rules/line-end.ts';
import { lines } from '../../src/rules/lines.ts';
import type { Rule } from '../../src/rules/rule.ts';

/** Every UTF-16 unit, each behind a character that is never changed. */
const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
const all = units.map((unit) => `甲${unit}`).join('');

test.each<[string, Rule]>([
  ['line-end', lineEnd],
  ['invisible', invisible],
])('%s changes a unit that is all there is as it does among all others', (_, rule) => {
  const among = new Set([...rule.changes(all)].map(({ from }) => all[from]));
  expect(among.size).toBeGreaterThan(0);
  const alone = units.filter((unit) => [...rule.changes(`甲${unit}乙`)].length > 0);
  expect(alone).toEqual(units.filter((unit) => among.has(unit)));
});

test('a line ends at a unit that is all there is as it does among all others', () => {
  const among = new Set(lines(all).map(({ to }) => all[to]));
  const alone = units.filter((unit) => lines(`甲${unit}乙`).length > 1);
  expect(alone).toEqual(['\n', '\f', '\r', '\u2028', '\u2029']);
  expect(alone).toEqual(units.filter((unit) => among.has(unit)));
});
