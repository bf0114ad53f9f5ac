import type { RawDocument, RawFile } from '../documents/raw-document.ts';
import type { Adapter, NamedLayout, SiteLayout } from './adapter.ts';
import { LayoutError } from './adapter-error.ts';
import { type Looked, missing } from './signs.ts';

/** An adapter that knows which of its layouts each file of a document has. */
export interface FittedAdapter extends Adapter {
  /** one for each file; absent where the site has one layout */
  readonly byFile?: readonly SiteLayout[];
}

/** How a file of the document looks, counted from 0. */
export function layoutOfFile(adapter: FittedAdapter, file: number): SiteLayout {
  return adapter.byFile?.[file] ?? adapter;
}

/**
 * Finds the layout of each file of a document: the first of the adapter's that fits it. The document says then which it was.
 *
 * A file that is no page of a site is asked for dates and for text alone; where all layouts tell of elements, what holds
 * for all of them holds for it. Rejects with a LayoutError, which says for each layout what is missing and what stands there
 * instead, for a file that none fits.
 */
export async function fitted(
  document: RawDocument,
  adapter: Adapter,
): Promise<{ readonly document: RawDocument; readonly adapter: FittedAdapter }> {
  const { layouts } = adapter;
  if (layouts === undefined) return { document, adapter };
  const byFile: SiteLayout[] = [];
  const files: RawFile[] = [];
  for (const [index, file] of document.files.entries()) {
    const layout = await layoutFor(document, index, layouts, adapter.file ?? 'the adapter');
    byFile.push(layout ?? adapter);
    files.push(layout === undefined ? file : { ...file, layout: layout.name });
  }
  return { document: { ...document, files }, adapter: { ...adapter, byFile } };
}

/** Why an adapter that recognises a document could not read it, file by file; nothing where it can. */
export async function misfits(document: RawDocument, adapter: Adapter): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [index, { path }] of document.files.entries()) {
    const reasons =
      adapter.layouts === undefined
        ? [await noBody(adapter, lookedAt(document, index))].filter((reason) => reason !== undefined)
        : (await fitOf(document, index, adapter.layouts)).reasons;
    if (reasons.length > 0) found.push(`${path}: ${reasons.join('; ')}`);
  }
  return found;
}

async function layoutFor(
  document: RawDocument,
  index: number,
  layouts: readonly NamedLayout[],
  file: string,
): Promise<NamedLayout | undefined> {
  const { layout, reasons } = await fitOf(document, index, layouts);
  if (reasons.length === 0) return layout;
  const { path } = document.files[index] as RawFile;
  const page = document.markup?.pages?.[index];
  const instead = page === undefined ? '' : ` ${page.mainText()}`;
  throw new LayoutError(
    `${path}: none of the layouts that ${file} knows fits it. ${reasons.join('; ')}.${instead} Correct the layout that it should have, or add one for it.`,
  );
}

/** The layout of a file; or, where none fits, why each does not. Neither for a text that all layouts of pages pass over. */
async function fitOf(
  document: RawDocument,
  index: number,
  layouts: readonly NamedLayout[],
): Promise<{ readonly layout?: NamedLayout; readonly reasons: readonly string[] }> {
  const { known } = document.files[index] as RawFile;
  const looked = lookedAt(document, index);
  const [page] = looked.pages;
  const fetched = known.retrievedAtBasis === 'unknown' ? undefined : known.retrievedAt?.slice(0, 10);
  const published = page?.published();
  const asked =
    page === undefined ? layouts.filter(({ looksLike }) => looksLike?.has === undefined) : layouts;
  const reasons: string[] = [];
  for (const layout of asked) {
    const reason =
      outOfDate(layout, published, fetched) ??
      (await missingSign(layout, looked)) ??
      (await noBody(layout, looked));
    if (reason === undefined) return { layout, reasons: [] };
    reasons.push(`${layout.name}: ${reason}`);
  }
  return { reasons: page === undefined && reasons.length < layouts.length ? [] : reasons };
}

/** What of one file of a document is looked at. */
function lookedAt(document: RawDocument, index: number): Looked {
  const own = document.pages.filter((page) => page.file === index);
  const page = document.markup?.pages?.[index];
  return {
    text: document.text.slice(own[0]?.from ?? 0, own.at(-1)?.to ?? 0),
    url: document.files[index]?.known.url,
    pages: page === undefined ? [] : [page],
  };
}

/** A page that was published after a layout's last day, or fetched before its first, has another. */
function outOfDate(
  { from, until }: NamedLayout,
  published: string | undefined,
  fetched: string | undefined,
): string | undefined {
  if (until !== undefined && published !== undefined && published > until)
    return `it was in use until ${until}, and the page was published on ${published}`;
  if (from !== undefined && fetched !== undefined && fetched < from)
    return `it is in use from ${from}, and the page was fetched on ${fetched}`;
  return undefined;
}

async function missingSign({ looksLike }: NamedLayout, looked: Looked): Promise<string | undefined> {
  return looksLike === undefined ? undefined : missing(looksLike, looked);
}

async function noBody({ body }: SiteLayout, { pages }: Looked): Promise<string | undefined> {
  if (body === undefined) return undefined;
  for (const page of pages) {
    const found = await page.matches(body);
    if (found === 'nothing') return `its body ${body} is not there`;
    if (found === 'empty') return `its body ${body} is empty`;
  }
  return undefined;
}
