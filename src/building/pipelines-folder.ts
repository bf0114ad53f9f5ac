import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Adapter, isAdapter } from '../adapters/adapter.ts';
import { AdapterError } from '../adapters/adapter-error.ts';
import { type PipelineFile, pipelinesIn } from '../corpus/code/pipeline-files.ts';
import { houseFolder, isFromSource, isInstalled } from './house-folder.ts';
import { whyNotLoaded } from './why-not-loaded.ts';

/** The pipeline that takes what no other recognises. */
const FALLBACK = 'general';

/** Names the folder of a person's own pipelines; told in the environment, so that every thread is told. */
const OWN = 'QINGYUAN_PIPELINES';

/** Says which folder a person's own pipelines are in: what `--pipelines` gives. */
export function usePipelines(folder: string): void {
  process.env[OWN] = path.resolve(folder);
}

/** The folder of a person's own pipelines: the one that was named, or `pipelines` where the command runs that was installed. */
function ownFolder(): string | undefined {
  const named = process.env[OWN];
  if (named !== undefined && named !== '') return named;
  const here = path.resolve('pipelines');
  return isInstalled() && existsSync(here) ? here : undefined;
}

/**
 * The pipelines, in the order in which they are asked: a person's own, those of the house, and the general one last.
 *
 * One of the person's own stands for one of the house that has the same name. Throws where the named folder is not there.
 */
export function pipelineFiles(): readonly PipelineFile[] {
  const own = ownFolder();
  if (own !== undefined && !existsSync(own))
    throw new Error(
      `--pipelines ${path.relative('', own)}: there is no such folder. Give that of the adapters.`,
    );
  const house = path.join(houseFolder(), 'pipelines');
  const mine = own === undefined || path.relative(own, house) === '' ? [] : pipelinesIn(own);
  const names = new Set(mine.map(({ name }) => name));
  const all = [...mine, ...pipelinesIn(house, ['.ts']).filter(({ name }) => !names.has(name))];
  return [...all.filter(({ name }) => name !== FALLBACK), ...all.filter(({ name }) => name === FALLBACK)];
}

/** The names of the pipelines, in the order in which they are asked. */
export function pipelineNames(): readonly string[] {
  return pipelineFiles().map(({ name }) => name);
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
  const pipeline = pipelineFiles().find((each) => each.name === name);
  if (pipeline === undefined) throw new Error(`there is no pipeline of the name ${name}.`);
  const { file } = pipeline;
  const fail = (...problems: readonly string[]): never => {
    throw new AdapterError(problems, file);
  };
  const { href } = await moduleOf(pipeline);
  const module = await import(href).catch((error: unknown) => {
    if (error instanceof AdapterError) return fail(...error.problems);
    return fail(whyNotLoaded(error, file, href));
  });
  const adapter: unknown = module.default;
  if (adapter === undefined)
    fail('It has no default export. End it with: export default defineAdapter({ version: 1 });');
  if (isAdapter(adapter)) return { ...adapter, file };
  return fail('Its default export was not made by defineAdapter. Write export default defineAdapter({ … });');
}

/** Compiles the pipelines that are not compiled yet, so that workers need not, each for itself. */
export async function compilePipelines(): Promise<void> {
  // What is wrong with one is said where it is loaded.
  await Promise.allSettled(pipelineFiles().map(moduleOf));
}

/** The file itself, or what was compiled of it, where the house was compiled before it was started. */
async function moduleOf(pipeline: PipelineFile): Promise<URL> {
  if (isFromSource) return pathToFileURL(path.join(pipeline.root, pipeline.file));
  const { compilePipeline } = await import('./compile-pipeline.ts');
  return compilePipeline(pipeline, houseFolder());
}
