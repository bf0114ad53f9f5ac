/** Compiles what is published: code, types, and the adapters that come with it, into `dist/`. `npm pack` runs it. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileSources, external } from '../bin/compile.mjs';
import { compiledPipeline } from '../src/building/compile-pipeline.ts';
import { pipelineHash } from '../src/corpus/code/code.ts';
import { pipelinesIn } from '../src/corpus/code/pipeline-files.ts';
import { declarationsFrom } from './declarations.ts';
import { licencesOf } from './licences.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const dist = path.join(root, 'dist');

rmSync(dist, { recursive: true, force: true });
// What is compiled in has the same version everywhere, which the hashes of the code count on. Who installs the package
// makes forms of their own of ours, so zod is one for both; and a program that is started stays a package.
const packages = [...external.filter((name) => name !== 'recheck'), 'zod'];
const { inputs } = await compileSources(root, 'dist', { sourcemap: false }, packages);
writeFileSync(path.join(dist, 'LICENCES.md'), licencesOf(root, Object.keys(inputs)));

mkdirSync(path.join(dist, 'pipelines'), { recursive: true });
for (const pipeline of pipelinesIn(path.join(root, 'pipelines'))) {
  cpSync(path.join(root, pipeline.file), path.join(dist, pipeline.file));
  const module = `pipelines/${pipeline.name}-${pipelineHash(pipeline)}.js`;
  writeFileSync(path.join(dist, module), await compiledPipeline(pipeline, root));
}

const tsc = path.join(
  path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin/tsc',
);
execFileSync(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.package.json')], { stdio: 'inherit' });
const emitted = path.join(dist, 'types');
const declarations = declarationsFrom(path.join(emitted, 'src'), ['index.d.ts', 'schemas.d.ts']);
rmSync(emitted, { recursive: true });
for (const [file, text] of declarations) {
  mkdirSync(path.dirname(path.join(emitted, file)), { recursive: true });
  writeFileSync(path.join(emitted, file), text);
}

const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
process.stderr.write(`${name} ${version}: ${declarations.size} files of types\n`);
