import type { Entry } from 'yauzl';
import { type Archive, archiveBelow, type Member, refusedMember } from './archive.ts';
import { ArchiveError } from './archive-error.ts';
import { isWacz, kindOfArchive } from './kind-of-archive.ts';
import { lastUnpacked } from './last-unpacked.ts';
import type { Opening } from './limits.ts';
import { bytesSource, type Opened, partSource } from './source.ts';
import { isLink, readZipMember, storedAt, zipMembers } from './zip.ts';
import { nameProblem, plainName, shownName } from './zip-names.ts';

/** Opens an archive that lies in an archive. */
export type OpenInner = (path: string, open: Opened, limits: Opening) => Promise<Archive>;

/**
 * Lists the files of a zip, in the order of its directory, those of the archives in it in their place.
 *
 * Of a WACZ only the WARC files count. Hidden files are left out, and what macOS puts beside them. A member whose name
 * leads elsewhere, or that is another's, is listed under a name that does not and cannot be read.
 */
export async function openZip(
  path: string,
  open: Opened,
  limits: Opening,
  inner: OpenInner,
): Promise<Archive> {
  const members: Member[] = [];
  const warnings: string[] = [];
  const names = new Map<string, string>();
  const refuse = (name: string, why: string): void => {
    const shown = free(shownName(name), names);
    members.push(refusedMember(shown, new ArchiveError(why)));
  };
  const left = (): Opening => ({ ...limits, members: Math.max(0, limits.members - members.length) });
  const found = await zipMembers(open, limits);
  // As much as the directory says comes out of a member, or nothing does.
  for (const { entry } of found) limits.spend(entry.uncompressedSize);
  const count = countOf(found.map(({ name }) => (name === undefined ? '' : plainName(name))));
  for (const [index, { name, entry }] of found.entries()) {
    if (name === undefined) {
      refuse(`member ${index + 1}`, 'its name in the archive is neither UTF-8 nor GB18030. Pack it again.');
      continue;
    }
    if (name.endsWith('/') || name === '') continue;
    const problem = nameProblem(name);
    if (problem !== undefined) {
      refuse(name, problem);
      continue;
    }
    const plain = plainName(name);
    if (plain.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')) continue;
    if (isWacz(path) && !/^archive\/[^/]+\.warc(?:\.gz)?$/i.test(plain)) continue;
    const twin = names.get(key(plain));
    if (twin === plain) continue;
    if (twin !== undefined) {
      refuse(plain, `the archive has ${JSON.stringify(twin)} too, the same name on many disks. Rename one.`);
      continue;
    }
    names.set(key(plain), plain);
    if ((count.get(plain) ?? 0) > 1)
      members.push(
        refusedMember(
          plain,
          new ArchiveError(`the archive has ${count.get(plain)} files of this name. Leave one in it.`),
        ),
      );
    else if (isLink(entry))
      members.push(refusedMember(plain, new ArchiveError('this is a link. Pack the file itself.')));
    else if (kindOfArchive(plain) === undefined)
      members.push({ path: plain, read: async () => ({ bytes: await readZipMember(open, entry, limits) }) });
    else {
      const archive = archiveBelow(plain, await innerArchive(plain, open, entry, left(), inner));
      for (const member of archive.members) members.push(member);
      warnings.push(...archive.warnings);
    }
  }
  if (members.length > limits.members)
    throw new ArchiveError(`it has more than ${limits.members} documents. Divide it.`);
  return { members, warnings };
}

/** An archive in a zip: gone to where it is stored as it is, as in a WACZ; else unpacked in memory. */
async function innerArchive(
  path: string,
  open: Opened,
  entry: Entry,
  limits: Opening,
  inner: OpenInner,
): Promise<Archive> {
  try {
    const at = await storedAt(open, entry);
    const source =
      at !== undefined
        ? partSource(open, at, entry.uncompressedSize)
        : bytesSource(() => lastUnpacked(entry, () => readZipMember(open, entry, limits)));
    return await inner(path, source, limits);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { members: [refusedMember('', error)], warnings: [] };
  }
}

/** What two names have in common that a disk may take for one. */
function key(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** The name, or with a number where another has it. */
function free(name: string, names: Map<string, string>): string {
  let given = name;
  for (let number = 2; names.has(key(given)); number += 1) given = `${name} (${number})`;
  names.set(key(given), given);
  return given;
}

function countOf(names: readonly string[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
  return count;
}
