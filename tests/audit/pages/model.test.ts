import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteOffsets } from '../../../src/audit/pages/model/byte-width.ts';
import { type LinkedText, linkAt, linkedText, whatIs } from '../../../src/audit/pages/model/linked-text.ts';
import type { ReportData } from '../../../src/audit/pages/model/report-data.ts';
import { partsOf, rowsOf } from '../../../src/audit/pages/model/rows.ts';
import { hitsOf } from '../../../src/audit/pages/model/search.ts';
import { nextStop, stopsIn } from '../../../src/audit/pages/model/stops.ts';
import { partData } from '../../../src/audit/pages/part-data.ts';
import { reportData } from '../../../src/audit/pages/report-data.ts';
import { byteSpan } from '../../../src/readers/byte-span.ts';
import { decodeAs } from '../../../src/readers/decode-as.ts';
import type { Charset } from '../../../src/readers/encodings.ts';
import { Traced } from '../../../src/text/traced.ts';
import { histories, made } from '../../text/random-edits.ts';

/** What stands behind the edited words: lines long and short, so that rows are cut at each of their reasons. */
const rest = fc.constantFrom('', '\n\n丙', '长'.repeat(1300), `\n${'句。'.repeat(700)}`, '𠮷'.repeat(700));

const traced = fc
  .tuple(histories, rest)
  .map(([{ raw, batches }, behind]) => made({ raw: `${raw}${behind}`, batches }));

function dataOf(text: Traced): ReportData {
  const pieces = [...text.pieces()];
  const raw = { text: text.raw, files: [], pages: [] };
  const completeness = { complete: true, truncatedStart: false, truncatedEnd: false, missing: [], notes: [] };
  const sidecar = { completeness, processing: { warnings: [] } };
  return reportData({ raw, clean: text.text, pieces, sidecar } as unknown as Parameters<
    typeof reportData
  >[0]);
}

describe('the linked text of a page', () => {
  test('is the clean text again, from the raw one and what was inserted', () => {
    fc.assert(
      fc.property(traced, (text) => {
        const linked = linkedText(JSON.parse(JSON.stringify(dataOf(text))));
        expect(linked.clean).toBe(text.text);
        expect(linked.raw).toBe(text.raw);
      }),
    );
  });

  test('links a character with its like, or with all that was changed with it, both ways', () => {
    fc.assert(
      fc.property(traced, (text) => {
        const linked = linkedText(dataOf(text));
        const wrong: string[] = [];
        for (const side of ['raw', 'clean'] as const)
          for (let at = 0; at < linked[side].length; at += 1) {
            const link = linkAt(linked, side, at);
            const other = side === 'raw' ? 'clean' : 'raw';
            const kept = whatIs(linked, link.piece) === 'kept';
            const same =
              linked.raw.slice(link.raw.from, link.raw.to) ===
              linked.clean.slice(link.clean.from, link.clean.to);
            const back = linkAt(linked, other, link[other].from);
            const holds = link[side].from <= at && at < link[side].to;
            if (
              !holds ||
              (kept && (!same || back[side].from !== link[side].from || back[side].to !== link[side].to))
            )
              wrong.push(`${side} ${at}`);
          }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('is cut into rows that tile both texts, whose parts join to them', () => {
    fc.assert(
      fc.property(traced, (text) => {
        const linked = linkedText(dataOf(text));
        const rows = rowsOf(linked, (rule) => rule === 0);
        let raw = 0;
        let clean = 0;
        for (let row = 0; row < rows.count; row += 1) {
          const parts = [...partsOf(linked, rows, row)];
          expect(parts.length).toBeGreaterThan(0);
          for (const part of parts) {
            expect(part.raw.from).toBe(raw);
            expect(part.clean.from).toBe(clean);
            expect(part.raw.to + part.clean.to).toBeGreaterThan(raw + clean);
            raw = part.raw.to;
            clean = part.clean.to;
          }
          expect(raw).toBe(rows.starts.raw[row + 1]);
          expect(clean).toBe(rows.starts.clean[row + 1]);
        }
        expect([raw, clean]).toEqual([text.raw.length, text.text.length]);
      }),
    );
  });
});

function linkedBy(raw: string, ...batches: readonly (readonly [RegExp, string, string])[]): LinkedText {
  let text = Traced.from(raw);
  for (const [pattern, insert, rule] of batches)
    text = text.apply(
      [...text.text.matchAll(pattern)].map(({ index, 0: found }) => ({
        from: index,
        to: index + found.length,
        insert,
        rule,
      })),
    );
  return linkedText(dataOf(text));
}

describe('rows', () => {
  const rowTexts = (text: LinkedText): readonly (readonly [string, string])[] => {
    const { count, starts } = rowsOf(text, () => false);
    return Array.from({ length: count }, (_, row) => [
      text.raw.slice(starts.raw[row], starts.raw[row + 1]),
      text.clean.slice(starts.clean[row], starts.clean[row + 1]),
    ]);
  };

  test('a paragraph stands beside what it was made of, empty lines behind it with it', () => {
    expect(
      rowTexts(
        linkedBy(
          '一、甲乙\n\n丙\n丁。\n',
          [/(?<=\n)\n/g, '', 'join/empty'],
          [/(?<=丙)\n/g, '', 'join/wrapped'],
        ),
      ),
    ).toEqual([
      ['一、甲乙\n\n', '一、甲乙\n'],
      ['丙\n丁。\n', '丙丁。\n'],
    ]);
    expect(rowTexts(linkedBy('甲。二、乙', [/(?<=。)/g, '\n', 'join/lost']))).toEqual([
      ['甲。', '甲。\n'],
      ['二、乙', '二、乙'],
    ]);
  });

  test('a long line is cut at the end of a sentence, never within a character', () => {
    const sentences = rowTexts(linkedBy('好句子。'.repeat(1000)));
    expect(sentences.length).toBeGreaterThan(2);
    for (const [raw] of sentences) expect(raw.endsWith('。') && raw.length <= 1200).toBe(true);
    for (const [raw] of rowTexts(linkedBy(`a${'𠮷'.repeat(2000)}`)))
      expect(Buffer.from(raw).toString()).toBe(raw);
  });
});

describe('the bytes of characters', () => {
  const texts = fc.string({ unit: fc.constantFrom('政', 'a', '\n', '𠮷', '€', '㐀', 'é', '\u{e000}') });
  const malformed = fc.uint8Array({ maxLength: 30 });

  test.each<Charset>(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5-hkscs'])(
    'are found again in %s',
    (charset) => {
      fc.assert(
        fc.property(
          fc.oneof(
            texts.map((text) => Buffer.from(text, charset === 'utf-8' ? 'utf8' : 'utf16le')),
            malformed,
          ),
          (bytes) => {
            const { text } = decodeAs(bytes, charset);
            const data = partData(text, { from: 0, to: text.length, bytes, charset });
            const offsets = byteOffsets(text, data);
            for (let at = 0; at < text.length; at += 1)
              expect(offsets[at], `offset ${at} of ${JSON.stringify(text)}`).toBe(
                byteSpan(bytes, charset, at).from,
              );
          },
        ),
      );
    },
  );

  test('take no room where the encoding alone tells them', () => {
    const bytes = Buffer.from('政府work报告\n'.repeat(500));
    const text = bytes.toString();
    expect(partData(text, { from: 0, to: text.length, bytes, charset: 'utf-8' }).shifts).toEqual([]);
  });
});

test('words are found in both texts, and once where both have them', () => {
  const text = linkedBy(
    '政府ABC工作,政府工 作',
    [/,/g, '，', 'normalise/marks'],
    [/ /g, '', 'normalise/spaces'],
  );
  const found = (words: string) => hitsOf(text, words).map(({ side, from }) => [side, from]);
  expect(found('政府')).toEqual([
    ['clean', 0],
    ['clean', 8],
  ]);
  expect(found('工作')).toEqual([
    ['clean', 5],
    ['clean', 10],
  ]);
  expect(found('工 作')).toEqual([['raw', 10]]);
  expect(found(',')).toEqual([['raw', 7]]);
  expect(found('abc')).toEqual([['clean', 2]]);
  expect(found('')).toEqual([]);
});

test('jumps go round, leave out what is not wanted, and know large removals by their words', () => {
  expect(nextStop([2, 5, 9], undefined, 1)).toBe(2);
  expect(nextStop([2, 5, 9], 5, 1)).toBe(9);
  expect(nextStop([2, 5, 9], 9, 1)).toBe(2);
  expect(nextStop([2, 5, 9], 2, -1)).toBe(9);
  expect(nextStop([2, 5, 9], 2, 1, (stop) => stop !== 5)).toBe(9);
  expect(nextStop([], 2, 1)).toBeUndefined();
  const text = linkedBy(`甲${'，'.repeat(40)}乙<${'a'.repeat(40)}>丙${'丁'.repeat(40)}戊`, [
    /，+|<.*>|丁+/g,
    '',
    'strip/x',
  ]);
  const { edits: all, large } = stopsIn(text, () => false);
  expect(all.length).toBe(3);
  expect(large).toEqual([all[2]]);
  expect(stopsIn(text, () => true).edits).toEqual([]);
});
