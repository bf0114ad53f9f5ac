import type { Box, Page, RawFile } from '../documents/raw-document.ts';
import type { Span } from '../text/span.ts';
import { decodeAs } from './decode-as.ts';
import { type Charset, encodings } from './encodings.ts';
import { ReadError } from './read-error.ts';
import { pagesOf } from './txt.ts';

/** A stretch of a text that was decoded from bytes: of its file, or of a part inside it. */
export interface Encoded extends Span {
  /** the part's own path in the file, such as `word/document.xml` */
  readonly inside?: string;
  readonly bytes: Uint8Array;
  readonly charset: Charset;
}

/** One file read again by its record alone, to prove what was made of it. */
export interface ReadAgain {
  readonly text: string;
  /** they tile the text; the file is number 0 */
  readonly pages: readonly Page[];
  /** how many malformed places became U+FFFD */
  readonly replacements: number;
  /** byte offset of the first of them */
  readonly firstBad: number | undefined;
  /** in order; what is in none of them has no bytes of its own */
  readonly encoded: readonly Encoded[];
  /** where on its pages a stretch of the text stands, for a kind of file that is laid out */
  readonly boxes?: (span: Span) => readonly Box[];
}

/** What the record of a file says of how it was read. */
export type FileRecord = Pick<RawFile, 'path' | 'mediaType' | 'charset' | 'ocr'>;

/** Decodes a file that is one text, in the encoding that its record names. Throws a ReadError for one not known here. */
export function decodedAgain(bytes: Uint8Array, { path, charset, mediaType }: FileRecord): ReadAgain {
  if (charset === undefined || !isCharset(charset))
    throw new ReadError(`${path}: the encoding ${charset} is not one that can be read`);
  const { text, replacements, firstBad } = decodeAs(bytes, charset);
  const whole = { from: 0, to: text.length };
  return {
    text,
    // Only plain text has pages that a character ends.
    pages: mediaType === 'text/plain' ? pagesOf(text, 0, 0) : [{ ...whole, file: 0, number: 1 }],
    replacements,
    firstBad,
    encoded: [{ ...whole, bytes, charset }],
  };
}

function isCharset(name: string): name is Charset {
  return Object.hasOwn(encodings, name);
}
