import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '../documents/raw-document.ts';
import type { Sidecar } from '../documents/sidecar.ts';
import { byteSpans } from '../readers/byte-span.ts';
import { decodeAs } from '../readers/decode-as.ts';
import { type Charset, encodings } from '../readers/encodings.ts';
import { pagesOf } from '../readers/txt.ts';
import { placeOf } from '../text/place.ts';
import type { Span } from '../text/span.ts';
import { folderError } from './folder-error.ts';
import { lineColumnOf } from './line-column.ts';
import type { Problem } from './problem.ts';

/** A raw file as a sidecar records it. */
export type FileRecord = Sidecar['source']['files'][number];

/** A raw file read again: where its text stands in the document's raw text, and its bytes. */
export interface RawFileText extends Span {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly charset: Charset;
  /** whether the bytes are those that the record tells of */
  readonly intact: boolean;
  /** byte offset of the first place that is malformed in the charset, if there is one */
  readonly firstBad: number | undefined;
}

/** A document's raw text, decoded again from the bytes of its files. */
export interface RawText {
  readonly text: string;
  readonly files: readonly RawFileText[];
  readonly pages: readonly Page[];
}

/**
 * Reads a document's raw text again, by the records alone: which files, and each in its recorded encoding.
 *
 * Nothing is decided here, so it proves what was decided then. Without a text where a file is missing or its
 * encoding is not known; what else is not as recorded is among the problems, but for the hash: see `intact`.
 */
export async function readRawText(
  folder: string,
  records: readonly FileRecord[],
): Promise<{ readonly raw: RawText | undefined; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const files: RawFileText[] = [];
  const pages: Page[] = [];
  const texts: string[] = [];
  let offset = 0;
  for (const [index, record] of records.entries()) {
    const wrong = (message: string): number => problems.push({ folder: 'raw', file: record.path, message });
    const { charset } = record;
    if (!isBelow(record.path)) wrong('the path leaves the raw folder');
    else if (!isCharset(charset)) wrong(`the encoding ${charset} is not one that can be read`);
    else {
      const bytes = await readFile(join(folder, record.path)).catch(folderError);
      if (typeof bytes === 'string') {
        wrong(`${bytes}, but reports were made from it`);
        continue;
      }
      const intact = createHash('sha256').update(bytes).digest('hex') === record.sha256;
      const { text, replacements, firstBad } = decodeAs(bytes, charset);
      const span = { from: offset, to: offset + text.length };
      // Only plain text has pages that a character ends.
      const own =
        record.mediaType === 'text/html'
          ? [{ ...span, file: index, number: 1 }]
          : pagesOf(text, index, offset);
      if (intact && bytes.length !== record.bytes)
        wrong(`it has ${bytes.length} bytes, its record says ${record.bytes}`);
      if (intact && replacements !== record.charsetEvidence.replacements)
        wrong(
          `${replacements} places are malformed in ${charset}, its record says ${record.charsetEvidence.replacements}`,
        );
      if (intact && own.length !== record.pages)
        wrong(`it has ${own.length} pages, its record says ${record.pages}`);
      files.push({ ...span, path: record.path, bytes, charset, intact, firstBad });
      pages.push(...own);
      texts.push(text);
      offset = span.to;
    }
  }
  const whole = files.length === records.length;
  return { raw: whole ? { text: texts.join(''), files, pages } : undefined, problems };
}

/** Where an offset of a raw text stands: in which file, on which page, at which bytes. */
export interface RawPlace {
  readonly path: string;
  /** counted from 1 in its file */
  readonly page: number;
  /** in the file, counted from 1 */
  readonly line: number;
  /** in characters, counted from 1 */
  readonly column: number;
  /** byte offset in the file */
  readonly byte: number;
}

/** Finds the place of an offset of the raw text; at the end of the text, that of the last character. */
export function rawPlaceOf(raw: RawText, offset: number): RawPlace | undefined {
  const at = Math.min(offset, raw.text.length - 1);
  if (at < 0) return undefined;
  const { page } = placeOf(raw.text, raw.pages, at);
  const file = raw.files[page.file] as RawFileText;
  const [bytes] = byteSpans(file.bytes, file.charset, [at - file.from]);
  const { line, column } = lineColumnOf(raw.text.slice(file.from, file.to), at - file.from);
  return { path: file.path, page: page.number, line, column, byte: bytes?.from ?? 0 };
}

function isCharset(name: string): name is Charset {
  return Object.hasOwn(encodings, name);
}

/** Whether a recorded path stays below its folder. */
export function isBelow(path: string): boolean {
  return !path.startsWith('/') && !path.includes('\\') && !path.split('/').includes('..');
}
