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

/** JSON as this tool writes it, without the line ends and blanks between its words; undefined where a word has a line end beyond ASCII. */
function withoutBlanks(json: Uint8Array): Uint8Array | undefined {
  // A character for each byte.
  const said = Buffer.from(json.buffer, json.byteOffset, json.length).toString('latin1');
  return LINE_ENDS.test(said) ? undefined : Buffer.from(said.replace(BLANKS, '$1'), 'latin1');
}

/** A line's end and what the next one begins with; behind a key stands one blank more. */
const BLANKS = /\n *(?:("(?:[^"\\]|\\.)*":) )?/g;

/** The line ends beyond ASCII, as bytes of UTF-8. */
const LINE_ENDS = /\xc2\x85|\xe2\x80[\xa8\xa9]/;

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
  const even = text.length - (text.length % 4);
  let at = 0;
  // Four at a time: hardly a byte begins one.
  for (; at < even; at += 4) {
    const one = begins[text[at] as number] as number;
    const two = begins[text[at + 1] as number] as number;
    const three = begins[text[at + 2] as number] as number;
    const four = begins[text[at + 3] as number] as number;
    if ((one | two | three | four) === 0) continue;
    for (let each = at; each < at + 4; each += 1)
      if (begins[text[each] as number] === 1) meet(text, each, found);
  }
  for (; at < text.length; at += 1) if (begins[text[at] as number] === 1) meet(text, at, found);
  return found;
}

/** Takes down what stands at a byte that one may begin with, if it is one. */
function meet(text: Uint8Array, at: number, found: Otherwise[]): void {
  const byte = text[at] as number;
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
