import type { Span } from '../text/span.ts';
import type { Markup } from './markup.ts';

/** How a file's character encoding was decided. */
export interface CharsetEvidence {
  /** byte-order-mark, valid-utf-8, declared, valid-gb18030, score … */
  readonly decidedBy: string;
  /** what the file, its manifest or its transport said, if anything */
  readonly declared?: string;
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

/** One file that a document was read from. */
export interface RawFile {
  /** relative to the raw folder, with `/` */
  readonly path: string;
  /** of the bytes, lower-case hex */
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly charset: string;
  readonly charsetEvidence: CharsetEvidence;
  readonly known: Known;
  /** how many pages the file has */
  readonly pages: number;
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
}
