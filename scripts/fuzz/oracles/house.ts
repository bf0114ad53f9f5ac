import type { Adapter } from '../../../src/adapters/adapter.ts';
import { loadPipeline, pipelineNames } from '../../../src/building/pipelines-folder.ts';

/** The pipelines of the house, by name. */
export interface Sources {
  readonly names: readonly string[];
  readonly adapters: readonly Adapter[];
}

let loaded: Promise<Sources> | undefined;

/** Loads all pipelines, once. */
export function sources(): Promise<Sources> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Sources> {
  const names = pipelineNames();
  return { names, adapters: await Promise.all(names.map(loadPipeline)) };
}
