import { AwsClient } from 'aws4fetch';
import type { Store, Stored } from './store.ts';

/** What tells where a bucket is and who asks: the names that the tools of AWS have. */
interface Environment {
  readonly [name: string]: string | undefined;
}

/**
 * A bucket that speaks S3, or what lies below a prefix of it: `s3://bucket/prefix`.
 *
 * `AWS_ENDPOINT_URL` names the server, where it is not that of AWS; keys and region are those of the environment too.
 * Throws where there are no keys. What the server refuses is an error with its status.
 */
export function bucketStore(place: string, env: Environment): Store {
  const [, bucket = '', rest = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(place) ?? [];
  const prefix = rest === '' || rest.endsWith('/') ? rest : `${rest}/`;
  const region = env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? 'us-east-1';
  const endpoint = env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL ?? `https://s3.${region}.amazonaws.com`;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (bucket === '') throw new Error(`${place} names no bucket. Write s3://BUCKET/PREFIX.`);
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw new Error(
      `${place} needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, and AWS_ENDPOINT_URL where the server is not that of AWS.`,
    );
  const session = env.AWS_SESSION_TOKEN;
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey,
    ...(session !== undefined && { sessionToken: session }),
    region,
    service: 's3',
    retries: 4,
  });
  const root = `${endpoint.replace(/\/$/, '')}/${bucket}`;

  async function ask(method: string, path: string, body?: Uint8Array): Promise<Response> {
    const url = `${root}/${encoded(prefix + path)}`;
    const response = await client
      .fetch(url, { method, ...(body !== undefined && { body: body as Uint8Array<ArrayBuffer> }) })
      .catch((error: Error) => {
        const { cause } = error as { cause?: { code?: string; message?: string } };
        throw new Error(`${place} does not answer (${cause?.code ?? cause?.message ?? error.message}).`);
      });
    if (response.ok || response.status === 404) return response;
    throw new Error(`${place}: ${method} ${path} was refused with status ${response.status}.`);
  }

  return {
    place,
    list,
    async *paths(under) {
      for await (const { path } of list(under)) yield path;
    },
    async read(path) {
      const response = await ask('GET', path);
      if (response.status !== 404) return new Uint8Array(await response.arrayBuffer());
      await response.body?.cancel();
      return undefined;
    },
    async write(path, bytes) {
      const response = await ask('PUT', path, bytes);
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${place} is not there: make the bucket first.`);
    },
    async remove(path) {
      await (await ask('DELETE', path)).arrayBuffer();
    },
  };

  async function* list(under: string): AsyncGenerator<Stored> {
    let token: string | undefined;
    do {
      const query = new URLSearchParams({
        'list-type': '2',
        'encoding-type': 'url',
        prefix: prefix + under,
        ...(token !== undefined && { 'continuation-token': token }),
      });
      const response = await client.fetch(`${root}?${query}`);
      if (!response.ok) throw new Error(`${place} cannot be listed: status ${response.status}.`);
      const page = listed(await response.text());
      for (const { path, ...stored } of page.found) yield { path: path.slice(prefix.length), ...stored };
      token = page.next;
    } while (token !== undefined);
  }
}

/** As a path of a URL; also what other encoders leave as it is, for it is signed. */
function encoded(path: string): string {
  return path
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(
        /[!'()*]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');
}

/** A page of a listing, and how the next one is asked for. */
function listed(xml: string): { readonly found: readonly Stored[]; readonly next?: string } {
  const isEncoded = xml.includes('<EncodingType>url</EncodingType>');
  const found: { path: string; bytes: number; mark: string }[] = [];
  let next: string | undefined;
  for (const [, tag, said = ''] of xml.matchAll(/<(Key|ETag|Size|NextContinuationToken)>([^<]*)</g)) {
    const value = unescaped(said);
    const last = found.at(-1);
    if (tag === 'Key')
      found.push({
        path: isEncoded ? decodeURIComponent(value.replaceAll('+', ' ')) : value,
        bytes: 0,
        mark: '',
      });
    else if (tag === 'NextContinuationToken') next = value;
    else if (last !== undefined && tag === 'ETag') last.mark = value.replaceAll('"', '');
    else if (last !== undefined) last.bytes = Number(value);
  }
  return { found, ...(next !== undefined && { next }) };
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{1,4}));/gi, (all, hex, number, name) => {
    if (name !== undefined) return NAMED[name] ?? all;
    return String.fromCodePoint(hex === undefined ? Number(number) : Number.parseInt(hex, 16));
  });
}
