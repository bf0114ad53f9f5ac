import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesInOrder } from '../../src/corpus/names.ts';
import { nameKey, reportName } from '../../src/corpus/report-name.ts';
import type { About } from '../../src/documents/sidecar.ts';
import { about } from './reports.ts';

describe('the name of a report', () => {
  const other = (title: string): Partial<About> => ({ kind: 'other', title });
  const { region: _region, year: _year, ...unknown } = about();
  it.each<[string, About]>([
    ['990101-2021-岚屏县政府工作报告', about()],
    ['990101-2021-岚屏县通知', about({ kind: 'notice' })],
    ['000000-0000-政府工作报告', unknown],
    ['000000-2021-沙口镇政府工作报告', about({ region: { name: '沙口镇', level: 'town' } })],
    ['990101-2021-岚屏县2021年工作计划', about(other('岚屏县2021年工作计划'))],
    ['990101-2021-岚屏县规划2021_2025', about(other('规划 2021--2025'))],
    ['990101-2021-岚屏县文件', about(other(''))],
    ['990101-2021-岚屏县文件', about(other('///'))],
    ['990101-2021-岚屏县甲乙', about(other('..甲/乙\\:*?"<>|\u0000\u202e\ud800\n.'))],
    [`990101-2021-岚屏县${'长'.repeat(40)}`, about(other('长'.repeat(500)))],
  ])('%s', (name, said) => {
    expect(reportName(said)).toBe(name);
  });

  it('leaves room for an ending on every disk', () => {
    const place = { name: '𠮷'.repeat(300), level: 'county', adcode: '990101' } as const;
    expect(Buffer.byteLength(reportName(about({ region: place })))).toBeLessThanOrEqual(220);
  });
});

it.each([
  ['Plan', 'pLAN'],
  ['é', 'e\u0301'],
  ['straße', 'STRASSE'],
  ['ſ', 's'],
  ['ΟΔΟΣ', 'οδος'],
  ['规划', '规划\ufe0f'],
  ['Ｐ', 'ｐ'],
])('%s and %s may be one name on some disk', (one, other) => {
  expect(nameKey(one)).toBe(nameKey(other));
});

describe('names in order', () => {
  it('counts up those that ask for the same', () => {
    const names = namesInOrder<number>('.txt', () => false);
    for (const [thing, name] of ['甲', '乙', '甲', '甲'].entries()) names.ask('s', name, thing);
    expect(names.given()).toEqual([
      { thing: 0, name: 's/甲.txt' },
      { thing: 2, name: 's/甲-2.txt' },
      { thing: 3, name: 's/甲-3.txt' },
      { thing: 1, name: 's/乙.txt' },
    ]);
    expect(names.given()).toEqual([]);
  });

  it('waits for a name that may yet be reserved, and then gives the next or this one', () => {
    const open = new Set([nameKey('s/a.txt')]);
    const names = namesInOrder<number>('.txt', (key) => open.has(key));
    names.ask('s', 'A', 1);
    names.ask('s', 'a', 2);
    names.ask('s', 'b', 3);
    expect(names.given()).toEqual([{ thing: 3, name: 's/b.txt' }]);
    names.reserve('s/a-2.txt');
    open.clear();
    expect(names.given()).toEqual([
      { thing: 1, name: 's/A.txt' },
      { thing: 2, name: 's/a-3.txt' },
    ]);
  });
});

it('the key of an ordinary name is what it is found to be the long way', () => {
  const ordinary = fc.string({
    unit: fc.oneof(
      fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
      fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code)),
    ),
  });
  // What is not seen is left out, so a name with it is looked at the long way.
  const unseen = '\u200b';
  fc.assert(
    fc.property(ordinary, (name) => {
      expect(nameKey(name)).toBe(nameKey(name + unseen));
    }),
  );
});
