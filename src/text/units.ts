/**
 * The UTF-16 units of a text, in a row of numbers: a loop over them is twice as fast as one over the text itself.
 *
 * The row of the last text is kept, for one text is mostly gone over several times; nobody writes to it. The next text
 * may be written over it: a row is gone over at once, and not kept.
 */
export function unitsOf(text: string): Uint16Array {
  if (latest.text !== text) latest = { text, units: written(text) };
  return latest.units;
}

let latest: { readonly text: string; readonly units: Uint16Array } = { text: '', units: new Uint16Array(0) };

/** The room of rows that are no longer than this (UTF-16): to make room for a short text takes longer than to write it. */
const SHORT = 0x40000;
let room: Buffer | undefined;

/** To copy a text at once is a twentieth of what it takes to ask for its units one by one. */
function written(text: string): Uint16Array {
  const { length } = text;
  if (!isLittleEndian) return Uint16Array.from({ length }, (_, at) => text.charCodeAt(at));
  if (length > SHORT) return rowIn(Buffer.from(text, 'utf16le'), length);
  room ??= Buffer.from(new ArrayBuffer(2 * SHORT));
  room.write(text, 0, 'utf16le');
  return rowIn(room, length);
}

function rowIn({ buffer, byteOffset }: Buffer, length: number): Uint16Array {
  return new Uint16Array(buffer, byteOffset, length);
}

const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** A row of units to be written, and the text that the first of them are. */
export function rowOf(length: number): {
  readonly units: Uint16Array;
  readonly textOf: (length: number) => string;
} {
  const units = new Uint16Array(length);
  const bytes = Buffer.from(units.buffer);
  return {
    units,
    textOf: (to) =>
      isLittleEndian ? bytes.toString('utf16le', 0, 2 * to) : String.fromCharCode(...units.subarray(0, to)),
  };
}
