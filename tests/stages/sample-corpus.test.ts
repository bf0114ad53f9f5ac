import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Adapter } from '../../src/adapters/adapter.ts';
import type { Report } from '../../src/documents/report.ts';
import { cleaned } from '../../src/pipeline/pipeline.ts';
import { readerFor } from '../../src/readers/reader.ts';
import { invisible } from '../../src/rules/characters/invisible.ts';
import { furnitureRules } from '../../src/rules/furniture/furniture-rules.ts';
import { lineEnd } from '../../src/rules/line-end.ts';
import { normaliseRules, normaliseRulesWithTabs } from '../../src/rules/normalise-rules.ts';
import { lostParagraph, runOnHeading, spacedParagraph } from '../../src/rules/paragraphs/flattened.ts';
import { lineBreak, pageSeam, paragraphBreak, wrappedLine } from '../../src/rules/paragraphs/paragraphs.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { extract } from '../../src/stages/extract.ts';
import { join } from '../../src/stages/join.ts';
import { normalise } from '../../src/stages/normalise.ts';
import { split } from '../../src/stages/split.ts';
import type { Stage } from '../../src/stages/stage.ts';
import { strip } from '../../src/stages/strip.ts';
import { reportOf } from './invented-report.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The texts of the sample corpus, with the folder, and so the adapter, that each belongs to. */
const samples = readdirSync(`${root}raw`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: source }) =>
    readdirSync(`${root}raw/${source}`)
      .filter((file) => /\.(?:txt|html)$/.test(file))
      .map((file) => [source, file] as const),
  );

async function adapterOf(source: string): Promise<Adapter> {
  const { default: adapter } = (await import(`../../pipelines/${source}.ts`)) as { default: Adapter };
  return adapter;
}

async function documentOf(source: string, file: string) {
  const bytes = readFileSync(`${root}raw/${source}/${file}`);
  return readerFor(file, bytes.subarray(0, 1024)).read([{ path: `${source}/${file}`, bytes }]);
}

test('there are samples of every source', () => {
  expect(new Set(samples.map(([source]) => source)).size).toBeGreaterThanOrEqual(5);
  expect(samples.length).toBeGreaterThanOrEqual(10);
});

describe.each(samples)('%s/%s', async (source, file) => {
  const document = await documentOf(source, file);
  const adapter = await adapterOf(source);
  const reports = await cleaned(document, adapter);

  test('the pieces tile the raw text and the clean text, and what no rule names is verbatim', () => {
    for (const { text } of reports) {
      expect(text.raw).toBe(document.text);
      let raw = 0;
      let clean = 0;
      for (const piece of text.pieces()) {
        expect([piece.raw.from, piece.clean.from]).toEqual([raw, clean]);
        raw = piece.raw.to;
        clean = piece.clean.to;
        if (piece.by.length === 0)
          expect(text.raw.slice(piece.raw.from, piece.raw.to)).toBe(
            text.text.slice(piece.clean.from, piece.clean.to),
          );
      }
      expect([raw, clean]).toEqual([text.raw.length, text.text.length]);
    }
  });

  test('the parts tile the document', () => {
    let at = 0;
    for (const { part } of reports) {
      expect(part.from).toBe(at);
      at = part.to;
    }
    expect(at).toBe(document.text.length);
  });

  test('the file is as the house style has it: no blank line, no space at a line’s ends, one line end at the end, NFC', () => {
    for (const { text } of reports) {
      expect(text.text).toMatch(/^\S(?:[^\n]*\S)?(?:\n\S(?:[^\n]*\S)?)*\n$/);
      expect(text.text.normalize('NFC')).toBe(text.text);
    }
  });

  test('the words that a field was read from stand where it says', () => {
    for (const { about, text } of reports) {
      const paragraphs = text.text.split('\n');
      for (const [field, words] of Object.entries(about?.evidence ?? {})) {
        const place =
          'rawOffset' in words
            ? text.raw.slice(words.rawOffset)
            : paragraphs[words.paragraph]?.slice(words.offset);
        expect(`${field}: ${place?.slice(0, words.exact.length)}`).toBe(`${field}: ${words.exact}`);
      }
    }
  });

  test('the headings and the glossary stand where the outline says', () => {
    for (const { about, text } of reports) {
      const paragraphs = text.text.replace(/\n$/, '').split('\n');
      for (const { number, paragraph } of about?.outline ?? [])
        expect(paragraphs[paragraph]?.startsWith(number)).toBe(true);
      const { from = 0, to = 0 } = about?.glossary ?? {};
      expect(from <= to && to <= paragraphs.length).toBe(true);
    }
  });

  const breaks = document.markup === undefined ? [pageSeam, wrappedLine, paragraphBreak] : [lineBreak];
  const rulesOf: readonly (readonly [Stage, readonly Rule[]])[] = [
    [extract, [lineEnd, invisible]],
    [strip, [...(adapter.noise ?? []), ...furnitureRules]],
    [split, []],
    [join, [...breaks, spacedParagraph, lostParagraph, runOnHeading]],
    [normalise, document.markup === undefined ? normaliseRules : normaliseRulesWithTabs],
  ];

  test('no rule of a stage has anything to say of what the stage made', async () => {
    let before: readonly Report[] = [{ ...reportOf(document.text), document }];
    for (const [stage, rules] of rulesOf) {
      const after: Report[] = [];
      for (const report of before) after.push(...(await stage.run(report, adapter)));
      for (const { text } of after)
        for (const rule of rules) {
          const said = [...rule.changes(text.text)].map(({ from, to, insert }) => [
            text.text.slice(from - 6, to + 6),
            insert,
          ]);
          expect([stage.name, rule.name, said]).toEqual([stage.name, rule.name, []]);
        }
      before = after;
    }
  });

  test('a clean text stays as it is, all but what it lost in the page around it', async () => {
    const { markup, ...plain } = document;
    const nothing = markup === undefined ? {} : { markup: { edits: () => [], stated: [] } };
    for (const { text } of reports) {
      const again = await cleaned({ ...plain, ...nothing, text: text.text }, { version: 1 });
      expect(again.map((each) => each.text.text)).toEqual([text.text]);
    }
  });
});
