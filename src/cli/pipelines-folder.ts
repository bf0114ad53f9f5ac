import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Adapter } from '../stages/stage.ts';

const folder = new URL('../../pipelines/', import.meta.url);
/** `.ts`, or `.js` where the house was compiled before it was started. */
const ending = path.extname(import.meta.url);

/** The pipeline that takes what no other recognises. */
const FALLBACK = 'general';

/** The names of the pipelines: the files of the folder, in order of the alphabet, the general one last. */
export function pipelineNames(): readonly string[] {
  const names = readdirSync(folder)
    .filter((file) => path.extname(file) === ending)
    .map((file) => path.basename(file, ending))
    .filter((name) => /^[a-z0-9][a-z0-9-]*$/.test(name))
    .sort();
  return [...names.filter((name) => name !== FALLBACK), ...names.filter((name) => name === FALLBACK)];
}

const loaded = new Map<string, Promise<Adapter>>();

/** Loads a pipeline once; rejects where the file does not export an adapter by default. */
export function loadPipeline(name: string): Promise<Adapter> {
  const before = loaded.get(name);
  if (before !== undefined) return before;
  const loading = load(name);
  loaded.set(name, loading);
  return loading;
}

async function load(name: string): Promise<Adapter> {
  const file = `pipelines/${name}.ts`;
  const module = await import(new URL(`${name}${ending}`, folder).href).catch((error: Error) => {
    throw new Error(`${file} cannot be loaded: ${error.message}`);
  });
  const adapter: Adapter | undefined = module.default;
  if (!Number.isSafeInteger(adapter?.version))
    throw new Error(`${file} has no adapter as its default export. Export what defineAdapter gives.`);
  return adapter as Adapter;
}
