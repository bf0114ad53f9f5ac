import { declaredCharset } from '../../readers/declared-charset.ts';
import { decodeFile } from '../../readers/raw-file.ts';
import {
  type Located,
  locatedFiles,
  mediaOf,
  type ReadFile,
  toldOf,
  type UnreadFile,
} from './located-files.ts';
import { type PageSigns, pageSigns } from './page-signs.ts';
import type { Pager } from './pager.ts';
import { partNumbers } from './part-numbers.ts';
import { goesOn, type NumberedPage } from './same-article.ts';

/** A raw document that has not been read yet: one file, or the parts of an article in their order. */
export interface Unread {
  /** of its first file, below the raw folder, with `/` */
  readonly path: string;
  /** of all its files, in order */
  readonly parts: readonly string[];
  /** rejects with an error whose message says why it cannot be read */
  readonly read: () => Promise<readonly ReadFile[]>;
}

/**
 * Makes documents of raw files: each its own, but the parts of a paged article one together, in order of path.
 *
 * `names` are the pipelines there are: files of different sources never join, nor do text and HTML. A file that cannot
 * be read or decoded is a document of its own, which fails when it is run. Every file that may be a part is read
 * here and let go again; only what it is called is kept.
 */
export async function articlesOf(
  files: readonly UnreadFile[],
  names: readonly string[],
): Promise<readonly Unread[]> {
  return documentsAmong(files, await pagedAmong(files, names)).map(documentOf);
}

/** The paths of all parts, in order, of each article that has several: by that of the first. */
export type Paged = ReadonlyMap<string, readonly string[]>;

/** The files of each document, where it is known which of them are paged articles, in the order in which they are given. */
export function documentsAmong<File extends Pick<UnreadFile, 'path'>>(
  files: readonly File[],
  paged: Paged,
): readonly (readonly File[])[] {
  const parts = new Set([...paged.values()].flat());
  const byPath = new Map(files.filter(({ path }) => parts.has(path)).map((file) => [file.path, file]));
  return files
    .filter(({ path }) => !parts.has(path) || paged.has(path))
    .map((file) => paged.get(file.path)?.map((part) => byPath.get(part) as File) ?? [file]);
}

/** Looks for paged articles: what of `articlesOf` takes reading. */
export async function pagedAmong(files: readonly UnreadFile[], names: readonly string[]): Promise<Paged> {
  const paged = new Map<string, readonly string[]>();
  for (const group of groupsOf(await locatedFiles(files, names))) {
    const parts = (await partsOf(group)).map(({ path }) => path);
    const [first] = parts;
    if (first !== undefined && parts.length > 1) paged.set(first, parts);
  }
  return paged;
}

/** Those that share a key, where several do. */
function groupsOf(all: readonly Located[]): Iterable<readonly Located[]> {
  const keys = new Set<string>();
  const several = new Map<string, Located[]>();
  for (const { key } of all) {
    if (keys.has(key)) several.set(key, []);
    keys.add(key);
  }
  for (const located of all) several.get(located.key)?.push(located);
  return several.values();
}

function documentOf(parts: readonly UnreadFile[]): Unread {
  const [first] = parts as readonly [UnreadFile];
  return {
    path: first.path,
    parts: parts.map(({ path }) => path),
    read: async () => {
      const read: ReadFile[] = [];
      for (const part of parts)
        read.push(
          await part
            .read()
            .catch((error) => Promise.reject(part === first ? error : named(part.path, error))),
        );
      return read;
    },
  };
}

function named(path: string, error: unknown): Error {
  return new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
}

/** Those of the files that are one article, in order; a page that was saved twice is taken once. */
async function partsOf(group: readonly Located[]): Promise<readonly UnreadFile[]> {
  const pages: (NumberedPage & { readonly file: UnreadFile })[] = [];
  const stems = new Set(group.map(({ address }) => address.stem));
  for (const { file, address, stated } of group) {
    const signs = await signsOf(file, stems).catch(() => undefined);
    if (signs !== undefined)
      pages.push({
        ...signs,
        file,
        stem: address.stem,
        number: address.number ?? numberIn(signs.pager),
        stated,
      });
  }
  // Of two that were saved of one page the one with the plainer name: 4387.html, not 4387 (1).html.
  const byNumber = [...pages].sort(
    (one, other) => (one.number ?? 0) - (other.number ?? 0) || one.file.path.length - other.file.path.length,
  );
  const [first] = byNumber;
  if (first === undefined) return [];
  const numbers = new Set<number | undefined>();
  const parts = byNumber.filter((page) => {
    if (numbers.has(page.number) || (page !== first && !goesOn(first, page))) return false;
    numbers.add(page.number);
    return true;
  });
  const places = partNumbers(parts);
  return parts
    .filter((_, index) => places.indexOf(places[index] as number) === index)
    .map(({ file }) => file);
}

/** The number that a page's address would have, where only its pager says which part it is. */
function numberIn(pager: Pager | undefined): number | undefined {
  if (pager?.current === undefined || pager.current === 1) return undefined;
  return pager.fromZero ? pager.current - 1 : pager.current;
}

async function signsOf(file: UnreadFile, stems: ReadonlySet<string>): Promise<PageSigns> {
  const { years, pager, ...signs } = await toldOf(file, `signs ${[...stems].sort().join(' ')}`, (source) => {
    const markup = mediaOf(source) === 'text/html';
    const label = source.known?.charset ?? (markup ? declaredCharset(source.bytes) : undefined);
    const { years, pager, ...signs } = pageSigns({ text: decodeFile(source, label).text, markup, stems });
    return {
      ...signs,
      years: [...years],
      ...(pager !== undefined && { pager: { ...pager, siblings: [...pager.siblings] } }),
    };
  });
  return {
    ...signs,
    years: new Set(years),
    ...(pager !== undefined && { pager: { ...pager, siblings: new Set(pager.siblings) } }),
  };
}
