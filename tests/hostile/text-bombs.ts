import type { Bomb } from './bomb.ts';

const flood = (words: string, count: number): Uint8Array => Buffer.from(words.repeat(count));
const utf16 = (...units: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(units.length * 2);
  for (const [index, unit] of units.entries()) bytes.writeUInt16LE(unit, index * 2);
  return bytes;
};

/** The beginning of a text in some encoding, cut after a lead byte, an escape or a part of one. */
const cut: { readonly [name: string]: readonly number[] } = {
  'utf-8': [0xe6, 0x94],
  'utf-8-long': [0xf4, 0x90, 0x80, 0x80],
  'utf-8-overlong': [0xc0, 0xaf],
  'utf-8-bom': [0xef, 0xbb, 0xbf],
  gb18030: [0x81, 0x30, 0x81],
  gbk: [0xd5],
  big5: [0xa4],
  'hz-gb-2312': [0x7e, 0x7b, 0x55],
  'iso-2022': [0x1b, 0x24, 0x29],
  'utf-16le-bom': [0xff, 0xfe, 0x00],
  'utf-16be-bom': [0xfe, 0xff, 0x4e],
  'utf-32le-bom': [0xff, 0xfe, 0x00, 0x00],
  'utf-7': [0x2b, 0x2f, 0x76, 0x38],
};

/** A file of MS-DOC's kind whose table of sectors leads back to itself. */
function circularDoc(): Buffer {
  const bytes = Buffer.alloc(512 * 4);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    bytes.writeUInt16LE(value, at);
  bytes.writeUInt32LE(1, 44);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(4096, 56);
  bytes.writeUInt32LE(0xfffffffe, 60);
  bytes.writeUInt32LE(0, 68);
  bytes.writeUInt32LE(1, 72);
  bytes.fill(0xff, 76, 512);
  bytes.writeUInt32LE(0, 76);
  // Each sector is followed by another of them, and so without end.
  for (let at = 512; at < 1024; at += 8) {
    bytes.writeUInt32LE(1, at);
    bytes.writeUInt32LE(2, at + 4);
  }
  Buffer.from('Root Entry', 'utf16le').copy(bytes, 1024);
  bytes.writeUInt16LE(22, 1024 + 64);
  bytes.writeUInt8(5, 1024 + 66);
  return bytes;
}

/** Texts: long lines, floods of what is not seen, halves of characters, beginnings of every encoding. */
export const textBombs: readonly Bomb[] = [
  { path: 'txt/one-line.txt', make: () => flood('一行长文，没有尽头', 3e5) },
  { path: 'txt/one-sign.txt', make: () => flood('字', 3e6) },
  { path: 'txt/latin-line.txt', make: () => flood('a', 10e6) },
  { path: 'txt/spaces.txt', make: () => flood(' ', 10e6) },
  { path: 'txt/line-ends.txt', make: () => flood('\n', 10e6) },
  { path: 'txt/brackets.txt', make: () => flood('（', 1e6) },
  { path: 'txt/quotes.txt', make: () => flood('“‘', 1e6) },
  { path: 'txt/short-lines.txt', make: () => flood('字\n', 5e5) },
  { path: 'txt/headings.txt', make: () => flood('（一）\n', 1e5) },
  {
    path: 'txt/titles.txt',
    make: () => flood(`金乡县人民政府工作报告\n${'这一年修路种树。'.repeat(50)}\n`, 1e3),
  },
  { path: 'txt/nul.txt', make: () => Buffer.alloc(20e6) },
  { path: 'txt/bidi.txt', make: () => flood('字\u202e\u2066\u200f', 3e5) },
  { path: 'txt/zero-width.txt', make: () => flood('字\u200b\u200d\ufeff', 3e5) },
  { path: 'txt/marks.txt', make: () => flood('字\u0301\u0327\u0301', 3e5) },
  { path: 'txt/u2028.txt', make: () => flood('\u2028', 1e6) },
  { path: 'txt/u2028-between.txt', make: () => flood('字\u2028', 3e5) },
  {
    path: 'txt/lone-halves.txt',
    make: () =>
      utf16(0xfeff, ...Array.from({ length: 1e5 }, (_, index) => (index % 3 === 0 ? 0x4e2d : 0xd800))),
  },
  {
    path: 'txt/lone-half.txt',
    make: () => utf16(0xfeff, ...Array.from({ length: 100 }, () => 0x4e2d), 0xdc00),
  },
  { path: 'txt/replacement.txt', make: () => flood('\ufffd', 1e6) },
  { path: 'txt/private.txt', make: () => flood('\ue000', 1e6) },
  { path: 'txt/escapes.txt', make: () => flood('\x1b$)A', 1e6) },
  { path: 'txt/hz.txt', make: () => flood('~{VP~}', 1e6) },
  {
    path: 'txt/gb-four.txt',
    make: () => Buffer.alloc(4e6, Buffer.from([0x81, 0x30, 0x81, 0x30])),
  },
  { path: 'doc/circular.doc', make: circularDoc },
  ...Object.entries(cut).map(([name, bytes]) => ({
    path: `cut/${name}.txt`,
    make: () => Buffer.from(bytes),
  })),
  ...Object.entries(cut).map(([name, bytes]) => ({
    path: `cut/${name}.html`,
    make: () => Buffer.from(bytes),
  })),
];
