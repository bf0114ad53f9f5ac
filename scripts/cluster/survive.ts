import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listResults } from '../../src/queue/results.ts';
import { bucketStore } from '../../src/stores/bucket-store.ts';
import { folderStore } from '../../src/stores/folder-store.ts';
import { makeRaw } from './made-raw.ts';
import { type Ended, run, type Started, start } from './processes.ts';
import { startBuckets, startRedis } from './servers.ts';

/** A corpus that is built by several workers while some of them are killed and Redis is started anew. */
export interface Ordeal {
  /** an empty folder */
  readonly folder: string;
  readonly documents: number;
  readonly workers: number;
  /** workers that are killed at once (SIGKILL), each when another part of the documents is built; others take their place */
  readonly kills: number;
  /** whether Redis is ended and started again when half of them are */
  readonly restarts: boolean;
  /** whether raw, clean and work lie in a bucket, and not in folders */
  readonly bucket: boolean;
  /** seconds after which a killed worker's documents go to others */
  readonly lock: number;
}

/** What came of it. */
export interface Survived {
  /** paths of which the bytes, or their being there, are others than those that one machine makes */
  readonly differences: readonly string[];
  /** raw documents, as the manifest has them */
  readonly documents: number;
  readonly failed: readonly string[];
  /** the paths of the dead, as `jobs` tells them */
  readonly dead: readonly string[];
  /** what a second `submit` sends while the first is being built, and one after all is built */
  readonly sentAgain: readonly number[];
  /** documents that workers say they built or found wanting; those of killed workers are not told */
  readonly builds: number;
  readonly ends: readonly Ended[];
  /** seconds of CPU on one machine, and of all commands of the queue */
  readonly cpu: { readonly one: number; readonly queue: number };
}

/** Builds a corpus on one machine and by a queue, and compares. */
export async function survive(ordeal: Ordeal): Promise<Survived> {
  const { folder, documents, workers, kills, restarts, bucket, lock } = ordeal;
  const raw = join(folder, 'raw');
  mkdirSync(folder, { recursive: true });
  makeRaw(raw, documents);
  const one = await run(
    ['all', '--raw', raw, '--clean', 'one', '--jobs', String(workers), '--quiet'],
    folder,
    {
      QINGYUAN_CACHE: join(folder, 'memory-one'),
    },
  );
  const redis = await startRedis(join(folder, 'redis'));
  const buckets = bucket ? await startBuckets(join(folder, 'buckets')) : undefined;
  const env = buckets?.env ?? {};
  const place = (name: string): string => (bucket ? `s3://corpus/${name}` : join(folder, name));
  if (bucket) await upload(raw, place('raw'), env);
  const places = ['--raw', place('raw'), '--clean', place('clean'), '--work', place('work')];
  const words = [...places, '--redis', redis.url];
  const work = bucket ? bucketStore(place('work'), env) : folderStore(place('work'));
  const begin = (): Started =>
    start(
      ['worker', ...words, '--jobs', '1', '--lock', String(lock), '--once', '--json', '--quiet'],
      folder,
      env,
    );
  const ends: Ended[] = [];
  try {
    const sending = start(['submit', ...words, '--json', '--quiet', '--ahead', '200'], folder, env);
    while ((await waitingIn(words, folder, env)) === 0) await pause();
    const running = Array.from({ length: workers }, begin);
    const sentAgain: number[] = [];
    const events = eventsOf(kills, restarts, documents);
    while (events.length > 0) {
      const built = (await listResults(work)).size;
      const [next] = events as [(typeof events)[number]];
      if (built < next.at) {
        await pause();
        continue;
      }
      events.shift();
      if (next.does === 'kill') {
        const victim = running.find(({ child }) => child.exitCode === null && child.signalCode === null);
        victim?.child.kill('SIGKILL');
        running.push(begin());
      } else await redis.restart();
    }
    if (kills > 0 || restarts) {
      ends.push(await sending.ended);
      const second = await run(['submit', ...words, '--json', '--quiet'], folder, env);
      sentAgain.push(JSON.parse(second.out).sent);
    } else ends.push(await sending.ended);
    const ended = await Promise.all(running.map((worker) => worker.ended));
    ends.push(...ended);
    const third = await run(['submit', ...words, '--json', '--quiet'], folder, env);
    sentAgain.push(JSON.parse(third.out).sent);
    const { dead } = await jobsOf(words, folder, env);
    ends.push(await run(['collect', ...words, '--json', '--quiet'], folder, env));
    const clean = bucket ? join(folder, '.qingyuan/clean') : place('clean');
    const manifest = JSON.parse(readFileSync(join(folder, 'one/manifest.json'), 'utf8'));
    const builds = ended.reduce((sum, { out }) => {
      const { built = 0, failed = 0 } = out === '' ? {} : JSON.parse(out);
      return sum + built + failed;
    }, 0);
    const published = bucket ? await download(place('clean'), env) : hashesBelow(clean);
    return {
      differences: differencesOf(hashesBelow(join(folder, 'one')), published),
      documents: manifest.documents.length,
      failed: manifest.documents.flatMap(({ path, error }: { path: string; error?: string }) =>
        error === undefined ? [] : [path],
      ),
      dead: dead.map(({ path }) => path),
      sentAgain,
      builds,
      ends,
      cpu: { one: one.cpu, queue: ends.reduce((sum, { cpu }) => sum + cpu, 0) },
    };
  } finally {
    await redis.stop();
    await buckets?.stop();
  }
}

interface Jobs {
  readonly waiting: number;
  readonly built: number;
  readonly dead: readonly { readonly path: string; readonly reason: string }[];
}

async function jobsOf(
  words: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Jobs> {
  const { out, err } = await run(['jobs', ...words, '--json'], folder, env);
  if (out === '') throw new Error(err);
  return JSON.parse(out);
}

async function waitingIn(...words: Parameters<typeof jobsOf>): Promise<number> {
  return (await jobsOf(...words)).waiting;
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

/** When what happens, by the number of documents that are built: the kills at random places, Redis in the middle. */
function eventsOf(
  kills: number,
  restarts: boolean,
  documents: number,
): { readonly at: number; readonly does: 'kill' | 'restart' }[] {
  const killed = Array.from({ length: kills }, () => ({
    at: Math.floor(documents * (0.1 + 0.6 * Math.random())),
    does: 'kill' as const,
  }));
  const restarted = restarts ? [{ at: Math.floor(documents / 2), does: 'restart' as const }] : [];
  return [...killed, ...restarted].sort((left, right) => left.at - right.at);
}

async function upload(folder: string, place: string, env: Readonly<Record<string, string>>): Promise<void> {
  const store = bucketStore(place, env);
  for (const path of pathsBelow(folder)) await store.write(path, readFileSync(join(folder, path)));
}

async function download(place: string, env: Readonly<Record<string, string>>): Promise<Map<string, string>> {
  const store = bucketStore(place, env);
  const found = new Map<string, string>();
  for await (const { path } of store.list(''))
    found.set(path, hashOf((await store.read(path)) as Uint8Array));
  return found;
}

function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function hashesBelow(folder: string): Map<string, string> {
  return new Map(pathsBelow(folder).map((path) => [path, hashOf(readFileSync(join(folder, path)))]));
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function differencesOf(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => one.get(path) !== other.get(path)).sort();
}
