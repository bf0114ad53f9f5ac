import { transcode } from 'node:buffer';

/** The room for the units of texts that are no longer than this (UTF-16): to make it takes longer than to fill it. */
const SHORT = 0x20000;
let room: Buffer | undefined;

/**
 * The bytes of a text that has no half of a character: as `Buffer.from` makes them, some five times as fast where it is Chinese.
 *
 * `end` stands behind it: a text with something put behind it would be copied before it is read.
 */
export function utf8(text: string, end = ''): Uint8Array {
  const length = text.length + end.length;
  if (length > SHORT) return transcode(Buffer.from(text + end, 'utf16le'), 'utf16le', 'utf8');
  room ??= Buffer.from(new ArrayBuffer(2 * SHORT));
  room.write(text, 0, 'utf16le');
  if (end !== '') room.write(end, 2 * text.length, 'utf16le');
  return transcode(room.subarray(0, 2 * length), 'utf16le', 'utf8');
}
