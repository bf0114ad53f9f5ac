import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type Code, houseRunning, partsFor } from '../corpus/code/code.ts';
import { MANIFEST, readEarlier } from '../corpus/earlier.ts';
import { verdictOf } from '../corpus/fresh.ts';
import { openMemory } from '../corpus/memory.ts';
import { listRaw } from '../corpus/raw-folder.ts';
import { type Foreseen, type RememberedEntry, withMemory } from '../corpus/remembered-entry.ts';
import { type Stand, standOf } from '../corpus/stand.ts';
import { sourceOf } from '../documents/source-of.ts';
import { articlesOf } from '../pipeline/articles/articles.ts';
import { readerFor } from '../readers/reader.ts';
import { type DocumentTask, taskOf } from './document-task.ts';
import { houseFolder } from './house-folder.ts';
import { fingerprintKey, memoryPlace } from './memory-place.ts';
import { pipelineFiles, pipelineNames } from './pipelines-folder.ts';

/** A document that is to be built, with what tells it from any other state of it. */
export interface PendingDocument {
  readonly path: string;
  /** 40 hexadecimal digits: another one whenever its path, its bytes, what is known of them or the code for it are others */
  readonly key: string;
  /** the parts of the code that may make its reports, and a hash of them */
  readonly parts: readonly string[];
  readonly code: string;
  /** the hash of each of its files, in order; undefined for one that cannot be read */
  readonly hashes: readonly (string | undefined)[];
  /** of all its files that can be read */
  readonly bytes: number;
  /** what is handed to who builds it */
  readonly task: () => Promise<DocumentTask>;
}

/** Goes through what must be built, in order of path. */
export type Pending = () => AsyncGenerator<PendingDocument>;

/** A raw folder that was looked through. */
export interface Survey {
  /** all that there are */
  readonly documents: number;
  /** the same that `all` builds */
  readonly pending: Pending;
  /** writes down what was found in files, so that the next run need not read them */
  readonly save: () => void;
}

/** Looks through a raw folder for what a clean one lacks, as the house that is running sees it. */
export async function surveyOf(raw: string, clean: string, ocr: boolean): Promise<Survey> {
  const names = pipelineNames();
  const { code, listing } = houseRunning(houseFolder(), pipelineFiles());
  const memory = openMemory(memoryPlace(clean, listing, false));
  const key = fingerprintKey();
  // Where nothing was built yet, all that there is will be asked about.
  const stand = standOf(raw, clean, key, { memory, asksEach: !existsSync(`${clean}/${MANIFEST}`) });
  const { documents: entries } = await listRaw(raw);
  const files = withMemory(entries, memory, stand, ofPending);
  const documents = await articlesOf(files, names);
  const earlier = await readEarlier(clean, memory);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const grounds = { clean, earlier, code, sources: names, ocr, force: false, memory, stand };
  return {
    documents: documents.length,
    async *pending() {
      for (const { path, parts } of documents) {
        const own = parts.flatMap((part) => byPath.get(part) ?? []);
        if ((await verdictOf(path, own, grounds)).becomes === 'same') continue;
        yield pendingOf(path, own, { sources: names, ocr, code, key, stand });
      }
    },
    save: memory.save,
  };
}

/** What of a house and a run decides how a document comes out. */
interface Grounds {
  readonly sources: readonly string[];
  readonly ocr: boolean;
  readonly code: Code;
  /** of files' fingerprints */
  readonly key: Uint8Array;
  readonly stand: Pick<Stand, 'mark'>;
}

/** What is asked of each file of a document that waits to be built. */
export const ofPending: Foreseen = { reader: readerKind };

/** A document of these files, as it waits to be built. */
export async function pendingOf(
  path: string,
  own: readonly RememberedEntry[],
  { sources, ocr, code, key, stand }: Grounds,
): Promise<PendingDocument> {
  const reader = await own[0]?.told('reader', readerKind).catch(() => null);
  const source = sourceOf(path, sources);
  // What is kept of a report to find it again in others is made with it.
  const needed = [...partsFor(source, reader ?? undefined, source === undefined), 'near-duplicates'];
  const hashes: (string | undefined)[] = [];
  let bytes = 0;
  const keyed = keyOfCode(needed, code);
  const said: unknown[] = [path, ocr, needed, keyed];
  for (const entry of own) {
    const found = await entry.found().catch(() => undefined);
    hashes.push(found?.sha256);
    bytes += found?.bytes ?? 0;
    said.push([entry.path, found?.sha256 ?? null, found?.known ?? '']);
  }
  return {
    path,
    key: hashOf(said),
    parts: needed,
    code: keyed,
    hashes,
    bytes,
    task: () => taskOf(path, own, { options: { ocr } }, { key, printOf: stand.mark }),
  };
}

/** A hash of some parts of the code: two machines that say the same make the same reports with them. */
export function keyOfCode(parts: readonly string[], code: Code): string {
  return hashOf(parts.map((part) => [part, code[part] ?? '']));
}

/** Which reader takes a file, as far as its beginning tells; null where none does. */
function readerKind({ path, bytes }: { readonly path: string; readonly bytes: Uint8Array }): string | null {
  return readerFor(path, bytes.subarray(0, 1024)).kinds[0]?.slice(1) ?? null;
}

function hashOf(said: unknown): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 40);
}
