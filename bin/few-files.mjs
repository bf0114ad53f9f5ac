// Compiles src for bin/pipeline.mjs, into fewer files than bin/compile.mjs makes of itself: one for each set of commands
// that need a module, forty for a run that has nothing to do. To find and load one takes Node half a millisecond.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { compileSources, external } from './compile.mjs';

/** What starts, and what looks whether there is anything to do. */
const start = 'src/cli/main.ts';
const look = 'src/cli/renew.ts';

/** Compiles the sources of a house into a folder. */
export async function compileInFewFiles(root, folder) {
  const packages = external.filter((name) => name !== 'commander'); // seven files, for every command
  const plugins = [await keptTogether(root), required];
  await compileSources(root, folder, { sourcemap: 'linked', plugins }, packages);
}

/**
 * Lets all that is loaded by itself load what those two do: that comes to lie in two files, for all have all of it.
 *
 * It is a door that does so, behind which lies what was asked for: the order in which modules run stays as it was.
 */
async function keptTogether(root) {
  const loaded = await loadedWith(root, [start, look]);
  // The commands are for what starts alone.
  const modules = new Set([
    ...loaded[start].filter((file) => !/(?:^|\/)src\/cli\//.test(file)),
    ...loaded[look],
  ]);
  const together = [...modules].map((file) => `import ${JSON.stringify(`./${file}`)};\n`).join('');
  return {
    name: 'kept together',
    setup(building) {
      building.onResolve({ filter: /\.ts$/ }, ({ kind, path: file, resolveDir }) => {
        if (kind !== 'dynamic-import' && kind !== 'entry-point') return undefined;
        const behind = path.resolve(resolveDir, file);
        return behind === path.join(root, start) ? undefined : { path: behind, namespace: 'door' };
      });
      building.onLoad({ filter: /^/, namespace: 'door' }, ({ path: behind }) => {
        const said = readFileSync(behind, 'utf8').includes('\nexport default ')
          ? ['*', '{ default }']
          : ['*'];
        const own = said.map((names) => `export ${names} from ${JSON.stringify(behind)};\n`);
        return { contents: own.join('') + together, resolveDir: root };
      });
    },
  };
}

/** The modules that are loaded with each of some, and not when they are needed. */
async function loadedWith(root, entryPoints) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [later],
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  const inputs = Object.values(metafile.outputs).map(({ entryPoint, inputs }) => [
    entryPoint,
    Object.keys(inputs).filter((file) => file.endsWith('.ts')),
  ]);
  return Object.fromEntries(inputs);
}

const later = {
  name: 'later',
  setup(building) {
    building.onResolve({ filter: /^/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { external: true } : undefined,
    );
  },
};

/** Lets a package be compiled in that asks for Node's own modules by `require`, which no module here has. */
const required = {
  name: 'required',
  setup(building) {
    building.onResolve({ filter: /^node:/ }, ({ kind, path: name }) =>
      kind === 'require-call' ? { path: name, namespace: 'required' } : undefined,
    );
    building.onLoad({ filter: /^/, namespace: 'required' }, ({ path: name }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(name)});`,
    }));
  },
};
