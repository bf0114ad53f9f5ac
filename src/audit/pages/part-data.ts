import { byteSpans } from '../../readers/byte-span.ts';
import type { Charset } from '../../readers/encodings.ts';
import type { Encoded } from '../../readers/read-again.ts';
import { bytesOf } from './model/byte-width.ts';
import type { ByteWidth, PartData } from './model/report-data.ts';

/**
 * Says where each character of a decoded stretch has its bytes, in few numbers.
 *
 * Most encodings have characters of the same length but for a few: only where they are not so is written down.
 */
export function partData(raw: string, part: Encoded): PartData {
  const { from, to, inside, bytes, charset } = part;
  const width = widthOf(charset);
  const shifts: number[] = [];
  let expected = 0;
  let last = 0;
  let at = 0;
  const spans = byteSpans(bytes, charset, characters(raw, from, to));
  for (const { from: byte } of spans) {
    if (byte !== expected) {
      shifts.push(at - last, byte - expected);
      last = at;
    }
    const code = raw.codePointAt(from + at) as number;
    expected = byte + bytesOf(width, code);
    at += code > 0xffff ? 2 : 1;
  }
  return { from, to, ...(inside !== undefined && { inside }), charset, width, shifts };
}

function* characters(text: string, from: number, to: number): Generator<number> {
  for (let at = from; at < to; at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1) yield at - from;
}

function widthOf(charset: Charset): ByteWidth {
  if (charset.startsWith('utf-16')) return 'utf-16';
  return charset.startsWith('utf-8') ? 'utf-8' : 'double';
}
