import { describe, expect, it } from 'vitest';
import { sidecarOf } from '../../src/corpus/sidecar-of.ts';
import { keptAndRemoved, tallyOf } from '../../src/corpus/tally.ts';
import { sidecar } from '../../src/documents/sidecar.ts';
import { restore } from '../../src/text/trace.ts';
import { about, cleanedDocument } from './reports.ts';

describe('what a trace adds up to', () => {
  const traced = restore('一'.repeat(33), '一'.repeat(16), {
    raw: 33,
    clean: 16,
    rules: ['split/other-report', 'join/page-seam', 'normalise/width', 'normalise/marks'],
    spans: [[12, 0, 0], 10, [5, 1, 1, 2], 3, [3, 0, 2], [0, 2, 1, 3]],
  });

  it('is an edit for each rule that a span names, and its characters for the last', () => {
    expect(Object.entries(tallyOf(traced))).toEqual([
      ['split/other-report', { edits: 1, removed: 12, inserted: 0 }],
      ['join/page-seam', { edits: 2, removed: 0, inserted: 0 }],
      ['normalise/width', { edits: 2, removed: 8, inserted: 1 }],
      ['normalise/marks', { edits: 1, removed: 0, inserted: 2 }],
    ]);
  });

  it('leaves the other reports of a page out of what was removed', () => {
    expect(keptAndRemoved(traced)).toEqual({ kept: 13, removed: 8 });
  });
});

describe('the metadata of a report', () => {
  const origin = { source: 'scans', adapter: { name: 'scans', version: 1 } };

  it('has its keys in the order of the schema, however they were found', () => {
    const said = about({
      evidence: { year: { exact: '2021', paragraph: 0, offset: 0 } },
      glossary: { to: 2, from: 1 },
      speaker: { title: '县长', name: '何砚' },
      meeting: { date: '2021-01-18', session: 1, congress: 18, name: '大会' },
      title: '政府工作报告',
      kindLabel: '政府工作报告',
      issuer: '岚屏县人民政府',
      outline: [{ paragraph: 1, heading: '回顾', number: '一、', level: 1 }],
    });
    const shuffled = Object.fromEntries(Object.entries(said).reverse()) as typeof said;
    const report = cleanedDocument('a.txt').reports[0];
    if (report === undefined) throw new Error('no report');
    const made = sidecarOf(report, shuffled, 'a.txt', origin);
    expect(JSON.stringify(made)).toBe(JSON.stringify(sidecar.parse(made)));
    expect(Object.keys(made).slice(0, 5)).toEqual(['schema', 'id', 'title', 'kind', 'kindLabel']);
  });

  it('has an id that the bytes and the part make, and nothing else', () => {
    const id = (path: string, part: number, words: string): string => {
      const report = cleanedDocument(path, [{ words }, { words }]).reports[part];
      if (report === undefined) throw new Error('no report');
      return sidecarOf(report, about({ title: path }), path, origin).id;
    };
    expect(id('a.txt', 0, '一'.repeat(40))).toMatch(/^[0-9a-f]{16}$/);
    expect(id('b.txt', 0, '一'.repeat(40))).toBe(id('a.txt', 0, '一'.repeat(40)));
    expect(id('a.txt', 1, '一'.repeat(40))).not.toBe(id('a.txt', 0, '一'.repeat(40)));
    expect(id('a.txt', 0, '二'.repeat(40))).not.toBe(id('a.txt', 0, '一'.repeat(40)));
  });
});
