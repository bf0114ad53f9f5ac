import { appendFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesBelow, folderOf, pathsBelow } from '../corpus/folders.ts';
import { moveRaw, putRaw, renewWorld, reportText, type World, worldIn } from './small-world.ts';

const paths = [
  'a.txt',
  'b.html',
  'marked/a.txt',
  'marked/b.txt',
  'general/c.txt',
  'extra/d.txt',
  'z/4387.txt',
  'z/4387_2.txt',
];
const path = fc.constantFrom(...paths);

/** What may happen between two runs, and runs that do not go through. */
const step: fc.Arbitrary<(world: World) => unknown> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(path, fc.nat(2), fc.constantFrom('', '#', '@', '~', '~~#', '~@')).map(
      ([path, place, words]) =>
        (world: World) =>
          putRaw(world, path, reportText(place, words)),
    ),
  },
  path.map((path) => (world: World) => putRaw(world, path, undefined)),
  path.map((path) => (world: World) => putRaw(world, `bad-${path.replace('/', '-')}`, '一')),
  fc.tuple(path, path).map(
    ([from, to]) =>
      (world: World) =>
        moveRaw(world, from, to),
  ),
  fc.tuple(path, fc.nat(2)).map(
    ([path, url]) =>
      (world: World) =>
        putRaw(world, 'manifest.json', JSON.stringify({ [path]: { url: `https://example.org/${url}` } })),
  ),
  fc.constant((world: World) => putRaw(world, 'manifest.json', undefined)),
  fc
    .constantFrom('general', 'marked')
    .map((name) => (world: World) => world.adapters.set(name, (world.adapters.get(name) ?? 0) === 0 ? 1 : 0)),
  fc.constant((world: World) => void (world.adapters.delete('extra') || world.adapters.set('extra', 0))),
  fc.constant((world: World) => {
    world.stages += 1;
  }),
  fc.nat().map(
    (which) => (world: World) =>
      // Without its manifest nothing tells which reports of no document any more are its own: they stay.
      changeClean(world, which, (file) => file.endsWith('manifest.json') || rmSync(file)),
  ),
  fc.nat().map((which) => async (world: World) => {
    // What is of no document any more and was changed by hand stays.
    await renewWorld(world);
    changeClean(world, which, (file) => file.endsWith('manifest.json') || appendFileSync(file, '改\n'));
    await renewWorld(world);
  }),
  {
    weight: 3,
    arbitrary: fc
      .record({ force: fc.boolean(), remembers: fc.boolean() })
      .map((how) => (world: World) => renewWorld(world, how)),
  },
  fc
    .subarray(['general', 'marked', 'extra'], { minLength: 1 })
    .map((sources) => (world: World) => renewWorld(world, { sources })),
  fc.tuple(fc.nat(5), fc.option(path)).map(([after, gone]) => async (world: World) => {
    await cutOff(world, after);
    if (gone !== null) putRaw(world, gone, undefined);
  }),
);

function changeClean(world: World, which: number, change: (file: string) => unknown): void {
  // Without its journal nothing tells what a run began that was cut off.
  const all = existsSync(world.clean) ? pathsBelow(world.clean) : [];
  const files = all.filter((each) => !each.startsWith('.'));
  const file = files[which % Math.max(1, files.length)];
  if (file !== undefined) change(join(world.clean, file));
}

/** A run that ends after so many documents: nothing of its lists is written. */
async function cutOff(world: World, after: number): Promise<void> {
  let done = 0;
  const end = new Error('cut off');
  await renewWorld(world, {}, () => {
    done += 1;
    if (done > after) throw end;
  }).catch((error) => {
    if (error !== end) throw error;
  });
}

it('after any history a run gives the bytes that a run from nothing gives, and a second one does nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), fc.boolean(), async (steps, stands) => {
      const home = folderOf();
      const world = worldIn(home, stands);
      for (const each of steps) await each(world);
      await renewWorld(world);
      const fresh = join(home, 'fresh');
      await renewWorld(world, { clean: fresh, remembers: false });
      expect(bytesBelow(world.clean)).toEqual(bytesBelow(fresh));
      for (const remembers of [false, true]) {
        const { summary, explained } = await renewWorld(world, { remembers });
        expect(summary.written).toEqual([]);
        expect(explained.filter(({ rebuilt }) => rebuilt)).toEqual([]);
      }
      rmSync(home, { recursive: true });
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 40) },
  );
}, 240_000);

it('a report that takes the name of one that is gone says so in its metadata', async () => {
  const home = folderOf();
  const world = worldIn(home);
  for (const path of ['general/a.txt', 'general/b.txt']) putRaw(world, path, reportText(0, path));
  await renewWorld(world);
  putRaw(world, 'general/a.txt', undefined);
  await renewWorld(world);
  const fresh = join(home, 'fresh');
  await renewWorld(world, { clean: fresh, remembers: false });
  expect(bytesBelow(world.clean)).toEqual(bytesBelow(fresh));
});
