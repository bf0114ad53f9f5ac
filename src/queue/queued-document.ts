import { join } from 'node:path';
import type { DocumentTask, FileTask } from '../building/document-task.ts';
import type { PendingDocument } from '../building/pending-documents.ts';
import { type RawBytes, rawBytesOf } from '../corpus/raw-entry.ts';
import type { Known } from '../documents/raw-document.ts';
import type { Store } from '../stores/store.ts';

/** A document as it waits in the queue: no bytes, and no place of any machine. */
export interface QueuedDocument {
  readonly path: string;
  readonly key: string;
  readonly ocr: boolean;
  readonly files: readonly QueuedFile[];
  /** what must be the same where it is built */
  readonly parts: readonly string[];
  readonly code: string;
  /** why it failed where it was built together with others: it has nothing left but to be counted among the dead */
  readonly failed?: string;
}

/** What a job of the queue says: a document, or some that go to one worker together. */
export type QueuedWork = QueuedDocument | { readonly documents: readonly QueuedDocument[] };

/** The documents of a job. */
export function documentsOf(work: QueuedWork): readonly QueuedDocument[] {
  return 'documents' in work ? work.documents : [work];
}

/** A raw file: as it lies in the raw store, or, out of an archive, as it was put into the work store; or why it cannot be read. */
type QueuedFile = { readonly path: string } & (
  | { readonly stated: Known; readonly sha256?: string }
  | { readonly member: Omit<RawBytes, 'bytes'> }
  | { readonly error: string }
);

/** Where members of archives are put, so that not everybody need go through the archive. */
const memberAt = (sha256: string): string => `members/${sha256.slice(0, 2)}/${sha256}`;

/** Makes ready for the queue what is to be built; members of archives go into the work store. */
export async function queued(
  { path, key, parts, code, hashes, task }: PendingDocument,
  ocr: boolean,
  work: Store,
): Promise<QueuedDocument> {
  const files: QueuedFile[] = [];
  for (const [index, file] of (await task()).files.entries()) {
    if ('error' in file) files.push({ path: file.path, error: file.error });
    else if ('bytes' in file) {
      const { bytes, ...member } = file.bytes;
      await work.write(memberAt(member.sha256), bytes);
      files.push({ path: file.path, member });
    } else {
      const sha256 = hashes[index];
      files.push({ path: file.path, stated: file.stated, ...(sha256 !== undefined && { sha256 }) });
    }
  }
  return { path, key, ocr, files, parts, code };
}

/** What is to be done with a document, on a machine that has the stores; rejects where a file is not in them. */
export async function taskFrom(
  document: QueuedDocument,
  limits: Pick<DocumentTask['way'], 'timeLimit' | 'outputLimit'>,
  raw: Store,
  work: Store,
): Promise<DocumentTask> {
  const { path, ocr } = document;
  const files: FileTask[] = [];
  for (const file of document.files) files.push(await fileFrom(file, raw, work));
  return { path, files, way: { options: { ocr }, ...limits } };
}

async function fileFrom(file: QueuedFile, raw: Store, work: Store): Promise<FileTask> {
  const { path } = file;
  if ('error' in file) return { path, error: file.error };
  if ('member' in file)
    return { path, bytes: { ...file.member, bytes: await there(work, memberAt(file.member.sha256)) } };
  if (raw.folder !== undefined) return { path, location: join(raw.folder, path), stated: file.stated };
  const bytes = await there(raw, path);
  return { path, bytes: await rawBytesOf(path, file.stated, async () => ({ bytes })) };
}

async function there(store: Store, path: string): Promise<Uint8Array> {
  const bytes = await store.read(path);
  if (bytes === undefined) throw new Error(`${store.place}: ${path} is not there.`);
  return bytes;
}
