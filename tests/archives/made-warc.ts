import { brotliCompressSync, gzipSync } from 'node:zlib';
import { WARCRecord, WARCSerializer } from 'warcio';

/** A response as a crawler got it. */
export interface Response {
  readonly url: string;
  readonly body: string | Uint8Array;
  readonly date?: string;
  readonly type?: string;
  readonly status?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly warcHeaders?: { readonly [name: string]: string };
}

const DATE = '2025-06-11T08:30:00Z';

/** A record with any header and any block. */
export function recordOf(headers: { readonly [name: string]: string }, block: Uint8Array): Buffer {
  const lines = Object.entries({ ...headers, 'Content-Length': headers['Content-Length'] ?? block.length });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${head}\r\n`), block, Buffer.from('\r\n\r\n')]);
}

/** The record of a response. */
export function responseOf(response: Response): Buffer {
  const {
    url,
    body,
    date = DATE,
    type = 'text/html',
    status = '200 OK',
    headers = {},
    warcHeaders,
  } = response;
  const lines = Object.entries({ 'Content-Type': type, ...headers }).filter(([, value]) => value !== '');
  const head = `HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return recordOf(
    {
      'WARC-Type': 'response',
      'WARC-Target-URI': url,
      'WARC-Date': date,
      'Content-Type': 'application/http; msgtype=response',
      ...warcHeaders,
    },
    Buffer.concat([Buffer.from(head), Buffer.from(body)]),
  );
}

/** The record of something that a crawler put there itself. */
export function resourceOf(url: string, type: string, body: string | Uint8Array): Buffer {
  return recordOf(
    { 'WARC-Type': 'resource', 'WARC-Target-URI': url, 'WARC-Date': DATE, 'Content-Type': type },
    Buffer.from(body),
  );
}

/** Records, each in a gzip member of its own, as the standard recommends. */
export function packedEach(records: readonly Uint8Array[]): Buffer {
  return Buffer.concat(records.map((record) => gzipSync(record)));
}

/** A body in chunks of so many bytes. */
export function chunked(body: Uint8Array, size: number): Buffer {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < body.length; at += size) {
    const chunk = body.subarray(at, at + size);
    pieces.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
  }
  return Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')]);
}

/** A body as servers wrap it. */
export const wrapped = {
  gzip: (body: string) => gzipSync(body),
  br: (body: string) => brotliCompressSync(body),
};

/** A WARC written by another program: warcio. */
export async function warcioWarc(responses: readonly Response[], gzip: boolean): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const info = WARCRecord.createWARCInfo({ filename: 'crawl.warc', date: DATE }, { software: 'warcio' });
  const records = responses.map(({ url, body, type = 'text/html', date = DATE }) =>
    WARCRecord.create(
      { url, date, type: 'response', warcVersion: 'WARC/1.1', httpHeaders: { 'Content-Type': type } },
      [Buffer.from(body)],
    ),
  );
  for (const record of [info, ...records]) pieces.push(await WARCSerializer.serialize(record, { gzip }));
  return Buffer.concat(pieces);
}
