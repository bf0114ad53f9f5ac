// Compiles src: for bin/pipeline.mjs, which runs what comes of it at once, and for the package that is published.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** What tells the hashes of the code that makes reports. */
const code = 'src/corpus/code/code';

/** What is started, or imported, from outside. */
const doors = [
  'src/cli/main.ts',
  'src/index.ts',
  'src/schemas.ts',
  'src/adapters/adapter-kit.ts',
  `${code}.ts`,
];

/** These stay packages: each loads files of its own, or is seldom loaded. The rest is smaller without what is not used. */
export const external = [
  'esbuild',
  'iconv-lite',
  'commander',
  'yauzl',
  'pdfjs-dist',
  '@napi-rs/canvas',
  'recheck',
  'tinypool',
  'bullmq',
  'ioredis',
];

/** Compiles the sources of a house into a folder, but for some packages; gives what esbuild tells of it. */
export async function compileSources(root, folder, options = {}, packages = external) {
  const sources = readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)));
  const entries = sources.filter(
    (file) => doors.map(path.normalize).includes(file) || file.endsWith('-worker.ts'),
  );
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries.sort().map((file) => ({ in: file, out: file.slice(0, -'.ts'.length) })),
    outdir: folder,
    bundle: true,
    splitting: true,
    chunkNames: 'src/chunks/[name]-[hash]', // as deep as src/cli, so that import.meta.url means the same
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Every Node that runs this knows them: esbuild would make such a pattern anew wherever it is used.
    supported: { 'regexp-unicode-property-escapes': true },
    metafile: true,
    logLevel: 'error',
    ...options,
    external: packages,
  });
  // What a document is built with is told by the sources, which are not there where the compiled house is.
  const { ownCodeBelow, CODE_FILE } = await import(
    pathToFileURL(path.resolve(root, folder, `${code}.js`)).href
  );
  writeFileSync(path.resolve(root, folder, CODE_FILE), JSON.stringify(ownCodeBelow(root)));
  return metafile;
}
