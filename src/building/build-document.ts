import { fingerprintsWith } from '../corpus/fingerprints.ts';
import { type RawBytes, rawBytesOf } from '../corpus/raw-entry.ts';
import { wholeFile } from '../corpus/raw-folder.ts';
import { readyOf } from '../corpus/ready.ts';
import { type Hears, outcomeOf, type Pipelines } from '../pipeline/run-one.ts';
import type { DocumentTask, Done, FileTask } from './document-task.ts';

/** Does a task: reads its files, cleans the document, and makes the bytes that are to be written. */
export async function buildDocument(
  { path, files, way, key }: DocumentTask,
  pipelines: Pipelines,
  hears?: Hears,
): Promise<Done> {
  const prints = key && fingerprintsWith(key);
  let disturbed = false;
  const read = async (): Promise<RawBytes[]> => {
    const all: RawBytes[] = [];
    for (const file of files) {
      const read = await readFileTask(file, path);
      all.push(read);
      if (prints !== undefined && 'location' in file)
        disturbed ||= file.print !== prints.of(`raw/${file.path}`, read.bytes);
    }
    return all;
  };
  const parts = files.map((file) => file.path);
  const outcome = await outcomeOf({ path, parts, read }, pipelines, way, hears);
  const done = outcome.became === 'cleaned' ? readyOf(outcome) : outcome;
  return disturbed ? { ...done, disturbed } : done;
}

async function readFileTask(file: FileTask, document: string): Promise<RawBytes> {
  try {
    if ('error' in file) throw new Error(file.error);
    if ('bytes' in file) return file.bytes;
    return await rawBytesOf(file.path, file.stated, () => wholeFile(file.location));
  } catch (error) {
    if (file.path === document) throw error;
    throw new Error(`${file.path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
