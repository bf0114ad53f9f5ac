import type { Page, RawDocument, RawFile } from '../documents/raw-document.ts';
import { decodeFile, rawFileOf } from './raw-file.ts';
import { ReadError } from './read-error.ts';
import type { SourceFile } from './source-file.ts';

/**
 * Reads plain text: one or more files, in the order given, as the pages of one document.
 *
 * A form feed (U+000C) ends a page, as pdftotext and many OCR programs write it, and belongs to the page it ends;
 * white space after the last one makes no page of its own. The files' texts are joined with nothing between them.
 * Throws a ReadError that names the file for one that is empty, only white space, or in no encoding that can be told.
 */
export function readText(sources: readonly SourceFile[]): RawDocument {
  if (sources.length === 0) throw new ReadError('no file was given: a document has at least one.');
  const files: RawFile[] = [];
  const pages: Page[] = [];
  const texts: string[] = [];
  let offset = 0;
  sources.forEach((source, file) => {
    const decoded = decodeFile(source);
    const { text } = decoded;
    // In the bytes it is found in no time: in the text the search stops at each comma, half of which is one.
    const own = source.bytes.includes(FORM_FEED)
      ? pagesOf(text, file, offset)
      : [{ from: offset, to: offset + text.length, file, number: 1 }];
    for (const page of own) pages.push(page);
    files.push(rawFileOf(source, decoded, 'text/plain', own.length));
    texts.push(text);
    offset += text.length;
  });
  return { files, text: texts.join(''), pages };
}

/** Every encoding has it in the bytes of a form feed. */
const FORM_FEED = 0x0c;

/**
 * The pages of one file's text: a form feed ends a page and belongs to it; white space after the last makes none.
 *
 * `file` is the file's index in its document, `offset` where its text begins in the document's (UTF-16).
 */
export function pagesOf(text: string, file: number, offset: number): readonly Page[] {
  const ends: number[] = [];
  for (let at = text.indexOf('\f'); at !== -1; at = text.indexOf('\f', at + 1)) ends.push(at + 1);
  if (ends.length > 0 && !/\S/.test(text.slice(ends.at(-1)))) ends.pop();
  return [...ends.filter((end) => end < text.length), text.length].map((to, index) => ({
    from: offset + (ends[index - 1] ?? 0),
    to: offset + to,
    file,
    number: index + 1,
  }));
}
