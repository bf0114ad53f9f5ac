import type { ByteWidth, PartData } from './report-data.ts';

/** How many bytes a character takes, as a rule. */
export function bytesOf(width: ByteWidth, code: number): number {
  if (width === 'utf-16') return code > 0xffff ? 4 : 2;
  if (code < 0x80) return 1;
  if (code > 0xffff) return 4;
  return width === 'utf-8' && code >= 0x800 ? 3 : 2;
}

/** The byte offsets of all UTF-16 offsets of a part of the raw text, its end included. */
export function byteOffsets(raw: string, { from, to, width, shifts }: PartData): Uint32Array {
  const offsets = new Uint32Array(to - from + 1);
  let byte = 0;
  let shift = 0;
  let next = shifts[0] ?? Infinity;
  for (let at = 0; at < to - from; ) {
    if (at === next) {
      byte += shifts[shift + 1] as number;
      shift += 2;
      next += shifts[shift] ?? Infinity;
    }
    const code = raw.codePointAt(from + at) as number;
    offsets[at] = byte;
    if (code > 0xffff) offsets[at + 1] = byte;
    at += code > 0xffff ? 2 : 1;
    byte += bytesOf(width, code);
  }
  offsets[to - from] = byte;
  return offsets;
}
