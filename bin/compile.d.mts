import type { BuildOptions, Metafile } from 'esbuild';

/** npm packages that are not compiled in. */
export const external: readonly string[];

/** Compiles the sources of a house into a folder, but for some packages; gives what esbuild tells of it. */
export function compileSources(
  root: string,
  folder: string,
  options?: BuildOptions,
  packages?: readonly string[],
): Promise<Metafile>;
