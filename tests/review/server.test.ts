import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportsNamed } from '../../src/audit/open-report.ts';
import type { Mark } from '../../src/documents/mark.ts';
import { readReviews } from '../../src/review/read-reviews.ts';
import { reviewDesk } from '../../src/review/review-desk.ts';
import { type Served, servePages } from '../../src/review/server/serve-pages.ts';
import { smallCorpus } from '../audit/small-corpus.ts';
import { markAt, treated } from './invented-mark.ts';

let corpus: Awaited<ReturnType<typeof smallCorpus>>;
let served: Served;
let reviews: string;
let names: readonly string[];
let token: string;
const errors: unknown[] = [];
const mark: Mark = markAt(treated('甲,乙', [[/,/g, '，', 'normalise/marks']]), { from: 1, to: 2 });

beforeAll(async () => {
  corpus = await smallCorpus();
  reviews = join(corpus.raw, '..', 'reviews');
  names = await reportsNamed(corpus, []);
  const desk = reviewDesk(corpus, { all: names, names, reviews, first: 0 }, (error) => errors.push(error));
  served = await servePages(0, desk);
  const page = await get(`/${names[0]?.split('/').map(encodeURIComponent).join('/')}.html`);
  token = /"token":"([\w-]{32})"/.exec(page.body)?.[1] as string;
});
afterAll(async () => {
  await served?.close();
  await corpus?.remove();
  expect(errors).toEqual([]);
});

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A request as it is, with no header that a browser would put in or leave out. */
function ask(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: string,
): Promise<Answer> {
  const { port } = new URL(served.address);
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (data) => {
        text += data;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, body: text, headers: response.headers }),
      );
    });
    asked.on('error', reject).end(body);
  });
}

const get = (path: string, headers = {}) => ask('GET', path, headers);
const origin = () => served.address.slice(0, -1);
const proper = () => ({
  origin: origin(),
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
  'x-qingyuan-token': token,
});
const post = (headers: Readonly<Record<string, string>>, body = JSON.stringify(mark)) =>
  ask('POST', '/marks', headers, body);
const kept = async () => (await readReviews(reviews)).all.length;

describe('pages', () => {
  test('are those of the corpus, made when they are asked for, and may speak with their server alone', async () => {
    const index = await get('/');
    expect(index.status).toBe(200);
    expect(index.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
    });
    const paths = [...index.body.matchAll(/href="(site[^"#]+\.html)"/g)].map(([, path]) => path as string);
    expect(new Set(paths).size).toBe(names.length);
    for (const path of paths) {
      const page = await get(`/${path}`);
      expect(page.status).toBe(200);
      expect(page.body).toContain("connect-src 'self'");
      expect(page.body).toContain("default-src 'none'");
    }
    expect((await ask('HEAD', '/')).body).toBe('');
  });

  test.each([
    '/../package.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fraw/site/two.txt',
    '/site/two.txt',
    '/audit-pages.json',
    '/index.html%00',
    '//example.org/',
    '/constructor',
    '/__proto__.html',
  ])('of any other path are not there: %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  test('of a path that cannot be read are refused', async () => {
    expect((await get('/%ff%')).status).toBe(400);
  });

  test('are read, and marks are posted', async () => {
    expect((await ask('POST', '/')).status).toBe(405);
    expect((await ask('DELETE', '/')).status).toBe(405);
    expect((await get('/marks')).status).toBe(405);
  });
});

describe('a name that somebody else lets point to this machine is not answered', () => {
  test.each(['evil.example', '127.0.0.1', 'localhost', '127.0.0.1.evil.example', '[::1]'])(
    '%s',
    async (host) => {
      const { port } = new URL(served.address);
      expect(
        (await get('/', { host: host === '127.0.0.1' ? host : `${host}:${host === 'localhost' ? 1 : port}` }))
          .status,
      ).toBe(421);
      expect((await post({ ...proper(), host })).status).toBe(421);
    },
  );
  test('localhost is this machine', async () => {
    expect((await get('/', { host: `localhost:${new URL(served.address).port}` })).status).toBe(200);
  });
  test('it listens on the loopback address alone', async () => {
    expect(new URL(served.address).hostname).toBe('127.0.0.1');
    const port = Number(new URL(served.address).port);
    const other = await new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.2', port })
        .on('connect', () => resolve(socket.destroy() && 'connected'))
        .on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    });
    expect(other).toBe('ECONNREFUSED');
  });
});

describe('a mark is not taken', () => {
  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['from a page of another site', { origin: 'https://evil.example' }, 403],
    ['from a page on the disk', { origin: 'null' }, 403],
    ['from another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['from a page of this server that says it is https', { origin: 'https://127.0.0.1' }, 403],
    ['without an origin', { origin: '' }, 403],
    ['from a site that the browser calls another', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from the same site only', { 'sec-fetch-site': 'same-site' }, 403],
    ['without the word of the page', { 'x-qingyuan-token': '' }, 403],
    ['with another word', { 'x-qingyuan-token': 'A'.repeat(32) }, 403],
    ['as a form sends it', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['as plain text', { 'content-type': 'text/plain' }, 415],
    ['in another charset', { 'content-type': 'application/json; charset=gbk' }, 415],
  ])('%s', async (_, headers, status) => {
    const before = await kept();
    expect((await post({ ...proper(), ...headers })).status).toBe(status);
    expect(await kept()).toBe(before);
  });

  test.each([
    ['no JSON', '{', 'this is no JSON'],
    ['no mark', '{}', 'this is no mark'],
    [
      'of a source that is not here',
      JSON.stringify({ ...mark, source: 'elsewhere' }),
      'there is no source elsewhere here',
    ],
    ['with a path for a source', JSON.stringify({ ...mark, source: '../../x' }), 'this is no mark: source'],
  ])('that is %s', async (_, body, why) => {
    const before = await kept();
    const answer = await post(proper(), body);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(why);
    expect(await kept()).toBe(before);
  });

  test('that is too long, whether it says so or not', async () => {
    const long = JSON.stringify({ ...mark, note: 'x'.repeat(300_000) });
    expect((await post({ ...proper(), 'content-length': String(long.length) }, long)).status).toBe(413);
    const answer = await post({ ...proper(), 'transfer-encoding': 'chunked' }, long).catch(() => undefined);
    expect(answer?.status ?? 413).toBe(413);
    expect(await kept()).toBe(0);
  });
});

test('marks that come at once from pages of ours are each written whole', async () => {
  const many = Array.from({ length: 20 }, (_, at) => ({ ...mark, note: `mark ${at}` }));
  const answers = await Promise.all(many.map((each) => post(proper(), JSON.stringify(each))));
  expect(answers.map(({ status }) => status)).toEqual(many.map(() => 200));
  const { all, marks, problems } = await readReviews(reviews);
  expect(problems).toEqual([]);
  expect(all).toHaveLength(20);
  expect(marks).toHaveLength(1);
});
