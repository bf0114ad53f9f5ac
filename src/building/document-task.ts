import type { RawBytes, RawEntry } from '../corpus/raw-entry.ts';
import type { Ready } from '../corpus/ready.ts';
import type { Staged } from '../corpus/staged.ts';
import type { Cleaned, Outcome } from '../documents/outcome.ts';
import type { Known } from '../documents/raw-document.ts';
import type { Way } from '../pipeline/run-one.ts';

/** What became of a document, with the bytes that are to be written of it. */
export type Done = (Ready | Exclude<Outcome, Cleaned>) & {
  /** whether a file of it was not as it was when the run began */
  readonly disturbed?: true;
};

/** The same, where the files of its reports may lie in the clean folder already. */
export type Built = Done | (Staged & { readonly disturbed?: never });

/** A document that is to be built, as it can be handed to another thread. */
export interface DocumentTask {
  readonly path: string;
  readonly files: readonly FileTask[];
  readonly way: Way;
  /** the key of its files' fingerprints; whether they are as they were is not asked, without it */
  readonly key?: Uint8Array;
}

/** A raw file: where it lies, or, where it is in an archive, what was read of it; or why it cannot be read. */
export type FileTask = { readonly path: string } & (
  | {
      readonly location: string;
      readonly stated: Known;
      /** its fingerprint when the run began */
      readonly print?: string;
    }
  | { readonly bytes: RawBytes }
  | { readonly error: string }
);

/** Makes a task of a document. What is in an archive is read: to find it again is to go through all of the archive. */
export async function taskOf(
  path: string,
  entries: readonly RawEntry[],
  way: Way,
  { key, printOf }: Printed,
): Promise<DocumentTask> {
  const files: FileTask[] = [];
  for (const entry of entries) files.push(await fileTaskOf(entry, printOf));
  return { path, files, way, key };
}

/** The fingerprints of files when the run began, by where they lie. */
export interface Printed {
  readonly key: Uint8Array;
  readonly printOf: (location: string) => string | undefined;
}

async function fileTaskOf(entry: RawEntry, printOf: Printed['printOf']): Promise<FileTask> {
  const { path, place } = entry;
  try {
    if (place !== undefined && place.member === undefined) {
      const { location } = place;
      const print = printOf(location);
      return { path, location, stated: entry.stated(), ...(print !== undefined && { print }) };
    }
    return { path, bytes: await entry.read() };
  } catch (error) {
    return { path, error: error instanceof Error ? error.message : String(error) };
  }
}
