import { isUtf8, transcode } from 'node:buffer';
import iconv from 'iconv-lite';
import { madeOf } from '../text/units.ts';
import type { Encoding } from './encoding.ts';
import { hzEncoding } from './hz.ts';
import { misread } from './misread.ts';

/**
 * An encoding that texts are read in; the label written into provenance.
 *
 * `utf-8+gb18030+utf-8` is text in UTF-8 that was once read as GB18030 and saved as UTF-8 again.
 */
export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5-hkscs' | 'hz' | Misread;

/** Encodings of texts that were once read in a wrong one: what they are in, what they were read in, what they were saved in. */
export type Misread = (typeof misreadCharsets)[number];

export const misreadCharsets = [
  'utf-8+gb18030+utf-8',
  'utf-8+windows-1252+utf-8',
  'gb18030+windows-1252+utf-8',
] as const;

function fatal(label: string): (bytes: Uint8Array) => string | undefined {
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch {
      return undefined;
    }
  };
}

/** Node's fastest way, some eight times `toString`; it is wrong on malformed bytes, so they are looked for first. */
function strictUtf8(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const wide = transcode(bytes, 'utf8', 'ucs2');
  const text = wide.toString('ucs2');
  madeOf(text, wide);
  return text;
}

/** Unicode 15, table 3-7; a malformed place is the longest beginning of a character (WHATWG's replacement). */
function utf8Length(bytes: ArrayLike<number>, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return -1;
  const wanted = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const second = bytes[at + 1] ?? 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return -1;
  for (let n = 2; n < wanted; n++) {
    if (((bytes[at + n] ?? 0) & 0xc0) !== 0x80) return -n;
  }
  return wanted;
}

function utf16(label: 'utf-16le' | 'utf-16be'): Encoding {
  const high = label === 'utf-16le' ? 1 : 0;
  return {
    strict: fatal(label),
    units: (_bytes, _at, length) => length >> 1,
    length(bytes, at) {
      if (at + 1 >= bytes.length) return -1;
      const first = (bytes[at + high] as number) & 0xfc;
      if (first === 0xdc) return -2;
      if (first !== 0xd8) return 2;
      if (at + 3 >= bytes.length) return -2;
      return ((bytes[at + 2 + high] as number) & 0xfc) === 0xdc ? 4 : -2;
    },
  };
}

/** The number of a four-byte code, counted from 81308130 (GB 18030-2022, 5.3). */
function fourByteNumber(a: number, b: number, c: number, d: number): number {
  return (((a - 0x81) * 10 + (b - 0x30)) * 126 + (c - 0x81)) * 10 + (d - 0x30);
}

/**
 * One, two or four bytes. Every two-byte code stands for a character; four-byte codes do up to U+FFFF (number
 * 39,419) and from U+10000 (189,000) to U+10FFFF (1,237,575). Byte 80 is the euro sign of code page 936.
 */
function gb18030Length(bytes: ArrayLike<number>, at: number): number {
  const a = bytes[at] as number;
  if (a <= 0x80) return 1;
  const b = bytes[at + 1];
  if (a === 0xff || b === undefined) return -1;
  if (b < 0x30 || b > 0x39) return b >= 0x40 && b !== 0x7f && b !== 0xff ? 2 : -1;
  const c = bytes[at + 2];
  const d = bytes[at + 3];
  if (c === undefined) return -2;
  if (c < 0x81 || c === 0xff) return -1;
  if (d === undefined) return -3;
  if (d < 0x30 || d > 0x39) return -1;
  const number = fourByteNumber(a, b, c, d);
  return number <= 39_419 || (number >= 189_000 && number <= 1_237_575) ? 4 : -4;
}

let big5Codes: Uint8Array | undefined;

/** For each two-byte code the UTF-16 units it stands for: 0 where it stands for nothing, 2 for four codes and the characters beyond U+FFFF. */
function big5Units(lead: number, trail: number): number {
  if (big5Codes === undefined) {
    big5Codes = new Uint8Array(0x10000);
    const code = Buffer.alloc(2);
    for (let a = 0x81; a < 0xff; a++) {
      for (let b = 0x40; b < 0xff; b++) {
        if (b === 0x7f) b = 0xa1;
        code[0] = a;
        code[1] = b;
        const text = iconv.decode(code, 'big5hkscs');
        if (!text.includes('\ufffd')) big5Codes[(a << 8) | b] = text.length;
      }
    }
  }
  return big5Codes[(lead << 8) | trail] as number;
}

/** One or two bytes. An unknown code is one malformed place, but an ASCII byte is never drawn into it. */
function big5Length(bytes: ArrayLike<number>, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1;
  const trail = bytes[at + 1] ?? 0;
  if (big5Units(lead, trail) > 0) return 2;
  return lead > 0x80 && lead < 0xff && trail > 0xa0 && trail < 0xff ? -2 : -1;
}

/** iconv-lite's, for Node's own Big5 gives private-use characters for the Hong Kong codes. It decodes nothing to U+FFFD. */
function strictBig5(bytes: Uint8Array): string | undefined {
  const text = iconv.decode(bytes as Buffer, 'big5hkscs');
  return text.includes('\ufffd') ? undefined : text;
}

const utf8: Encoding = {
  length: utf8Length,
  units: (_bytes, _at, length) => (length === 4 ? 2 : 1),
  strict: strictUtf8,
};

/** Node's, for iconv-lite gives private-use characters for the 18 codes that GB 18030-2022 gave real ones. */
const gb18030: Encoding = {
  length: gb18030Length,
  units: (bytes, at, length) => (length === 4 && (bytes[at] as number) >= 0x90 ? 2 : 1),
  strict: fatal('gb18030'),
};

/** The encodings, by name. */
export const encodings: { readonly [name in Charset]: Encoding } = {
  'utf-8': utf8,
  'utf-16le': utf16('utf-16le'),
  'utf-16be': utf16('utf-16be'),
  gb18030,
  'big5-hkscs': {
    length: big5Length,
    units: (bytes, at, length) =>
      length === 1 ? 1 : big5Units(bytes[at] as number, bytes[at + 1] as number),
    strict: strictBig5,
  },
  hz: hzEncoding(gb18030.strict),
  'utf-8+gb18030+utf-8': misread(utf8, 'gb18030', utf8),
  'utf-8+windows-1252+utf-8': misread(utf8, 'windows-1252', utf8),
  'gb18030+windows-1252+utf-8': misread(gb18030, 'windows-1252', utf8),
};

/** Labels by encoding, without case, hyphens, underscores and a leading `x`: GB2312 and GBK are parts of GB18030, Big5 of Big5-HKSCS. */
const labels: { readonly [name in Charset]: RegExp } = {
  'utf-8': /^(?:unicode11)?utf8(?:bom|sig)?$/,
  'utf-16le': /^(?:utf16(?:le)?|ucs2(?:le)?|unicode)$/,
  'utf-16be': /^(?:utf16be|ucs2be)$/,
  gb18030: /^(?:gb18030(?:2000|2005|2022)?|gb2312(?:80)?|csgb2312|gbk|cp936|ms936|windows936|euccn|chinese)$/,
  'big5-hkscs': /^(?:big5(?:hkscs)?|cnbig5|csbig5|xbig5|big5eten|cp950|ms950|windows950)$/,
  hz: /^hz(?:gb2312)?$/,
  'utf-8+gb18030+utf-8': /^utf8\+gb18030\+utf8$/,
  'utf-8+windows-1252+utf-8': /^utf8\+windows1252\+utf8$/,
  'gb18030+windows-1252+utf-8': /^gb18030\+windows1252\+utf8$/,
};

/** The encoding that a label means; undefined for a label that is not one of the encodings read here. */
export function charsetOf(label: string): Charset | undefined {
  const plain = label
    .toLowerCase()
    .replace(/[\s_-]/g, '')
    .replace(/^x/, '');
  const names = Object.keys(labels) as Charset[];
  return names.find((name) => labels[name].test(plain));
}
