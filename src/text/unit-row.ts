/** The UTF-16 units of a text, in a row that may be written to. */
export interface UnitRow {
  readonly units: Uint16Array;
  readonly bytes: Buffer;
}

/** The units of a text in a row of their own; it is written over when the next row is asked for. */
export function unitRowOf(text: string): UnitRow {
  const row = text.length > SHORT ? rowFor(text.length) : shortRow();
  if (isLittleEndian) row.bytes.write(text, 0, 'utf16le');
  else for (let at = 0; at < text.length; at += 1) row.units[at] = text.charCodeAt(at);
  return row;
}

/** The text of a stretch of a row. */
export function textOf({ units, bytes }: UnitRow, from: number, to: number): string {
  if (isLittleEndian) return bytes.toString('utf16le', 2 * from, 2 * to);
  let text = '';
  for (let at = from; at < to; at += 1) text += String.fromCharCode(units[at] as number);
  return text;
}

/** The room of a row that is no longer than this (UTF-16) is kept: to make room takes longer than to write a short text. */
const SHORT = 0x40000;
let kept: UnitRow | undefined;

function shortRow(): UnitRow {
  kept ??= rowFor(SHORT);
  return kept;
}

/** A row of its own for so many units. */
export function rowFor(length: number): UnitRow {
  const room = new ArrayBuffer(2 * length);
  return { units: new Uint16Array(room), bytes: Buffer.from(room) };
}

const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
