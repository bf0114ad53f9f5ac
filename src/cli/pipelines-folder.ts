import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type Adapter, isAdapter } from '../adapters/adapter.ts';
import { AdapterError } from '../adapters/adapter-error.ts';

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
  // What it throws is to say where in the file that was written, not in the compiled one.
  process.setSourceMapsEnabled(true);
  const module = await import(new URL(`${name}${ending}`, folder).href)
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

function whyNotLoaded(error: unknown, file: string): string {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const frame = stack.split('\n').find((line) => line.includes(file)) ?? '';
  const place = /:(\d+:\d+)\)?$/.exec(frame)?.[1];
  return `It cannot be loaded: ${message}${place === undefined ? '' : ` (at ${place})`}. Correct it there; an adapter only calls defineAdapter.`;
}
