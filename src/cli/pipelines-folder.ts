import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Adapter, isAdapter } from '../adapters/adapter.ts';
import { AdapterError } from '../adapters/adapter-error.ts';
import { houseFolder, isFromSource } from './house-folder.ts';

const ending = '.ts';

/** The pipeline that takes what no other recognises. */
const FALLBACK = 'general';

/** The names of the pipelines: the files of the folder, in order of the alphabet, the general one last. */
export function pipelineNames(): readonly string[] {
  const names = readdirSync(path.join(houseFolder(), 'pipelines'))
    .filter((file) => path.extname(file) === ending)
    .map((file) => path.basename(file, ending))
    .filter((name) => /^[a-z0-9][a-z0-9-]*$/.test(name))
    .sort();
  return [...names.filter((name) => name !== FALLBACK), ...names.filter((name) => name === FALLBACK)];
}

const loaded = new Map<string, Promise<Adapter>>();

/** Loads a pipeline once; rejects with an AdapterError, which names the file, where it does not export an adapter by default. */
export function loadPipeline(name: string): Promise<Adapter> {
  const before = loaded.get(name);
  if (before !== undefined) return before;
  const loading = load(name);
  loaded.set(name, loading);
  return loading;
}

async function load(name: string): Promise<Adapter> {
  const file = `pipelines/${name}.ts`;
  const fail = (...problems: readonly string[]): never => {
    throw new AdapterError(problems, file);
  };
  const { href } = await moduleOf(file, name);
  // What it throws is to say where in the file that was written, not in the compiled one.
  process.setSourceMapsEnabled(true);
  const module = await import(href)
    .catch((error: unknown) => {
      if (error instanceof AdapterError) return fail(...error.problems);
      return fail(whyNotLoaded(error, file));
    })
    .finally(() => process.setSourceMapsEnabled(false));
  const adapter: unknown = module.default;
  if (adapter === undefined)
    fail('It has no default export. End it with: export default defineAdapter({ version: 1 });');
  if (isAdapter(adapter)) return { ...adapter, file };
  return fail('Its default export was not made by defineAdapter. Write export default defineAdapter({ … });');
}

/** Compiles the pipelines that are not compiled yet, so that workers need not, each for itself. */
export async function compilePipelines(): Promise<void> {
  // What is wrong with one is said where it is loaded.
  await Promise.allSettled(pipelineNames().map((name) => moduleOf(`pipelines/${name}.ts`, name)));
}

/** The file itself, or what was compiled of it, where the house was compiled before it was started. */
async function moduleOf(file: string, name: string): Promise<URL> {
  if (isFromSource) return pathToFileURL(path.join(houseFolder(), file));
  const { compilePipeline } = await import('./compile-pipeline.ts');
  return compilePipeline(houseFolder(), name);
}

function whyNotLoaded(error: unknown, file: string): string {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const frame = stack.split('\n').find((line) => line.includes(file)) ?? '';
  const place = /:(\d+:\d+)\)?$/.exec(frame)?.[1];
  return `It cannot be loaded: ${message}${place === undefined ? '' : ` (at ${place})`}. Correct it there; an adapter only calls defineAdapter.`;
}
