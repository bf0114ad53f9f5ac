import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { bytesBelow, folderOf } from '../corpus/folders.ts';
import { putRaw, renewWorld, reportText, worldIn } from './small-world.ts';

it('a run that cannot let its builders go says so when all is written', async () => {
  const [world, other] = [worldIn(folderOf()), worldIn(folderOf())];
  for (const each of [world, other]) putRaw(each, 'general/a.txt', reportText(0, ''));
  await renewWorld(other);
  const close = async () => {
    throw new Error('they do not go');
  };
  await expect(renewWorld(world, { close })).rejects.toThrow('they do not go');
  expect(bytesBelow(world.clean)).toEqual(bytesBelow(other.clean));
});

it('a run does not end before its builders are gone', async () => {
  const world = worldIn(folderOf());
  putRaw(world, 'general/a.txt', reportText(0, ''));
  let isGone = false;
  const close = async () => {
    await setTimeout(300);
    isGone = true;
  };
  await renewWorld(world, { close });
  expect(isGone).toBe(true);
});
