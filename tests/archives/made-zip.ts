import { crc32, deflateRawSync } from 'node:zlib';

/** A member as it is to be written, true or not. */
export interface ZipFileMade {
  readonly name: string | Uint8Array;
  readonly body: string | Uint8Array;
  /** 0 stored, 8 deflated; others are only said */
  readonly method?: number;
  readonly flags?: number;
  readonly extra?: Uint8Array;
  readonly unixMode?: number;
  /** what the directory says of its size, in bytes, where that is not true */
  readonly size?: number;
  readonly crc?: number;
}

/** A zip with these members, in this order (APPNOTE 6.3). */
export function zipOf(files: readonly ZipFileMade[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const { method = 8, flags = 0, extra = Buffer.alloc(0), unixMode } = file;
    const name = Buffer.from(file.name);
    const body = Buffer.from(file.body);
    const data = method === 8 ? deflateRawSync(body) : body;
    const same = Buffer.alloc(26);
    same.writeUInt16LE(45, 0);
    same.writeUInt16LE(flags, 2);
    same.writeUInt16LE(method, 4);
    same.writeUInt32LE(file.crc ?? crc32(body), 10);
    same.writeUInt32LE(data.length, 14);
    same.writeUInt32LE(file.size ?? body.length, 18);
    same.writeUInt16LE(name.length, 22);
    same.writeUInt16LE(extra.length, 24);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), same, name, extra, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(unixMode === undefined ? 0 : (unixMode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    const madeBy = Buffer.from([45, unixMode === undefined ? 0 : 3]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, same, rest, name, extra]));
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, entries, end]);
}

/** The Info-ZIP Unicode Path Extra Field of a name. */
export function unicodePath(raw: Uint8Array, name: string): Buffer {
  const words = Buffer.from(name);
  const field = Buffer.alloc(9);
  field.writeUInt16LE(0x7075, 0);
  field.writeUInt16LE(5 + words.length, 2);
  field[4] = 1;
  field.writeUInt32LE(crc32(raw), 5);
  return Buffer.concat([field, words]);
}
