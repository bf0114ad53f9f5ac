import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOrigin } from '../../src/audit/describe-origin.ts';
import { openReport } from '../../src/audit/open-report.ts';
import { traceBack } from '../../src/audit/trace-back.ts';
import { renew } from '../../src/cli/renew.ts';
import type { Folders } from '../../src/opening/folders.ts';
import { lineCounter, offsetOf } from '../../src/opening/line-column.ts';
import { walk } from '../../src/opening/walk.ts';
import { decodeAs } from '../../src/readers/decode-as.ts';
import { smallCorpus } from './small-corpus.ts';

let small: Awaited<ReturnType<typeof smallCorpus>>;
let sample: Folders;

beforeAll(async () => {
  small = await smallCorpus();
  sample = { raw: 'raw', clean: await mkdtemp(join(tmpdir(), 'audit-')) };
  await renew({ ...sample, source: [], jobs: 2, force: false, json: false, quiet: true });
});
afterAll(async () => {
  await small.remove();
  await rm(sample.clean, { recursive: true, force: true });
});

test('every clean character of every report lands on the same character in the raw bytes, or on its change', async () => {
  expect((await readdir('raw')).length).toBeGreaterThan(0);
  let characters = 0;
  for (const folders of [small, sample]) {
    for (const path of (await walk(folders.clean)).filter((each) => each.endsWith('.txt'))) {
      const report = await openReport(folders, path);
      let at = 0;
      for (const { clean, raw, by, bytes, boxes } of traceBack(report)) {
        if (clean.from !== at) expect(clean.from).toBe(at);
        at = clean.to;
        characters += 1;
        const read = bytes.map((stretch) => {
          const file = report.raw.files.find((each) => each.path === stretch.path);
          const part = file?.encoded.find((each) => each.inside === stretch.inside);
          const own = part?.bytes.subarray(stretch.from, stretch.to) ?? new Uint8Array();
          return decodeAs(own, part?.charset ?? 'utf-8').text;
        });
        if (bytes.length === 0 && raw.from < raw.to && /\S/.test(report.raw.text.slice(raw.from, raw.to))) {
          if (boxes.length === 0) expect.fail(`${path}: no bytes and no box at ${clean.from}`);
          continue;
        }
        const wanted =
          by.length === 0
            ? report.clean.slice(clean.from, clean.to)
            : report.raw.text.slice(raw.from, raw.to);
        if (read.join('') !== wanted) expect(read.join('')).toBe(wanted);
      }
      expect(at).toBe(report.clean.length);
    }
  }
  expect(characters).toBeGreaterThan(5000);
});

test('verbatim, changed and inserted characters are told apart, with their rules and what went beside them', async () => {
  const report = await openReport(small, '000000-2021-甲县政府工作报告');
  const told = (text: string) => {
    const [origin] = traceBack(report, [report.clean.indexOf(text)]);
    return describeOrigin(report, origin as NonNullable<typeof origin>);
  };
  expect(told('县人民')).toMatchObject({
    what: 'verbatim',
    rules: [],
    raw: { bytes: [{ hex: 'e5 8e bf' }] },
  });
  expect(told('，向')).toMatchObject({
    what: 'changed',
    rules: ['normalise/commas'],
    raw: { context: { exact: ',' } },
  });
  expect(told('\n二、')).toMatchObject({
    what: 'inserted',
    rules: ['join/flattened'],
    raw: {
      bytes: [],
      context: { before: expect.stringMatching(/。$/), exact: '', after: expect.stringMatching(/^二/) },
    },
  });
  expect(told('甲').removed.before).toEqual([{ text: '某某网\r\n', offset: 0, by: ['strip/furniture'] }]);
  expect(told('：').removed.behind).toEqual([
    { text: ' ', offset: expect.any(Number), by: ['strip/furniture'] },
  ]);
});

test('places name file and page, and count whole characters', async () => {
  const report = await openReport(small, '000000-2021-丁县政府工作报告');
  const placeOf = (text: string) => {
    const [origin] = traceBack(report, [report.clean.indexOf(text)]);
    return describeOrigin(report, origin as NonNullable<typeof origin>).raw.place;
  };
  expect(placeOf('粮食')).toMatchObject({ path: 'site/pages/1.txt', page: 1, line: 2, column: 6 });
  expect(placeOf('𠮷祥')).toMatchObject({ path: 'site/pages/1.txt', page: 2 });
  expect((placeOf('祥街')?.column ?? 0) - (placeOf('𠮷祥')?.column ?? 0)).toBe(1);
  expect(placeOf('改造')).toEqual({ path: 'site/pages/2.txt', page: 1, line: 1, column: 1, byte: 0 });
});

test('a place and its offset are each other’s inverse, and there is none outside the text', () => {
  const text = '甲𠮷乙\n\n丙\n';
  const place = lineCounter(text);
  for (const offset of [0, 1, 3, 4, 5, 6, 7]) expect(offsetOf(text, place(offset))).toBe(offset);
  for (const [line, column] of [
    [0, 1],
    [1, 0],
    [1, 6],
    [2, 2],
    [4, 1],
  ] as const)
    expect(() => offsetOf(text, { line, column })).toThrow(RangeError);
});

test('a report whose raw file has changed is not traced', async () => {
  await expect(
    openReport({ raw: sample.clean, clean: small.clean }, '000000-2021-甲县政府工作报告'),
  ).rejects.toThrow('the file is missing');
});
