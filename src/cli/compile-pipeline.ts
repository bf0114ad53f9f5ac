import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BuildFailure, Message, Plugin } from 'esbuild';
import { AdapterError } from '../adapters/adapter-error.ts';
import { pipelineHash } from '../corpus/code/code.ts';

/** Where compiled pipelines lie: beside the `src` that was compiled for them. */
const compiledFolder = new URL('../../pipelines/', import.meta.url);

/**
 * Compiles a pipeline of a house, once for each state of it, and gives the module that can be imported.
 *
 * Rejects with an AdapterError where it cannot be compiled: no other pipeline is concerned.
 */
export async function compilePipeline(root: string, name: string): Promise<URL> {
  const module = new URL(`${name}-${pipelineHash(root, name)}.js`, compiledFolder);
  if (existsSync(module)) return module;
  const file = `pipelines/${name}.ts`;
  // It costs a twentieth of a second to load: only where there is something to compile.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [file],
    bundle: true,
    packages: 'external',
    plugins: [frontDoor(path.join(root, 'src'))],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outdir: path.join(root, 'node_modules'),
    sourcemap: 'inline',
    sourcesContent: false,
    write: false,
    logLevel: 'silent',
  }).catch((error: Partial<BuildFailure>) => {
    throw error.errors === undefined ? error : new AdapterError(error.errors.map(told), file);
  });
  write(module, (outputFiles[0] as { readonly contents: Uint8Array }).contents);
  return module;
}

/** Lets a pipeline import the front door that is running: a second one would not know the adapters of the first. */
function frontDoor(source: string): Plugin {
  return {
    name: 'front-door',
    setup({ onResolve }) {
      onResolve({ filter: /^\.{1,2}\// }, ({ path: target, resolveDir }) => {
        const there = path.resolve(resolveDir, target);
        if (there === path.join(source, 'index.ts')) return { path: '../src/index.js', external: true };
        if (!there.startsWith(source + path.sep)) return undefined;
        return { errors: [{ text: `${target} is no front door. Import from ../src/index.ts` }] };
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
  mkdirSync(compiledFolder, { recursive: true });
  writeFileSync(half, bytes);
  renameSync(half, module);
}
