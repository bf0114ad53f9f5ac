import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mirrorStore } from '../stores/mirror.ts';
import { isBucket, openStore } from '../stores/store.ts';

interface Folders {
  readonly raw: string;
  readonly clean: string;
}

/** The folders on this machine that stand for a raw and a clean place: themselves, or copies of what lies in buckets. */
export async function onThisMachine({ raw, clean }: Folders, copy: string): Promise<Folders> {
  const [rawHere, cleanHere] = [await here(raw, join(copy, 'raw')), await here(clean, join(copy, 'clean'))];
  await mkdir(cleanHere, { recursive: true });
  return { raw: rawHere, clean: cleanHere };
}

async function here(place: string, folder: string): Promise<string> {
  if (!isBucket(place)) return place;
  await mirrorStore(await openStore(place), folder);
  return folder;
}
