import { createHash } from 'node:crypto';
import type { Page, RawDocument, RawFile } from '../documents/raw-document.ts';
import type { Edit } from '../text/span.ts';
import { docItems } from './doc/doc-items.ts';
import { docNumbering } from './doc/doc-numbering.ts';
import { type WordBinary, wordBinary } from './doc/word-binary.ts';
import { editsOf } from './docx/word-lines.ts';
import { docType } from './media-types.ts';
import type { Encoded, FileRecord, ReadAgain } from './read-again.ts';
import { inFileNamed, NoBodyError, ReadError } from './read-error.ts';
import type { SourceFile } from './source-file.ts';

/**
 * Reads Word documents of 1997 to 2003 (`.doc`, and Kingsoft's `.wps`, which is the same): one or more files, in the
 * order given, as one document.
 *
 * The text is what Word keeps as text, control characters and the codes of fields with it: the document, its footnotes,
 * its endnotes, its text boxes. Headers, footers and comments are not in it. `markup` says which of it are words. A file
 * is one page: where its pages end is decided by the program that prints it. Rejects with a ReadError that names the
 * file for one that is no such document, damaged, encrypted, too large, or without words.
 */
export async function readDoc(sources: readonly SourceFile[]): Promise<RawDocument> {
  if (sources.length === 0) throw new ReadError('no file was given: a document has at least one.');
  const files: RawFile[] = [];
  const pages: Page[] = [];
  const edits: Edit[] = [];
  const texts: string[] = [];
  let offset = 0;
  for (const [file, { path, bytes, known = {} }] of sources.entries()) {
    const read = inFileNamed(path, () => wordsOf(wordBinary(bytes)));
    for (const { from, to, insert, rule } of read.edits)
      edits.push({ from: from + offset, to: to + offset, insert, rule });
    const to = offset + read.text.length;
    pages.push({ from: offset, to, file, number: 1 });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    files.push({ path, sha256, bytes: bytes.length, mediaType: docType, known, pages: 1 });
    texts.push(read.text);
    offset = to;
  }
  return { files, text: texts.join(''), pages, markup: { stated: [], edits: () => edits } };
}

/** Reads a Word document of 1997 to 2003 again: its text, and the bytes of each piece. Throws as reading it does. */
export function docAgain(bytes: Uint8Array, { path }: FileRecord): ReadAgain {
  const { pieces } = inFileNamed(path, () => wordBinary(bytes));
  const encoded: Encoded[] = [];
  let offset = 0;
  for (const { text, bytes: own, at, charset } of pieces) {
    const span = { from: offset, to: offset + text.length };
    if (charset !== undefined)
      encoded.push({ ...span, inside: `WordDocument from byte ${at}`, bytes: own, charset });
    offset = span.to;
  }
  const text = pieces.map((piece) => piece.text).join('');
  const pages = [{ from: 0, to: text.length, file: 0, number: 1 }];
  return { text, pages, replacements: 0, firstBad: undefined, encoded };
}

function wordsOf(binary: WordBinary): { readonly text: string; readonly edits: readonly Edit[] } {
  const items = docItems(binary, docNumbering(binary));
  if (!items.some(({ kind }) => kind === 'word'))
    throw new NoBodyError(
      'the document has no words: it is empty, or has pictures only. Print it as a PDF and have its pages recognised.',
    );
  return { text: binary.pieces.map(({ text }) => text).join(''), edits: editsOf(items) };
}
