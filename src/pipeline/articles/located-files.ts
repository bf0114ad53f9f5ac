import { sourceOf } from '../../documents/source-of.ts';
import { readerFor } from '../../readers/reader.ts';
import type { SourceFile } from '../../readers/source-file.ts';
import { ownAddress } from './own-address.ts';
import { pageAddress } from './page-address.ts';
import { type PartAddress, partAddress } from './part-address.ts';

/** A raw file that was read. */
export type ReadFile = SourceFile & {
  readonly sha256: string;
  /** of all that is known of it beside its bytes */
  readonly knownHash?: string;
};

/** A raw file that has not been read yet. */
export interface UnreadFile {
  /** below the raw folder, with `/` */
  readonly path: string;
  /** rejects with an error whose message says why it cannot be read */
  readonly read: () => Promise<ReadFile>;
  /** what is to be told of it, as JSON can hold: read for it, or remembered since the same was asked of the same bytes */
  readonly told?: <Told>(what: string, tell: (file: ReadFile) => Told) => Promise<Told>;
}

/** What is to be told of a file: from memory where it has one. */
export async function toldOf<Told>(
  file: UnreadFile,
  what: string,
  tell: (file: ReadFile) => Told,
): Promise<Told> {
  return file.told === undefined ? tell(await file.read()) : file.told(what, tell);
}

/** What a file is called, as far as it can be told without decoding it. */
export interface Located {
  readonly file: UnreadFile;
  readonly address: PartAddress;
  readonly stated: boolean;
  /** what it shares with the other parts of its article */
  readonly key: string;
}

/** Of a corpus there is one for each file at once: what they have in common is held once. */
interface Unkeyed extends Omit<Located, 'key'> {
  /** the address that its file's name would be */
  readonly name: PartAddress;
  /** '' or ending with `/` */
  readonly folder: string;
  /** what must be the same in all parts: the source that they belong to, the kind of file */
  readonly scope: string;
}

/** The kinds of file that articles are paged in. */
const paged = /\.(?:txt|text|md|s?html?|xhtml)$|\/[^./]*$|\?/i;

/** The files that may be parts, each with the key that the parts of its article share. */
export async function locatedFiles(
  files: readonly UnreadFile[],
  names: readonly string[],
): Promise<readonly Located[]> {
  const found: Unkeyed[] = [];
  let last = { folder: '', scope: '' };
  for (const file of files) {
    const { path } = file;
    if (!paged.test(path)) continue;
    const told = await toldOf(file, 'called', calledIn).catch(() => undefined);
    if (told?.media === undefined) continue;
    const { media, own, known } = told;
    const page = pageAddress(path, own, known);
    if (page === undefined) continue;
    const { stated, address } = page;
    const cut = path.lastIndexOf('/') + 1;
    // Where nothing is stated the address is the name's.
    const name = stated ? (partAddress(path.slice(cut)) ?? address) : address;
    const folder = path.slice(0, cut);
    const scope = `${sourceOf(path, names) ?? ''} ${media}`;
    if (folder !== last.folder || scope !== last.scope) last = { folder, scope };
    found.push({ file, address, stated, name, ...last });
  }
  return keyed(found);
}

function calledIn(file: ReadFile) {
  const media = mediaOf(file);
  return media === undefined ? {} : { media, own: ownAddress(file.bytes), known: file.known };
}

/** By site and address; by folder, where the site is not stated; by folder and name, where nothing is. */
function keyed(found: readonly Unkeyed[]): readonly Located[] {
  const bySite = (each: Unkeyed) =>
    `${each.scope} //${each.address.site}/${each.address.base.replace(/^\//, '')}`;
  const sited = one(
    found.filter(({ stated, address }) => stated && address.site !== undefined),
    (each) => [near(each, each.address.base), bySite(each)],
  );
  const key = (each: Unkeyed): string =>
    each.address.site === undefined
      ? (sited.get(near(each, each.address.base)) ?? near(each, each.address.base))
      : bySite(each);
  // A page without an address goes with the one that its name is the name of.
  const called = one(
    found.filter(({ stated }) => stated),
    (each) => [near(each, ` ${each.name.base}`), key(each)],
  );
  return found.map((each) => {
    const { file, address, stated } = each;
    const own = near(each, ` ${each.name.base}`);
    return { file, address, stated, key: stated ? key(each) : (called.get(own) ?? own) };
  });
}

function near({ scope, folder }: Unkeyed, base: string): string {
  return `${scope} ${folder} ${base.replace(/^\//, '')}`;
}

/** The values of keys that have one value only. */
function one<T>(
  things: readonly T[],
  entry: (thing: T) => readonly [key: string, value: string],
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const several = new Set<string>();
  for (const thing of things) {
    const [key, value] = entry(thing);
    if ((values.get(key) ?? value) !== value) several.add(key);
    values.set(key, value);
  }
  for (const key of several) values.delete(key);
  return values;
}

/** The media type of a file, where it is one that articles are paged in. */
export function mediaOf({ path, bytes }: SourceFile): string | undefined {
  try {
    const [type] = readerFor(path, bytes.subarray(0, 1024)).mediaTypes;
    return type === 'text/plain' || type === 'text/html' ? type : undefined;
  } catch {
    return undefined;
  }
}
