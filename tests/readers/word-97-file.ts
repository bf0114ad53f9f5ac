const sector = 512;
const endOfChain = 0xfffffffe;

/** A compound file of these streams, each of them padded to the 4,096 bytes from which on a stream has sectors of its own. */
export function compound(streams: Readonly<Record<string, Uint8Array>>): Buffer {
  const names = Object.keys(streams);
  const contents = names.map((name) => padded(streams[name] as Uint8Array, 4096));
  const directory = Buffer.alloc(Math.ceil((names.length + 1) / 4) * sector);
  const used = (directory.length + contents.reduce((sum, { length }) => sum + length, 0)) / sector;
  // Of 128 numbers in a sector of the table, one is for the table itself; the header names 109 of them.
  const tables = Math.ceil(used / 127);
  const next: number[] = new Array(tables).fill(0xfffffffd);
  const chained = (length: number): number => {
    const first = next.length;
    for (let left = length / sector; left > 0; left -= 1)
      next.push(left === 1 ? endOfChain : next.length + 1);
    return first;
  };
  const directoryAt = chained(directory.length);
  entry(directory, 0, 'Root Entry', {
    type: 5,
    right: none,
    child: names.length > 0 ? 1 : none,
    start: endOfChain,
    size: 0,
  });
  names.forEach((name, index) => {
    const content = contents[index] as Buffer;
    const right = index + 1 < names.length ? index + 2 : none;
    entry(directory, index + 1, name, {
      type: 2,
      right,
      child: none,
      start: chained(content.length),
      size: content.length,
    });
  });
  const table = Buffer.alloc(tables * sector, 0xff);
  for (const [index, value] of next.entries()) table.writeUInt32LE(value, index * 4);
  const header = Buffer.alloc(sector);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(tables, 44);
  header.writeUInt32LE(directoryAt, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(endOfChain, 60);
  header.writeUInt32LE(endOfChain, 68);
  header.fill(0xff, 76);
  for (let index = 0; index < tables; index += 1) header.writeUInt32LE(index, 76 + index * 4);
  return Buffer.concat([header, table, directory, ...contents]);
}

const none = 0xffffffff;

function entry(
  directory: Buffer,
  index: number,
  name: string,
  {
    type,
    right,
    child,
    start,
    size,
  }: Readonly<Record<'type' | 'right' | 'child' | 'start' | 'size', number>>,
): void {
  const at = index * 128;
  directory.write(name, at, 'utf16le');
  directory.writeUInt16LE(name.length * 2 + 2, at + 64);
  directory.writeUInt8(type, at + 66);
  directory.writeUInt32LE(none, at + 68);
  directory.writeUInt32LE(right, at + 72);
  directory.writeUInt32LE(child, at + 76);
  directory.writeUInt32LE(start, at + 116);
  directory.writeUInt32LE(size, at + 120);
}

function padded(bytes: Uint8Array, least: number): Buffer {
  const whole = Buffer.alloc(Math.max(least, Math.ceil(bytes.length / sector) * sector));
  whole.set(bytes);
  return whole;
}

/** The parts of a document's text, in the order in which Word keeps them. */
export interface Word97Parts {
  readonly text: string;
  readonly footnotes?: string;
  readonly headers?: string;
  readonly endnotes?: string;
  readonly boxes?: string;
  readonly flags?: number;
  readonly version?: number;
}

/** A Word document of 1997 without formatting: pieces of text, one after the other, ASCII ones of one byte a character. */
export function word97File(parts: Word97Parts): Buffer {
  const { text, footnotes = '', headers = '', endnotes = '', boxes = '', flags = 0, version = 0xc1 } = parts;
  const pieces = [text, footnotes, headers, endnotes, boxes].filter((each) => each !== '');
  const main = Buffer.alloc(1024 + pieces.join('').length * 2);
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(version, 2);
  main.writeUInt16LE(flags, 10);
  for (const [field, part] of [
    [0x4c, text],
    [0x50, footnotes],
    [0x54, headers],
    [0x60, endnotes],
    [0x64, boxes],
  ] as const)
    main.writeUInt32LE(part.length, field);
  const table = Buffer.alloc(5 + (pieces.length + 1) * 4 + pieces.length * 8);
  table.writeUInt8(2, 0);
  table.writeUInt32LE(table.length - 5, 1);
  main.writeUInt32LE(table.length, 0x1a6);
  let position = 0;
  let at = 1024;
  pieces.forEach((piece, index) => {
    const narrow = /^[\x00-\xff]*$/.test(piece);
    main.write(piece, at, narrow ? 'latin1' : 'utf16le');
    table.writeUInt32LE(narrow ? at * 2 + 0x40000000 : at, 5 + (pieces.length + 1) * 4 + index * 8 + 2);
    position += piece.length;
    table.writeUInt32LE(position, 5 + (index + 1) * 4);
    at += piece.length * (narrow ? 1 : 2);
  });
  return compound({ WordDocument: main, '0Table': table });
}
