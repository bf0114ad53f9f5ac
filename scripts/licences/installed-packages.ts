import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A package that is installed, because the house asks for it or because one that it asks for does. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** as its package.json states it; '' where it does not */
  readonly licence: string;
  /** whether the pipeline needs it where it runs, and not only where it is built or tested */
  readonly atRunTime: boolean;
  /** whether it is for one kind of machine: another has another in its place */
  readonly isForOneMachine: boolean;
  /** the scripts that installing it would run */
  readonly installScripts: readonly string[];
}

interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
  readonly os?: unknown;
  readonly cpu?: unknown;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The packages that a house has installed, in order of name and version. */
export function installedPackages(root: string): readonly InstalledPackage[] {
  const house = readPackage(root);
  const found = new Map<string, InstalledPackage>();
  // What is needed to run first: what is reached from there is not marked again.
  walk(Object.keys({ ...house.dependencies, ...house.peerDependencies }), root, true);
  walk(Object.keys(house.devDependencies ?? {}), root, false);
  return [...found.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

  function walk(names: readonly string[], from: string, atRunTime: boolean): void {
    for (const name of names) {
      const folder = folderOf(name, from);
      // Optional ones of other machines, and those that the house leaves out on purpose, are not there.
      if (folder === undefined) continue;
      const file = readPackage(folder);
      const key = keyOf(file);
      if (found.has(key)) continue;
      found.set(key, {
        name: file.name,
        version: file.version,
        licence: licenceOf(file),
        atRunTime,
        isForOneMachine: file.os !== undefined || file.cpu !== undefined,
        installScripts: [
          ...['preinstall', 'install', 'postinstall'].filter((name) => file.scripts?.[name] !== undefined),
          // Where there is one it is run without being named.
          ...['binding.gyp'].filter((name) => existsSync(join(folder, name))),
        ],
      });
      const { dependencies, optionalDependencies, peerDependencies } = file;
      walk(Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }), folder, atRunTime);
    }
  }
}

function keyOf({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${name}@${version}`;
}

/** Where a package lies that another asks for: beside it, or in a folder above. */
function folderOf(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const there = join(folder, 'node_modules', name);
    if (existsSync(join(there, 'package.json'))) return realpathSync(there);
    if (folder === dirname(folder)) return undefined;
  }
}

function readPackage(folder: string): PackageFile {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function licenceOf({ license, licenses }: PackageFile): string {
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map(({ type }) => type ?? '').join(' OR ') ?? '';
}
