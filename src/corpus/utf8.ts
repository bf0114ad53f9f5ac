import { transcode } from 'node:buffer';

/** The room for the units of texts that are no longer than this (UTF-16): to make it takes longer than to fill it. */
const SHORT = 0x20000;
let room: Buffer | undefined;

/** The bytes of a text that has no half of a character: as `Buffer.from` makes them, some five times as fast where it is Chinese. */
export function utf8(text: string): Uint8Array {
  if (text.length > SHORT) return transcode(Buffer.from(text, 'utf16le'), 'utf16le', 'utf8');
  room ??= Buffer.from(new ArrayBuffer(2 * SHORT));
  room.write(text, 0, 'utf16le');
  return transcode(room.subarray(0, 2 * text.length), 'utf16le', 'utf8');
}
