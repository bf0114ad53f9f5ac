import { loadPipeline } from '../building/pipelines-folder.ts';
import { runCase } from '../fixtures/run-case.ts';
import type { Clean } from '../review/make-case.ts';

/** Takes raw files through a source's pipeline as the tests of fixtures do: without OCR. */
export function cleanAsTests(source: string): Clean {
  return async (files) => {
    const raw = files.map(({ name, bytes, known }) => ({
      path: `${source}/case/${name}`,
      bytes: new Uint8Array(bytes),
      ...(known !== undefined && { known }),
    }));
    const fixture = { source, name: 'case', folder: '', raw, expected: [], problems: [] };
    const { reports } = await runCase(fixture, await loadPipeline(source));
    return reports.map(({ text, part, about }) => ({
      raw: text.raw,
      clean: text.text,
      pieces: [...text.pieces()],
      part,
      kind: about?.kind ?? 'other',
    }));
  };
}
