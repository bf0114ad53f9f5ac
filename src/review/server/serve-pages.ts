import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MOST_BYTES, type Refusal, refusedHost, refusedPost } from './refused.ts';

/** What a server of audit pages shows and takes. */
export interface Desk {
  /** the HTML of the page at a path below the root, such as `index.html`; undefined where there is none */
  readonly page: (path: string, token: string) => Promise<string | undefined>;
  /** takes a mark, as the JSON that was sent; a string says why it is none */
  readonly take: (json: string) => Promise<string | undefined>;
  /** told of an error that is nobody's request's fault */
  readonly onError: (error: unknown) => void;
}

/** A server that runs. */
export interface Served {
  /** `http://127.0.0.1:4812/` */
  readonly address: string;
  /** ends it; resolves when it has */
  readonly close: () => Promise<void>;
}

/**
 * Serves pages to this machine alone and takes marks from them; port 0 is any that is free.
 *
 * It listens on 127.0.0.1, answers to no other name, and takes nothing that a page of another site sends. Rejects with
 * the error of the system where it cannot listen.
 */
export async function servePages(port: number, desk: Desk): Promise<Served> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer({ requestTimeout: 30_000 }, (request, response) => {
    const own = (server.address() as AddressInfo).port;
    answer(request, response, desk, own, token).catch((error) => {
      desk.onError(error);
      if (!response.headersSent)
        say(response, { status: 500, why: 'the server failed; its terminal says why' });
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  desk: Desk,
  port: number,
  token: string,
): Promise<void> {
  const foreign = refusedHost(request, port);
  if (foreign !== undefined) return say(response, foreign);
  const path = pathOf(request.url ?? '');
  if (path === undefined) return say(response, { status: 400, why: 'this is no address of a page' });
  if (path === 'marks') {
    if (request.method !== 'POST') return say(response, { status: 405, why: 'marks are posted' });
    return take(request, response, desk, port, token);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return say(response, { status: 405, why: 'pages are read' });
  const html = await desk.page(path, token);
  if (html === undefined) return say(response, { status: 404, why: 'there is no such page' });
  send(response, 200, 'text/html', html, request.method === 'HEAD');
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  desk: Desk,
  port: number,
  token: string,
): Promise<void> {
  const refusal = refusedPost(request, port, token);
  if (refusal !== undefined) return say(response, refusal);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES)
      return say(response, { status: 413, why: `a mark has ${MOST_BYTES} bytes at most` });
    chunks.push(chunk);
  }
  const wrong = await desk.take(Buffer.concat(chunks).toString('utf8'));
  if (wrong !== undefined) return say(response, { status: 422, why: wrong });
  send(response, 200, 'application/json', '{}', false);
}

/** The path of a page below the root; undefined where it cannot be read. It names a page, never a file of the disk. */
function pathOf(url: string): string | undefined {
  const [path = ''] = url.split(/[?#]/);
  try {
    const plain = decodeURIComponent(path);
    return plain === '/' ? 'index.html' : plain.startsWith('/') ? plain.slice(1) : undefined;
  } catch {
    return undefined;
  }
}

function say(response: ServerResponse, { status, why }: Refusal): void {
  response.setHeader('connection', 'close');
  send(response, status, 'text/plain', `${why}\n`, false);
}

function send(response: ServerResponse, status: number, type: string, body: string, isHead: boolean): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  });
  response.end(isHead ? undefined : bytes);
}
