import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuildFailure, Message, Plugin } from 'esbuild';
import { AdapterError } from '../adapters/adapter-error.ts';
import { pipelineHash } from '../corpus/code/code.ts';
import type { PipelineFile } from '../corpus/code/pipeline-files.ts';
import { tool } from '../corpus/tool.ts';
import { adapterCache } from './own-cache.ts';

/** What an adapter is given of the house, below what was compiled of it. */
const KIT = 'src/adapters/adapter-kit.js';

/** What was compiled of the house, which lies in two folders. */
const compiledHouse = new URL('../../', import.meta.url);

/** Where the house's own compiled pipelines lie: beside the `src` that was compiled for them. */
const compiledFolder = new URL('pipelines/', compiledHouse);

/**
 * Compiles a pipeline, once for each state of it, and gives the module that can be imported; `house` is the folder of
 * the house that is running.
 *
 * Rejects with an AdapterError where it cannot be compiled: no other pipeline is concerned.
 */
export async function compilePipeline(pipeline: PipelineFile, house: string): Promise<URL> {
  const { name, root } = pipeline;
  const hash = pipelineHash(pipeline);
  const isOfHouse = path.relative(root, house) === '';
  const folder = isOfHouse ? compiledFolder : pathToFileURL(adapterCache() + path.sep);
  const module = new URL(`${name}-${isOfHouse ? hash : placed(hash, root)}.mjs`, folder);
  if (existsSync(module)) return module;
  write(module, await compiledPipeline(pipeline, house));
  return module;
}

/** What is to be written of a pipeline: a module that imports the house that runs. */
export async function compiledPipeline({ root, file }: PipelineFile, house: string): Promise<Uint8Array> {
  const isOfHouse = path.relative(root, house) === '';
  // It costs a twentieth of a second to load: only where there is something to compile.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [file],
    bundle: true,
    plugins: [isOfHouse ? inHouse(path.join(root, 'src')) : inProject()],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Every Node that runs this knows them: esbuild would make such a pattern anew wherever it is used.
    supported: { 'regexp-unicode-property-escapes': true },
    outdir: path.join(root, 'node_modules'),
    sourcemap: 'inline',
    sourcesContent: false,
    write: false,
    logLevel: 'silent',
  }).catch((error: Partial<BuildFailure>) => {
    throw error.errors === undefined ? error : new AdapterError(error.errors.map(told), file);
  });
  return (outputFiles[0] as { readonly contents: Uint8Array }).contents;
}

/** What is compiled of a person's own says by whole paths what it imports: of the house that runs, and from its folder. */
function placed(hash: string, root: string): string {
  return createHash('sha256').update(`${hash}\n${compiledHouse.href}\n${root}`).digest('hex').slice(0, 16);
}

/** Lets a pipeline import the front door that is running: a second one would not know the adapters of the first. */
function inHouse(source: string): Plugin {
  return {
    name: 'front-door',
    setup({ onResolve }) {
      onResolve({ filter: /^[^./]/ }, ({ kind, path: target }) =>
        kind === 'entry-point' ? undefined : { path: target, external: true },
      );
      onResolve({ filter: /^\.{1,2}\// }, ({ path: target, resolveDir }) => {
        const there = path.resolve(resolveDir, target);
        if (there === path.join(source, 'index.ts')) return { path: `../${KIT}`, external: true };
        if (!there.startsWith(source + path.sep)) return undefined;
        return { errors: [{ text: `${target} is no front door. Import from ../src/index.ts` }] };
      });
    },
  };
}

/** The same in a person's own project, where the house is a package; others are found where the project has them. */
function inProject(): Plugin {
  const looking = Symbol('looking');
  return {
    name: 'front-door',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^[^./]/ }, async ({ kind, path: target, resolveDir, pluginData }) => {
        if (kind === 'entry-point' || pluginData === looking) return undefined;
        if (target === tool.name) return { path: new URL(KIT, compiledHouse).href, external: true };
        const found = await resolve(target, { kind, resolveDir, pluginData: looking });
        if (found.errors.length > 0 || !path.isAbsolute(found.path)) return found;
        return { path: pathToFileURL(found.path).href, external: true };
      });
    },
  };
}

/** `It cannot be compiled: pipelines/county.ts:3:12: ERROR: Expected "}" but found ")"` */
function told({ location, text }: Message): string {
  const place = location === null ? '' : `${location.file}:${location.line}:${location.column}: `;
  return `It cannot be compiled: ${place}ERROR: ${text}`;
}

/** Whole or not at all: another process may compile it too, or load it. */
function write(module: URL, bytes: Uint8Array): void {
  const half = new URL(`${module.href}.${randomUUID()}`);
  mkdirSync(new URL('.', module), { recursive: true });
  writeFileSync(half, bytes);
  renameSync(half, module);
}
