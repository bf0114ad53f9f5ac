import { type Charset, encodings } from './encodings.ts';

/** A stretch of a file: byte offsets, half-open. */
export interface ByteSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The bytes that each of many UTF-16 offsets of the decoded text came from, in one pass over the file.
 *
 * The offsets ascend; both halves of a surrogate pair, and both characters of the four Big5 codes that stand for
 * two, come from the same bytes, as do the characters of a misread text that cannot be told apart. A U+FFFD put in for
 * a malformed place comes from the bytes of that place. An escape, which is no character, is in no span.
 * Throws a RangeError for an offset that the text does not have or that is less than the one before.
 */
export function* byteSpans(
  bytes: Uint8Array,
  charset: Charset,
  offsets: Iterable<number>,
): Generator<ByteSpan> {
  const encoding = encodings[charset];
  let at = 0;
  let offset = 0;
  let size = 0;
  let units = 0;
  let mode = 0;
  let after = 0;
  let last = 0;
  for (const wanted of offsets) {
    if (!Number.isInteger(wanted) || wanted < last) {
      throw new RangeError(
        `offset ${wanted} must be a whole number and not less than ${last}, the one before`,
      );
    }
    last = wanted;
    while (wanted >= offset + units) {
      at += size;
      mode = after;
      offset += units;
      if (at >= bytes.length) throw new RangeError(`offset ${wanted} is past the end of the text, ${offset}`);
      const length = encoding.length(bytes, at, mode);
      size = Math.abs(length);
      units = length < 0 ? 1 : encoding.units(bytes, at, length, mode);
      after = length < 0 ? mode : (encoding.modeAfter?.(bytes, at, length, mode) ?? 0);
    }
    yield { from: at, to: at + size };
  }
}

/**
 * The bytes that one UTF-16 offset of the decoded text came from; it walks the file from its beginning.
 *
 * Throws a RangeError for an offset that the text does not have.
 */
export function byteSpan(bytes: Uint8Array, charset: Charset, offset: number): ByteSpan {
  const [span] = byteSpans(bytes, charset, [offset]);
  return span as ByteSpan;
}
