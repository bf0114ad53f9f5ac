import iconv from 'iconv-lite';

/** An encoding that bytes were once taken to be in, though they were not. */
export type Mistaken = 'gb18030' | 'windows-1252';

const tables = new Map<Mistaken, Uint16Array>();

/**
 * For each UTF-16 unit the bytes that a mistaken encoding reads as it: one where below 0x100, else two, the first above.
 *
 * 0 for U+0000 and for what it never reads. In GB18030 the euro sign is also byte 80 alone, which the table leaves out.
 */
export function bytesReadAs(mistaken: Mistaken): Uint16Array {
  const known = tables.get(mistaken);
  if (known !== undefined) return known;
  const table = mistaken === 'gb18030' ? gb18030Bytes() : windows1252Bytes();
  for (let ascii = 0; ascii < 0x80; ascii++) table[ascii] = ascii;
  tables.set(mistaken, table);
  return table;
}

/** Codes of two bytes alone: no four bytes are GB18030 and well-formed UTF-8 at once. */
function gb18030Bytes(): Uint16Array {
  const table = new Uint16Array(0x10000);
  const code = Buffer.alloc(2);
  const decoder = new TextDecoder('gb18030');
  // The older table had private-use characters for some codes.
  for (const decoded of [() => decoder.decode(code), () => iconv.decode(code, 'gb18030')]) {
    for (let lead = 0x81; lead < 0xff; lead++) {
      for (let trail = 0x40; trail < 0xff; trail++) {
        code[0] = lead;
        code[1] = trail;
        const text = decoded();
        const unit = text.charCodeAt(0);
        if (text.length === 1 && unit !== 0xfffd && table[unit] === 0) table[unit] = (lead << 8) | trail;
      }
    }
  }
  table[0x80] = 0x80;
  return table;
}

/** As the web has it: the five bytes that stand for nothing are controls, and all controls are what Latin-1 gives. */
function windows1252Bytes(): Uint16Array {
  const table = new Uint16Array(0x10000);
  // Node's decoder of this name is that of Latin-1 in some versions.
  const characters = iconv.decode(Buffer.from(Array.from({ length: 0x80 }, (_, n) => 0x80 + n)), 'win1252');
  for (let byte = 0x80; byte < 0x100; byte++) {
    const unit = characters.charCodeAt(byte - 0x80);
    if (unit !== 0xfffd) table[unit] = byte;
    table[byte] = byte;
  }
  return table;
}
