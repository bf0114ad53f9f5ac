import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { byCodeUnit } from '../order.ts';

/** A file that declares an adapter, as it lies in a folder of them. */
export interface PipelineFile {
  /** of the source */
  readonly name: string;
  /** the folder above its own */
  readonly root: string;
  /** below the root, with `/`: `pipelines/county-site.ts` */
  readonly file: string;
}

/** In this order one is taken of several that have one name. */
const ENDINGS = ['.ts', '.mts', '.js', '.mjs'];

/** The pipelines of a folder, in order of name: its files, but those whose names are no names of sources. */
export function pipelinesIn(folder: string, endings: readonly string[] = ENDINGS): readonly PipelineFile[] {
  const [root, own] = [dirname(resolve(folder)), basename(resolve(folder))];
  const found = new Map<string, PipelineFile>();
  const files = readdirSync(folder);
  for (const ending of endings)
    for (const file of files.filter((each) => extname(each) === ending)) {
      const name = basename(file, ending);
      if (/^[a-z0-9][a-z0-9-]*$/.test(name) && !found.has(name))
        found.set(name, { name, root, file: `${own}/${file}` });
    }
  return [...found.values()].sort((one, other) => byCodeUnit(one.name, other.name));
}

/** The source file that an import means which may leave its ending out, or give that of what is compiled of it. */
export function sourceFileOf(root: string, target: string): string {
  const bare = target.replace(/\.(m?)js$/, '');
  const may = [target, ...ENDINGS.flatMap((ending) => [`${target}${ending}`, `${bare}${ending}`])];
  return may.find((each) => extname(each) !== '' && existsSync(join(root, each))) ?? target;
}
