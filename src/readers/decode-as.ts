import { type Charset, encodings } from './encodings.ts';

/** A text decoded in a stated encoding, with what would not decode. */
export interface DecodedAs {
  readonly text: string;
  /** how many malformed places there are, each U+FFFD in the text */
  readonly replacements: number;
  /** byte offset of the first malformed place; undefined where there is none */
  readonly firstBad: number | undefined;
  /** whether the only malformed place is a character cut off by the end of the file */
  readonly cutAtEnd: boolean;
  /** false where decoding was given up for too many malformed places; the text ends there */
  readonly whole: boolean;
}

/**
 * Decodes bytes in a stated encoding: what a recorded charset stands for, the same on every machine.
 *
 * Each malformed place becomes one U+FFFD, and the bytes after it are decoded as if it had not been there.
 * After `mostReplacements` of them it gives up. A byte order mark stays in the text, as U+FEFF.
 */
export function decodeAs(bytes: Uint8Array, charset: Charset, mostReplacements = Infinity): DecodedAs {
  const encoding = encodings[charset];
  const strict = encoding.strict(bytes);
  if (strict !== undefined) {
    return { text: strict, replacements: 0, firstBad: undefined, cutAtEnd: false, whole: true };
  }
  const pieces: string[] = [];
  let replacements = 0;
  let firstBad: number | undefined;
  let cutAtEnd = false;
  let goodFrom = 0;
  let goodMode = 0;
  let mode = 0;
  let at = 0;
  while (at < bytes.length && replacements <= mostReplacements) {
    const length = encoding.length(bytes, at, mode);
    if (length > 0) {
      mode = encoding.modeAfter?.(bytes, at, length, mode) ?? 0;
      at += length;
      continue;
    }
    if (at > goodFrom) pieces.push(encoding.strict(bytes.subarray(goodFrom, at), goodMode) ?? '');
    pieces.push('\ufffd');
    replacements += 1;
    firstBad ??= at;
    at -= length;
    goodFrom = at;
    goodMode = mode;
    cutAtEnd = replacements === 1 && at === bytes.length;
  }
  if (at > goodFrom) pieces.push(encoding.strict(bytes.subarray(goodFrom, at), goodMode) ?? '');
  return { text: pieces.join(''), replacements, firstBad, cutAtEnd, whole: at >= bytes.length };
}
