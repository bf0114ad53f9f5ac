import type { Archive } from '../../src/archives/archive.ts';
import type { Limits } from '../../src/archives/limits.ts';
import { openArchive } from '../../src/archives/open-archive.ts';
import { folderOf } from '../corpus/folders.ts';

/** An archive of this name and these bytes, opened. */
export function archiveOf(name: string, bytes: Uint8Array, limits?: Limits): Promise<Archive> {
  return openArchive(`${folderOf({ [name]: bytes })}/${name}`, limits);
}

/** Each member's path, and its text or the error that reading it gives, in order. */
export async function textsOf({ members }: Archive): Promise<readonly (readonly [string, string])[]> {
  const texts: (readonly [string, string])[] = [];
  for (const { path, read } of members)
    texts.push([
      path,
      await read().then(
        ({ bytes }) => Buffer.from(bytes).toString('utf8'),
        (error: Error) => `! ${error.message}`,
      ),
    ]);
  return texts;
}
