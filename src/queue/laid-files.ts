import { createHash, randomUUID } from 'node:crypto';
import { constants, copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fingerprintsWith } from '../corpus/fingerprints.ts';
import { openJournal } from '../corpus/journal.ts';
import type { Ready } from '../corpus/ready.ts';
import { type Staged, staged, stageGate } from '../corpus/staged.ts';
import { withSameAs } from '../corpus/with-same-as.ts';
import { bytesAtOnce, fileRecord, temporaryFor } from '../corpus/write-whole.ts';
import type { Store } from '../stores/store.ts';

/** A document whose reports' files lie in a work folder: each location is below that. */
export interface Laid extends Staged {
  /** tells the key of its reports' fingerprints from others */
  readonly printedWith: string;
}

type LaidFile = Laid['reports'][number]['files'][number];

const UNDER = 'laid/';

/**
 * Lays the files of a document's reports into the work place, where that is a folder: `collect` need not write them.
 *
 * Undefined where it is none, or where a file cannot be written; throws where no folder can be made for them.
 */
export function layFiles(
  ready: Ready,
  { folder }: Store,
  key: string,
  printKey: Uint8Array,
): Laid | undefined {
  if (folder === undefined || ready.reports.length === 0) return undefined;
  const under = UNDER + key.slice(0, 2);
  mkdirSync(join(folder, under), { recursive: true });
  // Two may be building a document, where one of them was taken for dead.
  const name = `${key}-${randomUUID()}`;
  const stage = { folder: join(folder, under), name, gate: stageGate() };
  const laid = staged(ready, stage, fingerprintsWith(printKey));
  return (
    laid && {
      ...withFiles(laid, (file) => ({ ...file, location: relative(folder, file.location) })),
      printedWith: hashOf(printKey),
    }
  );
}

/** The clean folder that laid files come into, and whether they are to stay in the work folder when they are collected. */
export interface Arrival {
  readonly clean: string;
  readonly keep: boolean;
  /** the key of files' fingerprints on this machine: those of others are made again */
  readonly printKey: Uint8Array;
  /** where in the clean folder, below it, a file of this hash may lie: one that a collection took that was broken off */
  readonly takenBefore: (sha256: string) => string | undefined;
}

/** What a collection that was broken off wrote down of the files that it took. */
export function takenBefore(clean: string): Arrival['takenBefore'] {
  let paths: ReadonlyMap<string, string> | undefined;
  return (sha256) => {
    paths ??= new Map(openJournal(clean).before.map((file) => [file.sha256, file.path]));
    return paths.get(sha256);
  };
}

/**
 * Tells where laid files lie on this machine, so that they can be given the names that they are to have in the clean
 * folder.
 *
 * What a collection that was broken off gave its name lies there: it is taken from there again. Throws where a file is
 * not as it was written.
 */
export function arrived(
  { printedWith, ...laid }: Laid,
  { place, folder = '' }: Store,
  { clean, keep, printKey, takenBefore }: Arrival,
): Staged {
  const reports =
    printedWith === hashOf(printKey) ? laid.reports : laid.reports.map(({ print: _, ...report }) => report);
  return withFiles({ ...laid, reports }, (file) => {
    const here = join(folder, file.location);
    const found = statSync(here, { throwIfNoEntry: false });
    const again = found === undefined ? bytesAgain(file) : undefined;
    if (again === undefined && found?.size !== file.bytes)
      throw new Error(`${place}: ${file.location} is not as it was written`);
    if (again === undefined && !keep) return { ...file, location: here, isHeld: true };
    const location = temporaryFor(join(clean, 'report'));
    if (again === undefined) copyFileSync(here, location, constants.COPYFILE_EXCL);
    else writeFileSync(location, again, { flag: 'wx' });
    return { ...file, location };
  });

  function bytesAgain({ sha256 }: LaidFile): Uint8Array | undefined {
    const path = takenBefore(sha256);
    const bytes = path === undefined ? undefined : bytesAtOnce(join(clean, path));
    if (path === undefined || bytes === undefined) return undefined;
    const isSame = (bytes: Uint8Array): boolean => fileRecord(path, bytes).sha256 === sha256;
    if (isSame(bytes)) return bytes;
    // It may have been told since of which others its report is the same.
    const asMade =
      path.endsWith('.json') && bytes.includes('"sameAs"') ? withSameAs(bytes, undefined) : bytes;
    return isSame(asMade) ? asMade : undefined;
  }
}

/** Removes the files that were laid of documents, by their keys; also those of workers that were ended over it. */
export async function removeLaid(work: Store, keys: ReadonlySet<string>): Promise<void> {
  for await (const path of work.paths(UNDER)) {
    const [key = ''] = path.slice(path.lastIndexOf('/') + 1).split('-', 1);
    if (keys.has(key)) await work.remove(path);
  }
}

function hashOf(printKey: Uint8Array): string {
  return createHash('sha256').update(printKey).digest('hex');
}

function withFiles(laid: Staged, change: (file: LaidFile) => LaidFile): Staged {
  return {
    ...laid,
    reports: laid.reports.map((report) => ({ ...report, files: report.files.map(change) })),
  };
}
