import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';

/** A Redis of our own, which keeps what it was told over its end. */
export interface RedisServer {
  readonly url: string;
  /** ends it, as an administrator does, and starts it again a moment later */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts the Redis that is installed; rejects where none is, with what to do. */
export async function startRedis(folder: string): Promise<RedisServer> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const words = ['--port', String(port), '--dir', folder, '--appendonly', 'yes', '--save', ''];
    const started = spawn('redis-server', words, { stdio: 'ignore' });
    child = started;
    await Promise.race([
      answers(url),
      once(started, 'error').then(() => {
        throw new Error(
          'redis-server is not installed, and these tests need it. On Debian: apt-get install redis-server',
        );
      }),
    ]);
  };
  const stop = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null) return;
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    await ended;
  };
  await start();
  return {
    url,
    stop,
    async restart() {
      await stop();
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await start();
    },
  };
}

async function answers(url: string): Promise<void> {
  const connection = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  connection.on('error', () => undefined);
  try {
    await connection.ping();
  } finally {
    connection.disconnect();
  }
}

/** A server that speaks S3, and what a program is told to reach it. */
export interface BucketServer {
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** Starts a server with a bucket called `corpus`. */
export async function startBuckets(folder: string): Promise<BucketServer> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const program = createRequire(import.meta.url).resolve('s3rver/bin/s3rver.js');
  // Of a listing that goes on, it encrypts where by an algorithm that Node has no more without this.
  const words = ['--openssl-legacy-provider', program, '--address', '127.0.0.1', '--port', String(port)];
  const child = spawn(
    process.execPath,
    [...words, '--directory', folder, '--silent', '--configure-bucket', 'corpus'],
    { stdio: 'ignore' },
  );
  const endpoint = `http://127.0.0.1:${port}`;
  for (let up = false; !up; ) {
    if (child.exitCode !== null) throw new Error(`s3rver ended with ${child.exitCode}.`);
    up = await fetch(endpoint).then(
      () => true,
      () => new Promise<false>((resolve) => setTimeout(resolve, 100, false)),
    );
  }
  const env = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: 'S3RVER',
  };
  return {
    env,
    async stop() {
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, 'close');
  return port;
}
