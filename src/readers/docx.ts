import { createHash } from 'node:crypto';
import type { Page, RawDocument, RawFile } from '../documents/raw-document.ts';
import type { Edit } from '../text/span.ts';
import { privateUse } from './charset.ts';
import { numberingOf } from './docx/numbering.ts';
import { stylesOf } from './docx/styles.ts';
import { wordItems } from './docx/word-items.ts';
import { editsOf } from './docx/word-lines.ts';
import { type WordPackage, type WordPart, wordPackage } from './docx/word-package.ts';
import { docxType } from './media-types.ts';
import type { FileRecord, ReadAgain } from './read-again.ts';
import { inFileNamed, NoBodyError, ReadError } from './read-error.ts';
import type { SourceFile } from './source-file.ts';

/**
 * Reads Word documents (`.docx`): one or more files, in the order given, as one document.
 *
 * The text is the XML source of the parts that hold the reader's text, joined: the document, then its footnotes and its
 * endnotes where they have words. `markup` says which of it are words. Headers, footers and comments are parts of their
 * own and no text of the document: they are not in it, as are styles, settings and pictures; but the numbers that Word
 * puts before the paragraphs of its lists are reckoned from them and inserted (`list-number`). A file is one page:
 * where its pages end is decided by the program that prints it. Rejects with a ReadError that names the file for one
 * that is no Word document, damaged, encrypted, too large, or without words.
 */
export async function readDocx(sources: readonly SourceFile[]): Promise<RawDocument> {
  if (sources.length === 0) throw new ReadError('no file was given: a document has at least one.');
  const files: RawFile[] = [];
  const pages: Page[] = [];
  const edits: Edit[] = [];
  const texts: string[] = [];
  let offset = 0;
  for (const [file, { path, bytes, known = {} }] of sources.entries()) {
    const read = inFileNamed(path, () => wordsOf(bytes));
    const { length } = read.text;
    for (const { from, to, insert, rule } of read.edits)
      edits.push({ from: from + offset, to: to + offset, insert, rule });
    pages.push({ from: offset, to: offset + length, file, number: 1 });
    files.push({
      path,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      mediaType: docxType,
      charset: 'utf-8',
      charsetEvidence: {
        decidedBy: 'valid-utf-8',
        tried: ['utf-8'],
        replacements: 0,
        privateUse: privateUse(read.text),
      },
      known,
      pages: 1,
    });
    texts.push(read.text);
    offset += length;
  }
  return { files, text: texts.join(''), pages, markup: { stated: [], edits: () => edits } };
}

/** Reads a Word document again: the sources of the same parts, each with its bytes. Throws as reading it does. */
export function docxAgain(bytes: Uint8Array, { path }: FileRecord): ReadAgain {
  const { texts } = inFileNamed(path, () => wordPackage(bytes));
  let offset = 0;
  const encoded = texts.map((part) => {
    const from = offset;
    offset += part.source.length;
    return { from, to: offset, inside: part.path, bytes: part.bytes, charset: 'utf-8' as const };
  });
  const text = texts.map(({ source }) => source).join('');
  const pages = [{ from: 0, to: text.length, file: 0, number: 1 }];
  return { text, pages, replacements: 0, firstBad: undefined, encoded };
}

function wordsOf(bytes: Uint8Array): { readonly text: string; readonly edits: readonly Edit[] } {
  const archive = wordPackage(bytes);
  const styles = stylesOf(archive.styles?.source);
  const numbering = numberingOf(archive.numbering?.source, styles);
  const edits: Edit[] = [];
  const texts: string[] = [];
  let offset = 0;
  let worded = false;
  for (const part of archive.texts) {
    const items = inPart(part, () => wordItems(part.source, styles, numbering));
    worded ||= items.some(({ kind }) => kind === 'word');
    for (const { from, to, insert, rule } of editsOf(items))
      edits.push({ from: from + offset, to: to + offset, insert, rule });
    texts.push(part.source);
    offset += part.source.length;
  }
  if (!worded) throw new NoBodyError(`the document has no words: ${instead(archive)}`);
  return { text: texts.join(''), edits };
}

/** What a document without words has instead, and what to do. */
function instead({ pictures, inserted }: WordPackage): string {
  if (inserted > 0) return 'its text is a file of another kind set into it. Open it in Word and save it.';
  if (pictures > 0)
    return `it has ${pictures} pictures only, most likely scanned pages. Print it as a PDF and have them recognised.`;
  return 'it is empty. Fetch it again, or leave it out of raw.';
}

function inPart<Result>(part: WordPart, make: () => Result): Result {
  return inFileNamed(part.path, make);
}
