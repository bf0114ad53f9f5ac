import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request is not served: the status and a sentence. */
export interface Refusal {
  readonly status: number;
  readonly why: string;
}

/** A mark has no more bytes than this. */
export const MOST_BYTES = 262_144;

/**
 * Why a request is none of this machine's own browser, if it is not.
 *
 * A page elsewhere that lets its name point to 127.0.0.1 sends that name as Host; it is not ours.
 */
export function refusedHost({ headers }: IncomingMessage, port: number): Refusal | undefined {
  if (hosts(port).includes(headers.host ?? '')) return undefined;
  return { status: 421, why: `this server answers to 127.0.0.1:${port} only` };
}

/** Why a mark is not taken from a request, if it is not: it must come from a page of ours, and say so in every way. */
export function refusedPost({ headers }: IncomingMessage, port: number, token: string): Refusal | undefined {
  const origin = headers.origin ?? '';
  if (!hosts(port).some((host) => origin === `http://${host}`))
    return { status: 403, why: 'marks are taken from the pages of this server only (Origin)' };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin')
    return { status: 403, why: 'marks are taken from the pages of this server only (Sec-Fetch-Site)' };
  if (!isSame(headers['x-qingyuan-token'], token))
    return { status: 403, why: 'this page is of an earlier run: load it again' };
  if (!/^application\/json(?:;\s*charset=utf-8)?$/i.test(headers['content-type'] ?? ''))
    return { status: 415, why: 'a mark is application/json' };
  const length = Number(headers['content-length']);
  if (length > MOST_BYTES) return { status: 413, why: `a mark has ${MOST_BYTES} bytes at most` };
  return undefined;
}

function hosts(port: number): readonly string[] {
  // A browser leaves the port of http out.
  return ['127.0.0.1', 'localhost'].flatMap((name) =>
    port === 80 ? [name, `${name}:80`] : [`${name}:${port}`],
  );
}

function isSame(given: string | readonly string[] | undefined, token: string): boolean {
  const [one, other] = [Buffer.from(typeof given === 'string' ? given : ''), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
