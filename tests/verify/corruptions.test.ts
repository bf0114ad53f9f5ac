import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Folders } from '../../src/opening/folders.ts';
import { walk } from '../../src/opening/walk.ts';
import { verify } from '../../src/verify/verify.ts';
import { signAgain, smallCorpus } from '../audit/small-corpus.ts';
import { corruptions, seeded } from './corruptions.ts';

const TRIES = 3;

let corpus: Awaited<ReturnType<typeof smallCorpus>>;
let files: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  corpus = await smallCorpus();
  files = await filesOf(corpus);
});
afterAll(() => corpus.remove());

/** Every file of both folders, `clean/a.txt`, with its bytes. */
async function filesOf({ raw, clean }: Folders): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const [name, folder] of Object.entries({ raw, clean }))
    for (const path of await walk(folder)) found.set(`${name}/${path}`, await readFile(join(folder, path)));
  return found;
}

async function putBack(): Promise<void> {
  for (const path of (await filesOf(corpus)).keys()) if (!files.has(path)) await rm(placeOf(path));
  for (const [path, bytes] of files) {
    await mkdir(dirname(placeOf(path)), { recursive: true });
    await writeFile(placeOf(path), bytes);
  }
}

function placeOf(path: string): string {
  const [folder, ...rest] = path.split('/');
  return join(folder === 'raw' ? corpus.raw : corpus.clean, ...rest);
}

test('to sign all anew changes nothing: what is found in a forgery is the forgery', async () => {
  await signAgain(corpus.clean);
  expect(await filesOf(corpus)).toEqual(files);
});

test('there are more than a hundred corruptions', () => {
  expect(corruptions.length * TRIES).toBeGreaterThan(100);
});

test.each(corruptions)('$what: found, and named', async ({ apply, placed }) => {
  for (let seed = 1; seed <= TRIES; seed += 1) {
    const random = seeded(seed * 7919);
    let named = await apply({ ...corpus, paths: [...files.keys()] }, random);
    // Two files that were picked to be swapped may be the same one.
    for (let again = 0; named === undefined && again < 20; again += 1)
      named = await apply({ ...corpus, paths: [...files.keys()] }, random);
    const { problems } = await verify(corpus);
    await putBack();
    // What holds with all but the manifest stands in the place: which of the two was changed nothing can tell.
    const those = problems.filter(
      ({ folder, file, place }) =>
        named?.includes(`${folder}/${file}`) || named?.includes(`${folder}/${place}`),
    );
    const said = JSON.stringify({ named, problems }, null, 1);
    expect(those, said).not.toEqual([]);
    if (placed)
      expect(
        those.filter(({ place }) => place !== undefined),
        said,
      ).not.toEqual([]);
  }
  expect((await verify(corpus)).problems).toEqual([]);
});
