import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ManifestDocument, ManifestList } from '../documents/manifest.ts';
import { SCHEMAS } from '../documents/schemas.ts';
import { MANIFEST, writtenAs } from './earlier.ts';
import { manifestParts } from './manifest-parts.ts';
import type { State } from './state.ts';
import { tool } from './tool.ts';
import { bytesOfFile, bytesOfParts, writeParts } from './write-parts.ts';
import { temporaryFor } from './write-whole.ts';

/**
 * Writes the manifest of a corpus, part by part; one that has these bytes already is not touched.
 *
 * `others` are the documents that are not settled, by path. Rejects with the system's errors, with nothing written.
 */
export async function writeManifest(
  state: State,
  list: ManifestList | undefined,
  others: ReadonlyMap<string, ManifestDocument>,
): Promise<void> {
  const { settled, files, folder, force, code, memory } = state;
  const location = join(folder, MANIFEST);
  const temporary = temporaryFor(location);
  const head = {
    schema: SCHEMAS.manifest,
    tool: tool.name,
    version: tool.version,
    ...(code !== undefined && { code }),
    ...(list !== undefined && { list }),
  };
  const parts = (): Iterable<Uint8Array> => manifestParts(head, documents(), files.inOrder());
  const found = force ? undefined : await bytesOfFile(location);
  // Where no file was written it most likely says what it said: then not even the folder is touched.
  const same = state.written.isEmpty() ? bytesOfParts(parts()) : undefined;
  if (same !== undefined && same.sha256 === found?.sha256) {
    state.unchanged += 1;
    memory.keep(writtenAs(same.sha256), {});
    return;
  }
  try {
    const print = state.stand?.prints.begin(`clean/${MANIFEST}`);
    const made = await writeParts(temporary, parts(), print);
    if (found?.sha256 === made.sha256) state.unchanged += 1;
    else {
      await rename(temporary, location);
      state.written.addOther(MANIFEST);
      state.stand?.renewed(`${folder}/${MANIFEST}`, print?.end());
    }
    memory.keep(writtenAs(made.sha256), {});
  } finally {
    await rm(temporary, { force: true });
  }

  function* documents(): Generator<ManifestDocument> {
    const paths = [...settled.paths(), ...others.keys()].sort();
    for (const path of paths) yield others.get(path) ?? settled.get(path);
  }
}
