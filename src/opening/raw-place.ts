import { byteSpans } from '../readers/byte-span.ts';
import { placeOf } from '../text/place.ts';
import { lineColumnOf } from './line-column.ts';
import type { RawFileText, RawText } from './raw-text.ts';

/** Where an offset of a raw text stands: in which file, on which page, at which bytes. */
export interface RawPlace {
  readonly path: string;
  /** counted from 1 in its file */
  readonly page: number;
  /** in the file, counted from 1 */
  readonly line: number;
  /** in characters, counted from 1 */
  readonly column: number;
  /** byte offset in the file, or in the part inside it; absent where the text is no encoded bytes */
  readonly byte?: number;
  /** the part inside the file */
  readonly inside?: string;
}

/** Finds the place of an offset of the raw text; at the end of the text, that of the last character. */
export function rawPlaceOf(raw: RawText, offset: number): RawPlace | undefined {
  const at = Math.min(offset, raw.text.length - 1);
  if (at < 0) return undefined;
  const { page } = placeOf(raw.text, raw.pages, at);
  const file = raw.files[page.file] as RawFileText;
  const part = file.encoded.find(({ from, to }) => from <= at && at < to);
  const start = part?.from ?? file.from;
  const { line, column } = lineColumnOf(raw.text.slice(start, part?.to ?? file.to), at - start);
  const place = { path: file.path, page: page.number, line, column };
  if (part === undefined) return place;
  const [bytes] = byteSpans(part.bytes, part.charset, [at - part.from]);
  const inside = part.inside !== undefined && { inside: part.inside };
  return { ...place, byte: bytes?.from ?? 0, ...inside };
}

/** A place in a few words: `12:3, byte 345`. */
export function placeInWords({ line, column, byte, inside, page }: RawPlace): string {
  const where = `${line}:${column}${inside === undefined ? '' : ` of ${inside}`}`;
  return byte === undefined ? `${where}, page ${page}` : `${where}, byte ${byte}`;
}
