import type { Known } from '../documents/raw-document.ts';
import type { MemberBytes } from './archive.ts';
import { contentTypeOf, type Headers } from './header-lines.ts';
import { firstBytes, httpHeadOf, LONGEST_HEAD, unwrapped } from './http-message.ts';
import { checkSize, type Limits } from './limits.ts';
import type { WarcRecord } from './warc.ts';
import { lastPart, warcName } from './warc-name.ts';
import { webDocument } from './web-document.ts';

/** How much of a record's block is enough to tell whether it is a document, in bytes. */
export const LONGEST_LOOK = LONGEST_HEAD + 4096;

/** The name of the document that a record holds, by the first bytes of its block; else what it is instead. */
export function documentIn(
  { number, headers, length }: Pick<WarcRecord, 'number' | 'headers' | 'length'>,
  look: Buffer,
  limits: Limits,
): { readonly name: string } | { readonly passed: string } {
  const kind = headers.get('warc-type')?.toLowerCase() ?? '';
  const address = addressOf(headers);
  if (kind !== 'response' && kind !== 'resource')
    return { passed: /^[a-z]{1,20}$/.test(kind) ? kind : 'of no known kind' };
  const http = kind === 'response' ? httpHeadOf(look) : undefined;
  if (kind === 'response' && http === undefined) return { passed: 'response without HTTP' };
  if (http !== undefined && (http.status < 200 || http.status > 299))
    return { passed: `answered ${http.status}` };
  if (length === (http?.body ?? 0)) return { passed: 'empty' };
  const type = contentTypeOf((http?.headers ?? headers).get('content-type'))?.type;
  const verdict = webDocument(type, lastPart(address), () =>
    http === undefined ? look : firstBytes(look.subarray(http.body), http.headers, limits),
  );
  return 'passed' in verdict ? verdict : { name: warcName(number, address, verdict.ending) };
}

/** The document that a record holds, with what its headers say of it. Throws an ArchiveError where it cannot be read. */
export function documentOf(headers: Headers, block: Buffer, limits: Limits): MemberBytes {
  const http = headers.get('warc-type')?.toLowerCase() === 'response' ? httpHeadOf(block) : undefined;
  const body = http === undefined ? block : block.subarray(http.body);
  const { bytes, gaps } =
    http === undefined ? { bytes: body, gaps: [] } : unwrapped(body, http.headers, limits);
  checkSize(bytes.length, limits);
  const charset = contentTypeOf((http?.headers ?? headers).get('content-type'))?.charset;
  const missing = [...statedGaps(headers, http?.status), ...gaps];
  return {
    bytes,
    known: knownFrom(headers),
    ...(charset !== undefined && { transportCharset: charset }),
    ...(missing.length > 0 && { gaps: missing }),
  };
}

function* statedGaps(headers: Headers, status: number | undefined): Generator<string> {
  const truncated = headers.get('warc-truncated');
  if (truncated !== undefined)
    yield `the crawler cut the page off (WARC-Truncated: ${/^[\w-]{1,20}/.exec(truncated)?.[0] ?? 'unspecified'}).`;
  if (headers.has('warc-segment-number')) yield 'the page goes on in further records of the archive.';
  if (status === 206) yield 'the server sent a part of the page only (HTTP status 206).';
}

function addressOf(headers: Headers): string | undefined {
  // Some versions of wget write the address in angle brackets.
  return headers.get('warc-target-uri')?.replace(/^<(.*)>$/, '$1');
}

/** The address, unless it is of somebody's disk, and the time of the capture in the forms that a record of ours can have. */
function knownFrom(headers: Headers): Known {
  const url = /^(?:https?|ftp):\/\/\S+$/i.exec(addressOf(headers) ?? '')?.[0];
  const date = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z)?$/.exec(
    headers.get('warc-date') ?? '',
  )?.[0];
  return {
    ...(url !== undefined && { url }),
    ...(date !== undefined && { retrievedAt: date, retrievedAtBasis: 'observed' as const }),
  };
}
