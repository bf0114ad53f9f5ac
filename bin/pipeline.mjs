#!/usr/bin/env node
// Runs src/cli/main.ts. The TypeScript is compiled once for each state of the sources and kept in node_modules/.cache:
// starting takes a third of the time that compiling at every start does.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const cache = path.join(root, 'node_modules', '.cache', 'qingyuan');
const sources = ['src', 'pipelines'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file))
    .sort(),
);

const hash = createHash('sha256');
for (const file of [...sources, 'package.json', 'pnpm-lock.yaml', 'bin/pipeline.mjs'])
  hash
    .update(file)
    .update('\0')
    .update(readFileSync(path.join(root, file)))
    .update('\0');
const compiled = path.join(cache, hash.digest('hex').slice(0, 16));

if (!existsSync(compiled)) {
  const { build } = await import('esbuild');
  mkdirSync(cache, { recursive: true });
  const half = `${compiled}.${process.pid}`;
  const code = 'src/corpus/code/code';
  const started = ['src/cli/main.ts', `${code}.ts`].map(path.normalize);
  const entries = sources.filter(
    (file) => started.includes(file) || file.startsWith('pipelines') || file.endsWith('-worker.ts'),
  );
  try {
    await build({
      absWorkingDir: root,
      entryPoints: entries,
      outbase: root,
      outdir: half,
      bundle: true,
      splitting: true,
      chunkNames: 'src/chunks/[name]-[hash]', // as deep as src/cli, so that import.meta.url means the same
      // The rest is smaller, and loads faster, without what is not used.
      external: [
        'esbuild',
        'iconv-lite',
        'commander',
        'yauzl',
        'pdfjs-dist',
        '@napi-rs/canvas',
        'recheck',
        'tinypool',
      ],
      platform: 'node',
      format: 'esm',
      target: 'node20',
      sourcemap: 'linked',
      logLevel: 'error',
    });
    // What a document is built with is told by the sources, which are not there where the compiled house is.
    const { houseBelow, CODE_FILE } = await import(pathToFileURL(path.join(half, `${code}.js`)).href);
    writeFileSync(path.join(half, CODE_FILE), JSON.stringify(houseBelow(root)));
    // Two processes may compile at once: the first to be done wins, with the same files.
    if (!existsSync(compiled)) renameSync(half, compiled);
  } catch (error) {
    if (!existsSync(compiled)) {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
      process.exit(1);
    }
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  // Older states go after a day: a process that is still running loads what it needs of its own as it needs it.
  const yesterday = Date.now() - 24 * 60 * 60 * 1000;
  for (const old of readdirSync(cache).map((name) => path.join(cache, name)))
    if ((statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < yesterday)
      rmSync(old, { recursive: true, force: true });
}
process.env.QINGYUAN_CACHE ??= path.join(root, 'node_modules', '.cache', 'qingyuan-memory');
await import(pathToFileURL(path.join(compiled, 'src', 'cli', 'main.js')).href);
