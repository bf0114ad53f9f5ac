import { isUtf8 } from 'node:buffer';
import { jsonLine } from '../documents/json-line.ts';

/**
 * A report's line of the list: its metadata and, last, its text; from the bytes of its sidecar and of its text.
 *
 * The bytes that `jsonLine` would give of both. What the text has goes there as it is, but for the few characters that
 * JSON writes otherwise: to make a string of it and bytes of that again takes five times as long.
 */
export function reportLine(sidecar: Uint8Array, text: Uint8Array): Uint8Array {
  const metadata = JSON.parse(decoder.decode(sidecar));
  const head = jsonLine(metadata);
  // Where the text would stand elsewhere, or would be another when it is read.
  if ('text' in metadata || head.length < 6 || !isUtf8(text))
    return Buffer.from(jsonLine({ ...metadata, text: Buffer.from(text).toString('utf8') }));
  // Without its last bracket and line end.
  const before = Buffer.from(`${head.slice(0, -2)},"text":"`);
  const otherwise = otherwiseIn(text);
  const more = otherwise.reduce((sum, { written, length }) => sum + written.length - length, 0);
  const line = Buffer.allocUnsafe(before.length + text.length + more + end.length);
  line.set(before);
  let to = before.length;
  let from = 0;
  for (const { at, length, written } of otherwise) {
    line.set(text.subarray(from, at), to);
    to += at - from;
    line.write(written, to, 'latin1');
    to += written.length;
    from = at + length;
  }
  line.set(text.subarray(from), to);
  line.set(end, line.length - end.length);
  return line;
}

// One that takes the mark at the beginning of a file for a character, as the system's way to read a text does.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const end = Buffer.from('"}\n');

/** A character that is written otherwise in JSON: where its bytes are, and what stands for them. */
interface Otherwise {
  readonly at: number;
  readonly length: number;
  readonly written: string;
}

/** The characters that JSON writes otherwise, of one byte each. */
const escapes: readonly (string | undefined)[] = Array.from({ length: 256 }, (_, byte) => {
  const isEscaped = byte < 0x20 || byte === 0x22 || byte === 0x5c;
  return isEscaped ? JSON.stringify(String.fromCharCode(byte)).slice(1, -1) : undefined;
});

/** 1 for the bytes that such a character begins with, and for those that a line end beyond ASCII does. */
const begins = Uint8Array.from(escapes, (written, byte) =>
  written !== undefined || byte === 0xc2 || byte === 0xe2 ? 1 : 0,
);

function otherwiseIn(text: Uint8Array): readonly Otherwise[] {
  const found: Otherwise[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at] as number;
    if (begins[byte] === 0) continue;
    const written = escapes[byte];
    if (written !== undefined) found.push({ at, length: 1, written });
    else if (byte === 0xc2) {
      if (text[at + 1] === 0x85) found.push({ at, length: 2, written: '\\u0085' });
    } else if (text[at + 1] === 0x80) {
      const last = text[at + 2];
      if (last === 0xa8) found.push({ at, length: 3, written: '\\u2028' });
      if (last === 0xa9) found.push({ at, length: 3, written: '\\u2029' });
    }
  }
  return found;
}
