import { join } from 'node:path';
import type { Archive } from '../archives/archive.ts';
import { memberOf, type RawEntry, refused } from './raw-entry.ts';
import { MANIFEST, type RawManifest, readRawManifest } from './raw-manifest.ts';
import { systemReason } from './system-reason.ts';

/**
 * Lists the documents of an archive in a raw folder; `manifests` are those of the folders that it lies in.
 *
 * Never rejects: an archive that cannot be read is a document that cannot be.
 */
export async function listArchive(
  root: string,
  path: string,
  manifests: readonly RawManifest[],
): Promise<{ readonly documents: readonly RawEntry[]; readonly warnings: readonly string[] }> {
  const { openArchive } = await import('../archives/open-archive.ts');
  let archive: Archive;
  try {
    archive = await openArchive(join(root, path));
  } catch (error) {
    return { documents: [refused(path, systemReason(error))], warnings: [] };
  }
  const inside = await manifestsIn(path, archive, manifests);
  const documents = archive.members
    .filter((member) => !isManifest(member.path))
    .map((member) => {
      const below = member.path === '' ? path : `${path}/${member.path}`;
      return memberOf(
        below,
        inside.above(below),
        { location: join(root, path), member: member.path },
        member.read,
      );
    });
  return {
    documents,
    warnings: [...archive.warnings.map((warning) => `${path}: ${warning}`), ...inside.warnings],
  };
}

function isManifest(path: string): boolean {
  return path === MANIFEST || path.endsWith(`/${MANIFEST}`);
}

/** The manifests of an archive, each for its folder, and which are above a document of it, the nearest first. */
async function manifestsIn(
  path: string,
  { members }: Archive,
  outside: readonly RawManifest[],
): Promise<{
  readonly warnings: readonly string[];
  readonly above: (document: string) => readonly RawManifest[];
}> {
  const found: RawManifest[] = [];
  for (const member of members.filter((each) => isManifest(each.path))) {
    const under = `${path}/${member.path.slice(0, -MANIFEST.length)}`;
    const read = async () => Buffer.from((await member.read()).bytes).toString('utf8');
    found.push(await readRawManifest(read, under));
  }
  found.sort((one, other) => other.under.length - one.under.length);
  return {
    warnings: found.flatMap(({ warnings }) => warnings),
    above: (document) => [...found.filter(({ under }) => document.startsWith(under)), ...outside],
  };
}
