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

/** The same in a row that is never written over: who asks may keep it. */
export function keptUnitsOf(text: string): Uint16Array {
  if (latest.text === text && latest.units.buffer !== room?.buffer) return latest.units;
  return isLittleEndian ? rowIn(Buffer.from(text, 'utf16le'), text.length) : written(text);
}

/** Tells the units of a text that was made of them (UTF-16LE): they are not copied out of it again. */
export function madeOf(text: string, { buffer, byteOffset }: Uint8Array): void {
  if (isLittleEndian && byteOffset % 2 === 0)
    latest = { text, units: new Uint16Array(buffer, byteOffset, text.length) };
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

/** All that a table of bits has for the units of a row, together: eight are asked for at once. */
export function signsIn(units: Uint16Array, table: Uint8Array): number {
  const { length } = units;
  let signs = 0;
  let at = 0;
  for (; at + 8 <= length; at += 8)
    signs |=
      (table[units[at] as number] as number) |
      (table[units[at + 1] as number] as number) |
      (table[units[at + 2] as number] as number) |
      (table[units[at + 3] as number] as number) |
      (table[units[at + 4] as number] as number) |
      (table[units[at + 5] as number] as number) |
      (table[units[at + 6] as number] as number) |
      (table[units[at + 7] as number] as number);
  for (; at < length; at += 1) signs |= table[units[at] as number] as number;
  return signs;
}

/** Where the next unit of a stretch stands for which a table has anything; the end of the stretch where none does. */
export function nextIn(units: Uint16Array, table: Uint8Array, from: number, to: number): number {
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const any =
      (table[units[at] as number] as number) |
      (table[units[at + 1] as number] as number) |
      (table[units[at + 2] as number] as number) |
      (table[units[at + 3] as number] as number);
    if (any !== 0) break;
  }
  while (at < to && table[units[at] as number] === 0) at += 1;
  return at;
}

/** Where a unit stands next in a stretch; the end of the stretch where it does not. */
export function nextUnit(units: Uint16Array, unit: number, from: number, to: number): number {
  let at = from;
  while (
    at + 4 <= to &&
    units[at] !== unit &&
    units[at + 1] !== unit &&
    units[at + 2] !== unit &&
    units[at + 3] !== unit
  )
    at += 4;
  while (at < to && units[at] !== unit) at += 1;
  return at;
}
