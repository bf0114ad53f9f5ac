import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { ArchiveError } from './archive-error.ts';
import { type Headers, headersOf } from './header-lines.ts';
import { type Limits, mostUnpacked } from './limits.ts';

/** What stands before the body of an HTTP response. */
export interface HttpHead {
  readonly status: number;
  readonly headers: Headers;
  /** offset in bytes of the body */
  readonly body: number;
}

/** A body as the browser would have it. */
export interface HttpBody {
  readonly bytes: Buffer;
  /** what of it is known not to be there, a sentence each */
  readonly gaps: readonly string[];
}

/** The longest head that is looked for, in bytes. */
export const LONGEST_HEAD = 64 * 1024;

/** The head of an HTTP response; undefined where the bytes begin with none, or do not hold all of it. */
export function httpHeadOf(block: Buffer): HttpHead | undefined {
  const first = block.toString('latin1', 0, 32);
  const status = /^HTTP\/\d(?:\.\d)? {1,9}(\d{3})(?=[ \r\n])/.exec(first)?.[1];
  const body = status === undefined ? undefined : endOfHead(block.subarray(0, LONGEST_HEAD));
  if (body === undefined) return undefined;
  const lines = block.toString('latin1', 0, body).trimEnd().split(/\r?\n/);
  return { status: Number(status), headers: headersOf(lines.slice(1)), body };
}

/** The offset behind the first empty line: some servers end lines without a carriage return. */
function endOfHead(block: Buffer): number | undefined {
  const strict = block.indexOf('\r\n\r\n');
  const loose = block.subarray(0, strict < 0 ? block.length : strict).indexOf('\n\n');
  if (loose >= 0) return loose + 2;
  return strict < 0 ? undefined : strict + 4;
}

/**
 * Takes from a body what it was wrapped in for the way: chunks, then encodings (gzip, deflate, br).
 *
 * Many crawlers keep the headers and write the body unwrapped: what does not begin as its header says stays as it is.
 * Throws an ArchiveError where it is damaged, wrapped in what is not known, or grows beyond the limits.
 */
export function unwrapped(body: Buffer, headers: Headers, limits: Limits): HttpBody {
  const gaps: string[] = [];
  const cut = (why: string): number => gaps.push(`${why}: the rest of the page is not in the archive.`);
  let bytes = body;
  const transfer = codings(headers.get('transfer-encoding'));
  if (transfer.at(-1) === 'chunked') {
    const found = dechunked(body);
    if (found !== undefined) bytes = found.bytes;
    if (found?.whole === false) cut('its last chunk is missing');
  } else {
    const stated = /^\d+$/.exec(headers.get('content-length') ?? '')?.[0];
    if (stated !== undefined && body.length < Number(stated))
      cut(`its HTTP header says ${stated} bytes, it has ${body.length}`);
  }
  const content = codings(headers.get('content-encoding'));
  for (const coding of [...content, ...transfer.filter((each) => each !== 'chunked')].reverse()) {
    const found = decoded(bytes, coding, limits);
    bytes = found.bytes;
    if (!found.whole && gaps.length === 0) cut(`its ${coding} data is cut off`);
  }
  return { bytes, gaps };
}

/** The first bytes of an unwrapped body, from the first bytes of the wrapped one; none where it cannot be told. */
export function firstBytes(body: Buffer, headers: Headers, limits: Limits): Buffer {
  try {
    return unwrapped(body, headers, limits).bytes.subarray(0, 1024);
  } catch {
    return Buffer.alloc(0);
  }
}

function codings(value: string | undefined): readonly string[] {
  const names = (value ?? '').toLowerCase().split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
}

/** The chunks of a body, joined; undefined where it does not begin with one. */
function dechunked(body: Buffer): { readonly bytes: Buffer; readonly whole: boolean } | undefined {
  const pieces: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf(10, at);
    const size = /^([\da-f]{1,8})[ \t]*(?:;[^\n]*)?\r?$/i.exec(
      body.toString('latin1', at, Math.min(end < 0 ? body.length : end, at + 256)),
    )?.[1];
    if (size === undefined || end < 0)
      return at === 0 ? undefined : { bytes: Buffer.concat(pieces), whole: false };
    const length = Number.parseInt(size, 16);
    if (length === 0) return { bytes: Buffer.concat(pieces), whole: true };
    const chunk = body.subarray(end + 1, end + 1 + length);
    pieces.push(chunk);
    if (chunk.length < length) return { bytes: Buffer.concat(pieces), whole: false };
    at = end + 1 + length;
    if (body[at] === 13) at += 1;
    if (body[at] === 10) at += 1;
  }
}

function decoded(
  bytes: Buffer,
  coding: string,
  limits: Limits,
): { readonly bytes: Buffer; readonly whole: boolean } {
  const whole = { bytes, whole: true };
  if (bytes.length === 0) return whole;
  const unpack = unpackerOf(bytes, coding);
  if (unpack === undefined) return whole;
  const maxOutputLength = mostUnpacked(bytes.length, limits);
  try {
    return { bytes: unpack(bytes, { maxOutputLength }), whole: true };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new ArchiveError(
        `its ${coding} data unpacks to more than ${maxOutputLength} bytes. Leave it out of raw.`,
      );
    // Brotli has no first bytes of its own: what is none was written unwrapped.
    if (code === 'Z_BUF_ERROR')
      return { bytes: unpack(bytes, { maxOutputLength, ...asFarAsItGoes(coding) }), whole: false };
    if (coding === 'br') return whole;
    throw new ArchiveError(`its ${coding} data is damaged. Fetch it again.`);
  }
}

type Unpack = (bytes: Buffer, options: { maxOutputLength: number; finishFlush?: number }) => Buffer;

/** What takes an encoding away; undefined where the bytes do not begin as it does. */
function unpackerOf(bytes: Buffer, coding: string): Unpack | undefined {
  const [first = 0, second = 0] = bytes;
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return first === 0x1f && second === 0x8b ? gunzipSync : undefined;
    case 'deflate':
      // RFC 9110 means zlib's format; many servers send the bare one. Markup is neither.
      if ((first & 0x0f) === 8 && (first * 256 + second) % 31 === 0) return inflateSync;
      return first === 0x3c ? undefined : inflateRawSync;
    case 'br':
      return brotliDecompressSync;
    default:
      throw new ArchiveError(`its body is in the encoding ${JSON.stringify(coding)}, which cannot be read.`);
  }
}

function asFarAsItGoes(coding: string): { readonly finishFlush: number } {
  return { finishFlush: coding === 'br' ? constants.BROTLI_OPERATION_FLUSH : constants.Z_SYNC_FLUSH };
}
