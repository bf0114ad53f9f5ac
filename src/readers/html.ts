import type { Parser as HtmlParser } from 'htmlparser2';
import type { Markup, PageHints } from '../documents/markup.ts';
import type { Page, RawDocument, RawFile } from '../documents/raw-document.ts';
import type { Edit } from '../text/span.ts';
import { declaredCharset } from './declared-charset.ts';
import { type Decode, remembered } from './html/entities.ts';
import { type HeldPage, heldPage } from './html/held-page.ts';
import { markedPage } from './html/marked-page.ts';
import { pageEdits } from './html/page-edits.ts';
import { pageTree } from './html/page-tree.ts';
import { statedFacts } from './html/stated-facts.ts';
import { decodeFile, rawFileOf } from './raw-file.ts';
import { inFileNamed, ReadError } from './read-error.ts';
import type { SourceFile } from './source-file.ts';

/** How many bytes of one page are read; the longest report known is a fiftieth of it, with all its markup. */
const most = 64 * 1024 * 1024;

interface ReadPage {
  readonly path: string;
  /** where its source begins in the document's text (UTF-16) */
  readonly offset: number;
  readonly held: HeldPage;
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
  const decode = await decoder();
  const files: RawFile[] = [];
  const pages: Page[] = [];
  const read: ReadPage[] = [];
  const texts: string[] = [];
  let offset = 0;
  for (const [file, source] of sources.entries()) {
    const { path, bytes } = source;
    const decoded = decodeFile(source, declaredCharset(bytes));
    const { text } = decoded;
    read.push({ path, offset, held: inFileNamed(path, () => parsed(text, bytes.length)) });
    pages.push({ from: offset, to: offset + text.length, file, number: 1 });
    files.push(rawFileOf(source, decoded, 'text/html', 1));
    texts.push(text);
    offset += text.length;
  }
  return { files, text: texts.join(''), pages, markup: markupOf(read, decode) };
}

function parsed(source: string, bytes: number): HeldPage {
  if (bytes > most) throw new ReadError(`the page has ${bytes} bytes; at most ${most} are read.`);
  return heldPage(source);
}

function markupOf(read: readonly ReadPage[], decode: Decode): Markup {
  const [first] = read;
  return {
    stated: first === undefined ? [] : statedFacts(first.held.tree(), decode),
    edits: async (hints) => {
      const found: (readonly Edit[])[] = [];
      for (const [index, { path, offset, held }] of read.entries()) {
        const own = Array.isArray(hints) ? (hints[index] ?? {}) : hints;
        const select = hasSelectors(own) ? await held.select() : (): [] => [];
        // Only the first page of an article says its title.
        const edits = inFileNamed(path, () =>
          pageEdits(held, { hints: own, select }, index === 0, { parse: pageTree, decode }),
        );
        found.push(moved(edits, offset));
        held.letGo();
      }
      const [only] = found;
      return found.length === 1 && only !== undefined ? only : found.flat();
    },
    pages: read.map(({ path, held }) => markedPage(path, held, decode)),
  };
}

function hasSelectors({ body, hidden = [] }: PageHints): boolean {
  return body !== undefined || hidden.length > 0;
}

/** The edits of a page in the text of its document. */
function moved(edits: readonly Edit[], by: number): readonly Edit[] {
  if (by === 0) return edits;
  return edits.map(({ from, to, insert, rule }) => ({ from: from + by, to: to + by, insert, rule }));
}

let decoding: Promise<Decode> | undefined;

/** What decodes references as HTML does. It takes a while to load: only where there is a page to parse, and once. */
function decoder(): Promise<Decode> {
  decoding ??= import('htmlparser2').then(({ Parser }) =>
    remembered((reference) => textOf(reference, Parser)),
  );
  return decoding;
}

/** A text without tags as HTML reads it. */
function textOf(source: string, Parser: typeof HtmlParser): string {
  let text = '';
  const ontext = (data: string): void => {
    text += data;
  };
  new Parser({ ontext }).end(source);
  return text;
}
