import type { CheerioAPI } from 'cheerio/slim';
import type { Markup, PageHints } from '../documents/markup.ts';
import type { Page, RawDocument, RawFile } from '../documents/raw-document.ts';
import type { Edit } from '../text/span.ts';
import { declaredCharset } from './declared-charset.ts';
import { articleEdits } from './html/article-edits.ts';
import { decoded as entitiesDecoded, remembered } from './html/entities.ts';
import { findBody } from './html/find-body.ts';
import { findTitle } from './html/find-title.ts';
import { measured } from './html/measure.ts';
import { pageParts } from './html/page-parts.ts';
import { type PageTree, pageTree } from './html/page-tree.ts';
import { statedFacts } from './html/stated-facts.ts';
import { decodeFile, rawFileOf } from './raw-file.ts';
import { inFile, ReadError } from './read-error.ts';
import type { SourceFile } from './source-file.ts';

/** How many bytes of one page are read; the longest report known is a fiftieth of it, with all its markup. */
const most = 64 * 1024 * 1024;

interface ReadPage {
  readonly path: string;
  /** where its source begins in the document's text (UTF-16) */
  readonly offset: number;
  readonly tree: PageTree;
}

/**
 * Reads HTML: one or more files, in the order given, as the pages of one document.
 *
 * The text is the decoded source, every character kept; which of it are the article's words is for `markup` to say.
 * Throws a ReadError that names the file for one that is empty, too long or too deeply nested, or in no encoding
 * that can be told.
 */
export async function readHtml(sources: readonly SourceFile[]): Promise<RawDocument> {
  if (sources.length === 0) throw new ReadError('no file was given: a document has at least one.');
  // It takes a fifth of a second to load: only where there is a page to parse.
  const { load } = await import('cheerio/slim');
  const files: RawFile[] = [];
  const pages: Page[] = [];
  const read: ReadPage[] = [];
  const texts: string[] = [];
  let offset = 0;
  for (const [file, source] of sources.entries()) {
    const { path, bytes, known } = source;
    const decoded = decodeFile(source, known?.charset ?? declaredCharset(bytes));
    const { text } = decoded;
    read.push({ path, offset, tree: named(path, () => parsed(text, bytes.length, load)) });
    pages.push({ from: offset, to: offset + text.length, file, number: 1 });
    files.push(rawFileOf(source, decoded, 'text/html', 1));
    texts.push(text);
    offset += text.length;
  }
  return { files, text: texts.join(''), pages, markup: markupOf(read, load) };
}

type Load = (source: string, options: object) => CheerioAPI;

/** Entities are left as they stand in the source, so that the parser's offsets are the source's. */
const asItStands = {
  xml: { xmlMode: false, decodeEntities: false, withStartIndices: true, withEndIndices: true },
};

function parsed(source: string, bytes: number, load: Load): PageTree {
  if (bytes > most) throw new ReadError(`the page has ${bytes} bytes; at most ${most} are read.`);
  return pageTree(source, (html) => load(html, asItStands));
}

function markupOf(read: readonly ReadPage[], load: Load): Markup {
  const decode = remembered((reference) =>
    load(reference, { xml: { xmlMode: false, decodeEntities: true } }).text(),
  );
  const [first] = read;
  return {
    stated: first === undefined ? [] : statedFacts(first.tree, decode),
    edits: (hints) =>
      read.flatMap(({ path, offset, tree }, index) =>
        named(path, () => editsOf(tree, hints, index === 0, decode)).map((edit) => ({
          ...edit,
          from: edit.from + offset,
          to: edit.to + offset,
        })),
      ),
  };
}

/** Only the first page of an article says its title. */
function editsOf(
  tree: PageTree,
  hints: PageHints,
  titled: boolean,
  decode: (reference: string) => string,
): readonly Edit[] {
  const measures = measured(tree);
  const body = findBody(tree, measures, hints);
  const title = titled ? findTitle(tree, body, (text) => entitiesDecoded(text, decode)) : undefined;
  const hidden = new Set((hints.hidden ?? []).flatMap((selector) => tree.select(selector)));
  const none = { han: 0, linked: 0, prose: 0, links: 0 };
  const parts = pageParts(tree.root, { body, title, hidden }, (element) => measures.get(element) ?? none);
  return articleEdits(tree.source, parts, decode);
}

function named<Result>(path: string, make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    throw error instanceof ReadError ? inFile(path, error) : error;
  }
}
