import { isUtf8 } from 'node:buffer';
import { jsonLine } from '../documents/json-line.ts';

/** The bytes of a report's sidecar and of its text. */
export interface ReportBytes {
  readonly sidecar: Uint8Array;
  readonly text: Uint8Array;
  /** whether the sidecar has the bytes that this tool wrote */
  readonly isAsWritten: boolean;
}

/**
 * A report's line of the list: its metadata and, last, its text.
 *
 * The bytes that `jsonLine` would give of both. What the text has goes there as it is, but for the few characters that
 * JSON writes otherwise: to make a string of it and bytes of that again takes five times as long.
 */
export function reportLine({ sidecar, text, isAsWritten }: ReportBytes): Uint8Array {
  const said = isAsWritten && isUtf8(text) ? withoutBlanks(sidecar) : undefined;
  if (said === undefined) {
    const metadata = JSON.parse(Buffer.from(sidecar).toString('utf8'));
    return Buffer.from(jsonLine({ ...metadata, text: Buffer.from(text).toString('utf8') }));
  }
  // Without its last bracket.
  const before = Buffer.concat([said.subarray(0, -1), begin]);
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

const begin = Buffer.from(',"text":"');
const end = Buffer.from('"}\n');

/** JSON without the blanks between its words; undefined where a line end stands in a word that JSON lets stand there. */
function withoutBlanks(json: Uint8Array): Uint8Array | undefined {
  const left = Buffer.allocUnsafe(json.length);
  let length = 0;
  let isWord = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] as number;
    if (!isWord && byte <= 0x20) continue;
    left[length] = byte;
    length += 1;
    if (byte === 0x22) isWord = !isWord;
    else if (!isWord) continue;
    else if (byte === 0x5c) {
      at += 1;
      left[length] = json[at] as number;
      length += 1;
    } else if (isLineEnd(byte, json, at)) return undefined;
  }
  return left.subarray(0, length);
}

/** Whether one of the line ends beyond ASCII begins here. */
function isLineEnd(byte: number, bytes: Uint8Array, at: number): boolean {
  if (byte === 0xc2) return bytes[at + 1] === 0x85;
  return byte === 0xe2 && bytes[at + 1] === 0x80 && ((bytes[at + 2] as number) & 0xfe) === 0xa8;
}

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
