import { randomUUID } from 'node:crypto';
import { constants, copyFileSync, linkSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Ready } from '../corpus/ready.ts';
import { type Staged, staged, stageGate } from '../corpus/staged.ts';
import { fileRecord, temporaryFor } from '../corpus/write-whole.ts';
import type { Store } from '../stores/store.ts';

/** A document whose reports' files lie in a work folder: each location is below that. */
export type Laid = Staged;

type LaidFile = Laid['reports'][number]['files'][number];

const UNDER = 'laid/';

/**
 * Lays the files of a document's reports into the work place, where that is a folder: `collect` need not write them.
 *
 * Undefined where it is none, or where a file cannot be written; throws where no folder can be made for them.
 */
export function layFiles(ready: Ready, { folder }: Store, key: string): Laid | undefined {
  if (folder === undefined || ready.reports.length === 0) return undefined;
  const under = UNDER + key.slice(0, 2);
  mkdirSync(join(folder, under), { recursive: true });
  // Two may be building a document, where one of them was taken for dead.
  const name = `${key}-${randomUUID()}`;
  const laid = staged(ready, { folder: join(folder, under), name, gate: stageGate() });
  return laid && withFiles(laid, (file) => ({ ...file, location: relative(folder, file.location) }));
}

/** The clean folder that laid files come into, and whether they are to stay in the work folder when they are collected. */
export interface Arrival {
  readonly clean: string;
  readonly keep: boolean;
}

/**
 * Gives laid files a second name in the clean folder, to wait there for the one that they are to have.
 *
 * The first stays, so that a collection that was broken off can be made again. Throws where a file is not as it was
 * written.
 */
export function arrived(laid: Laid, { place, folder = '' }: Store, { clean, keep }: Arrival): Staged {
  return withFiles(laid, (file) => {
    const here = join(folder, file.location);
    const { size, nlink } = statSync(here);
    // What has two names was collected before: whoever edited that file edited this one too.
    const isShared = nlink > 1;
    if (
      size !== file.bytes ||
      (isShared && fileRecord(file.location, readFileSync(here)).sha256 !== file.sha256)
    )
      throw new Error(`${place}: ${file.location} is not as it was written`);
    const location = temporaryFor(join(clean, 'report'));
    if (keep || isShared || !linked(here, location)) copyFileSync(here, location, constants.COPYFILE_EXCL);
    return { ...file, location };
  });
}

/** Removes the files that were laid of documents, by their keys; also those of workers that were ended over it. */
export async function removeLaid(work: Store, keys: ReadonlySet<string>): Promise<void> {
  for await (const path of work.paths(UNDER)) {
    const [key = ''] = path.slice(path.lastIndexOf('/') + 1).split('-', 1);
    if (keys.has(key)) await work.remove(path);
  }
}

function withFiles(laid: Staged, change: (file: LaidFile) => LaidFile): Staged {
  return {
    ...laid,
    reports: laid.reports.map((report) => ({ ...report, files: report.files.map(change) })),
  };
}

/** Whether a file could be given a second name: not every disk knows such, and none to a file of another. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}
