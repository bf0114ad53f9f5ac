import { basename } from 'node:path';
import { type Archive, archiveBelow, refusedMember } from './archive.ts';
import { ArchiveError } from './archive-error.ts';
import { gunzipped, gunzippedPieces, isGzip } from './gunzip.ts';
import { kindOfArchive } from './kind-of-archive.ts';
import { lastUnpacked } from './last-unpacked.ts';
import { LIMITS, type Limits, type Opening, openingOf } from './limits.ts';
import { openWarc } from './open-warc.ts';
import { openZip } from './open-zip.ts';
import { bytesSource, fileSource, type Opened, type Source } from './source.ts';

/** An archive in an archive is opened, one in that is not. */
const DEEPEST = 2;

/**
 * Lists an archive on the disk: a zip, a WACZ, a WARC (packed or not) or a single file in gzip, by its ending.
 *
 * Its bytes must be what the ending says. What cannot be read is listed as a member that says why; an archive that
 * cannot be opened at all has one, without a path. Rejects with the error of the operating system alone.
 */
export async function openArchive(location: string, limits: Limits = LIMITS): Promise<Archive> {
  const open = fileSource(location);
  const size = await open(async (source) => source.size).catch((error) => {
    // What is no file says so where it is opened.
    if (!(error instanceof ArchiveError)) throw error;
    return 0;
  });
  const opening = openingOf(size, limits);
  const { members, warnings } = await opened(basename(location), open, opening, 1);
  // A file beside an archive may be called as one in it.
  const seen = new Set<string>();
  const twins = members.filter(({ path }) => seen.size === seen.add(path).size);
  for (const { path } of twins) seen.delete(path);
  return {
    members: [
      ...members.filter(({ path }) => seen.has(path)),
      ...[...new Set(twins.map(({ path }) => path))].map((path) =>
        refusedMember(
          path,
          new ArchiveError('the archive has more than one file of this name. Leave one in it.'),
        ),
      ),
    ],
    warnings,
  };
}

async function opened(path: string, open: Opened, limits: Opening, depth: number): Promise<Archive> {
  try {
    if (depth > DEEPEST)
      throw new ArchiveError(
        'it is an archive in an archive in an archive. Unpack the outer one, and put what is in it here.',
      );
    switch (kindOfArchive(path)) {
      case 'zip':
        return await openZip(path, open, limits, (inner, its, left) => opened(inner, its, left, depth + 1));
      case 'warc':
        return await openWarc(open, limits);
      case 'gzip':
        return await openGzip(path, open, limits, depth);
      default:
        throw new ArchiveError('its ending is that of no archive.');
    }
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { members: [refusedMember('', error)], warnings: [] };
  }
}

/** A single file in gzip is called as its archive is, without the last ending. */
async function openGzip(path: string, open: Opened, limits: Opening, depth: number): Promise<Archive> {
  const inside = path.slice(path.lastIndexOf('/') + 1).replace(/\.gz$/i, '');
  const head = await open((source) => source.read(0, 2));
  if (!isGzip(head))
    throw new ArchiveError(
      'it is no gzip file by its first bytes. Take .gz from its name, or fetch it again.',
    );
  const unpack = () => open((source) => gunzipped(source, limits));
  if (kindOfArchive(inside) === undefined) {
    // By itself it is one document, with the limits of one; in a zip it is one of many, and its size is nowhere told.
    if (depth > 1) await open((source) => countUnpacked(source, limits));
    return { members: [{ path: inside, read: async () => ({ bytes: await unpack() }) }], warnings: [] };
  }
  const key = {};
  const load = () => lastUnpacked(key, unpack);
  limits.spend((await load()).length);
  const archive = await opened(inside, bytesSource(load), limits, depth + 1);
  return archiveBelow(inside, archive);
}

/** Counts what a gzip file unpacks to. One that is damaged or too large counts as far as it goes: it says so when it is read. */
async function countUnpacked(source: Source, limits: Opening): Promise<void> {
  const pieces = gunzippedPieces(source, limits);
  const piece = () =>
    pieces.next().catch((error: unknown) => {
      if (!(error instanceof ArchiveError)) throw error;
      return { done: true, value: undefined } as const;
    });
  try {
    for (let next = await piece(); next.done !== true; next = await piece()) limits.spend(next.value.length);
  } finally {
    await pieces.return(undefined);
  }
}
