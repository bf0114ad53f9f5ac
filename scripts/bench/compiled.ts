import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, '..', '..');

/** Compiles the contestants as `bin/pipeline.mjs` compiles the house, into `node_modules/.cache`; the path of their process. */
export async function compiledContestants(): Promise<string> {
  const folder = path.join(root, 'node_modules', '.cache', 'qingyuan-bench');
  const entry = path.join('scripts', 'bench', 'contestant-process');
  await build({
    absWorkingDir: root,
    entryPoints: [
      `${entry}.ts`,
      ...readdirSync(path.join(root, 'pipelines'))
        .filter((file) => file.endsWith('.ts'))
        .map((file) => path.join('pipelines', file)),
    ],
    outbase: root,
    outdir: folder,
    bundle: true,
    splitting: true,
    chunkNames: 'src/chunks/[name]-[hash]', // as deep as src/cli, so that import.meta.url means the same
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Every Node that runs this knows them: esbuild would make such a pattern anew wherever it is used.
    supported: { 'regexp-unicode-property-escapes': true },
    logLevel: 'error',
  });
  return path.join(folder, `${entry}.js`);
}
