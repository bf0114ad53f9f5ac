import type { Adapter } from '../../../src/adapters/adapter.ts';
import { buildDocument } from '../../../src/building/build-document.ts';
import { pipelineNames } from '../../../src/building/pipelines-folder.ts';
import { rawBytesOf } from '../../../src/corpus/raw-entry.ts';
import { InflateStream } from '../../../src/workers/inflate-at-once.ts';
import type { Contestant } from '../contestant.ts';

// As in a thread of its own, where documents are built.
Object.assign(globalThis, { DecompressionStream: InflateStream });

// Compiled with this file, which lies in src/chunks then.
const loaded = new Map<string, Promise<Adapter>>();
// Once, as the house does.
const load = (name: string): Promise<Adapter> => {
  const before = loaded.get(name);
  if (before !== undefined) return before;
  const loading = import(new URL(`../../pipelines/${name}.js`, import.meta.url).href).then(
    (module) => module.default,
  );
  loaded.set(name, loading);
  return loading;
};
const pipelines = { names: pipelineNames(), load };

/** This project: from a file's bytes to the bytes of text, metadata and trace, its hashes and the question whose it is among them. */
export const qingyuan: Contestant = {
  async read({ path, bytes }) {
    const file = await rawBytesOf(path, {}, async () => ({ bytes }));
    const done = await buildDocument({ path, files: [{ path, bytes: file }], way: {} }, pipelines);
    if (done.became !== 'ready') throw new Error(`${path}: ${'error' in done ? done.error : done.became}`);
    if (done.refusal !== undefined) throw new Error(`${path}: ${done.refusal}`);
    return done.reports.reduce((sum, { contents }) => sum + contents[0].length, 0);
  },
};
