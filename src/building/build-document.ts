import { fingerprintsWith } from '../corpus/fingerprints.ts';
import type { Room } from '../corpus/plain-file.ts';
import { type RawBytes, rawBytesOf, wholeFile } from '../corpus/raw-entry.ts';
import { readyOf, TooMuchError } from '../corpus/ready.ts';
import type { Cleaned } from '../documents/outcome.ts';
import type { Sidecar } from '../documents/sidecar.ts';
import { type Hears, outcomeOf, type Pipelines, type Way } from '../pipeline/run-one.ts';
import type { DocumentTask, Done, FileTask } from './document-task.ts';

/** What is kept of a report to find it again in others, from its text and its metadata. */
type Kept = (text: string, sidecar: Sidecar) => Uint8Array;

/** How a document is built. */
interface Building {
  readonly hears?: Hears;
  readonly kept?: Kept;
  /** where the file of a document that has only one is read, by who builds one after the other; into memory of its own, without it */
  readonly room?: Room;
}

/** Does a task: reads its files, cleans the document, and makes the bytes that are to be written. */
export async function buildDocument(
  { path, files, way, key }: DocumentTask,
  pipelines: Pipelines,
  { hears, kept, room }: Building = {},
): Promise<Done> {
  const prints = key && fingerprintsWith(key);
  let disturbed = false;
  const read = async (): Promise<RawBytes[]> => {
    const all: RawBytes[] = [];
    for (const file of files) {
      const read = await readFileTask(file, path, files.length === 1 ? room : undefined);
      all.push(read);
      if (prints !== undefined && 'location' in file)
        disturbed ||= file.print !== prints.of(`raw/${file.path}`, read.bytes);
    }
    return all;
  };
  const parts = files.map((file) => file.path);
  const outcome = await outcomeOf({ path, parts, read }, pipelines, way, hears);
  const done = outcome.became === 'cleaned' ? readyWithin(outcome, parts, way, kept) : outcome;
  return disturbed ? { ...done, disturbed } : done;
}

/** MiB that the files of a document's reports may have: as much as is read of a raw file. */
const OUTPUT_LIMIT = 256;

/** The document ready to be written, or failed where it would be more than it may. */
function readyWithin(
  cleaned: Cleaned,
  parts: readonly string[],
  { outputLimit = OUTPUT_LIMIT }: Way,
  kept?: Kept,
): Done {
  try {
    return readyOf(cleaned, outputLimit * 2 ** 20, kept);
  } catch (error) {
    if (!(error instanceof TooMuchError)) throw error;
    const { reports, adapter: _, ...origin } = cleaned;
    const count = reports.length === 1 ? 'its report' : `its ${reports.length} reports`;
    return {
      ...origin,
      became: 'failed',
      parts,
      error: `the files of ${count} would have more than ${outputLimit} MiB. Allow more with --output-limit, divide it, or leave it out of raw.`,
      again: true,
    };
  }
}

async function readFileTask(file: FileTask, document: string, room?: Room): Promise<RawBytes> {
  try {
    if ('error' in file) throw new Error(file.error);
    if ('bytes' in file) return file.bytes;
    return await rawBytesOf(file.path, file.stated, () => wholeFile(file.location, room));
  } catch (error) {
    if (file.path === document) throw error;
    throw new Error(`${file.path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
