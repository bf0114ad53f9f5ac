import type { Span } from '../text/span.ts';
import type { Markup } from './markup.ts';

/** How a file's character encoding was decided. */
export interface CharsetEvidence {
  /** byte-order-mark, valid-utf-8, declared, score; read-back: UTF-8 that was once read in a wrong encoding */
  readonly decidedBy: string;
  /** what was said of it, if anything: the label that decided, else the first */
  readonly declared?: string;
  /** who said so: a `manifest.json`, the header it was fetched with, or the file itself */
  readonly declaredBy?: 'manifest' | 'transport' | 'document';
  /** the encodings that were tried, in order */
  readonly tried: readonly string[];
  /** how many U+FFFD the decoder had to put in */
  readonly replacements: number;
  /** how many private-use characters the text has */
  readonly privateUse: number;
}

/** What is known of a raw file from outside it: an entry of a `manifest.json`. */
export interface Known {
  readonly url?: string;
  readonly retrievedAt?: string;
  readonly retrievedAtBasis?: 'observed' | 'file-time' | 'unknown';
  readonly charset?: string;
  readonly note?: string;
}

/** How words were read from the pictures of pages. */
export interface Recognition {
  /** the program with its version: `tesseract.js 7.0.0` */
  readonly engine: string;
  /** the trained model with its version */
  readonly model: string;
  /** the engine's own mean over all characters, 0 to 1 */
  readonly confidence: number;
}

/** Where on a page something stands: points (1/72 inch) from the upper left corner of the page as it is shown. */
export interface Box {
  /** counted from 1 in its file */
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One file that a document was read from. */
export interface RawFile {
  /** relative to the raw folder, with `/` */
  readonly path: string;
  /** of the bytes, lower-case hex */
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** absent where the characters are not encoded bytes of the file, as in a PDF */
  readonly charset?: string;
  readonly charsetEvidence?: CharsetEvidence;
  /** where its words were read from pictures */
  readonly ocr?: Recognition;
  readonly known: Known;
  /** how many pages the file has */
  readonly pages: number;
  /** which of the layouts that its site has had it was read by, where the adapter tells several */
  readonly layout?: string;
}

/** One page of a document: where it stands in the document's raw text, and which page of which file it is. */
export interface Page extends Span {
  /** index into the document's files */
  readonly file: number;
  /** counted from 1 in its file */
  readonly number: number;
}

/** A document as it was found: the text of all its pages, in order, every character kept. */
export interface RawDocument {
  readonly files: readonly RawFile[];
  /** the pages' texts, joined; the pages tile it */
  readonly text: string;
  readonly pages: readonly Page[];
  /** how its words are told from the rest, where it is more than words */
  readonly markup?: Markup;
  /** the boxes that a stretch of the text has on its pages, where the file's pages are laid out */
  readonly boxes?: (span: Span) => readonly Box[];
  /** what a person should know of how it was read, a sentence each */
  readonly warnings?: readonly string[];
  /** what of it is known not to be there, a sentence each: it is then not complete */
  readonly gaps?: readonly string[];
}
