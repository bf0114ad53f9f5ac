import { defineAdapter } from '../adapters/define-adapter.ts';
import { listRaw } from '../corpus/raw-folder.ts';
import { cleaned } from '../pipeline/pipeline.ts';
import { readerFor } from '../readers/reader.ts';

/** What is longer would take longer than it spares, in bytes. */
const LONGEST = 1_000_000;

/** Loads what a build of a source needs, and lets it run once on the first of its raw files; nothing is kept of it. */
export async function warmUp(source: string, raw: string): Promise<void> {
  const [{ transform }, { documents }] = await Promise.all([
    import('esbuild'),
    listRaw(raw),
    import('../building/build-document.ts'),
  ]);
  await transform('');
  const file = documents.find(({ path }) => path.startsWith(`${source}/`)) ?? documents[0];
  const read = await file?.read();
  if (read === undefined || read.bytes.length > LONGEST) return;
  const document = await readerFor(read.path, read.bytes.subarray(0, 1024)).read([read]);
  await cleaned(document, defineAdapter({ version: 1 }));
}
