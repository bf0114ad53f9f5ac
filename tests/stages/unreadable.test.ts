import { describe, expect, test } from 'vitest';
import { unreadableIn } from '../../src/stages/describe/unreadable.ts';
import { misreadAs, simplified, traditional } from '../readers/invented.ts';
import { aboutReport, reportOf } from './invented-report.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const asGb = misreadAs(bytes(simplified.join('')), 'gb18030');
const asLatin = misreadAs(bytes(simplified[0] ?? ''), 'windows-1252');

describe('what cannot be read is found, with its first place', () => {
  test.each<[string, string, string]>([
    ['UTF-8 read as GB18030', `我们的工作：${asGb}`, 'misread: UTF-8 once read as GB18030'],
    ['one sentence of it', misreadAs(bytes('政府工作报告全文'), 'gb18030'), 'UTF-8 once read as GB18030'],
    ['UTF-8 read as windows-1252', `全文：${asLatin}`, 'misread: once read as windows-1252'],
    ['GBK read as windows-1252', 'Õþ¸®¹¤×÷±¨¸æ£¬ÇëÓèÉóÒé', 'misread: once read as windows-1252'],
    ['lost characters', '青杉\ufffd\ufffd县', 'lost and stand as U+FFFD'],
    ['characters lost twice', '青杉锟斤拷锟斤拷县', 'lost twice'],
    ['question marks', '青杉县??????报告', 'question marks'],
    ['private use', '青杉\ue5f1\ue5f2\ue5f3县', 'private use'],
    ['memory never filled', '青杉烫烫烫烫县', 'never filled'],
  ])('%s', (_name, line, what) => {
    const all = unreadableIn([...simplified, line, ...simplified, line]);
    const found = all.find((each) => each.what.includes(what));
    expect(found).toMatchObject({ paragraph: simplified.length });
    expect(line).toContain(found?.exact);
    expect(found?.count).toBeGreaterThan(1);
  });

  test('most of a misread text is counted', () => {
    const [, found] = unreadableIn([asGb]);
    expect(found?.count).toBeGreaterThan(asGb.length * 0.8);
  });
});

test.each([
  [simplified.join('')],
  [traditional.join('')],
  ['洹河、浠水、涓滴、沅江、澧水、缇、妍、婷'],
  ['同志们！！！真的吗？？？'],
  ['龙潭𠅤村，\ue5f1姓'],
  ['Orléans, élève, Ångström, ñandú, à, é, ê'],
  ['拼音：bā bá bǎ bà é è ê'],
  ['±0.5℃×3，25°～30°，········，××县××乡××××'],
  ['屯屯村、锟先生、水烫烫的'],
])('%s can be read', (line) => {
  expect(unreadableIn([line])).toEqual([]);
});

test('a report with a part of it misread is flagged and not complete', async () => {
  const good = ['政府工作报告', '各位代表：', ...simplified, '各位代表！让我们为建设美好家园而努力奋斗！'];
  const whole = await aboutReport(reportOf(`${good.join('\n')}\n`));
  expect(whole.completeness).toMatchObject({ complete: true, notes: [] });
  const half = await aboutReport(reportOf(`${good.toSpliced(4, 0, asGb).join('\n')}\n`));
  expect(half.completeness).toMatchObject({ complete: false, truncatedStart: false, truncatedEnd: false });
  expect(half.completeness.notes.at(-1)).toMatch(
    /^\d+ characters are another text misread: UTF-8 once read as GB18030, the first in paragraph 4: \S+$/,
  );
});
