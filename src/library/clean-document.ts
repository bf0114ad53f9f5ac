import type { Adapter } from '../adapters/adapter.ts';
import type { Known } from '../documents/raw-document.ts';
import type { Report } from '../documents/report.ts';
import type { Sidecar } from '../documents/sidecar.ts';
import type { Pipelines } from '../pipeline/run-one.ts';
import { placeOf } from '../text/place.ts';
import type { Trace } from '../text/trace.ts';
import type { Piece } from '../text/traced.ts';
import type { CharacterOrigin } from './character-origin.ts';

/** A raw file that is handed over: its bytes, and what it is called. */
export interface RawFileBytes {
  /**
   * Its path below a raw folder, with `/`; a name alone will do.
   *
   * The ending says which kind of file it is where the bytes do not, and the first folder which adapter it belongs to.
   */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** what is known of it from outside: its address, when it was fetched, its encoding */
  readonly known?: Known;
}

/** How a document is to be cleaned. */
export interface CleanOptions {
  /** the adapter to use; without it that of the document's folder, or the first that recognises it */
  readonly adapter?: Adapter;
  /** what the metadata calls the source of a document that is cleaned with a given adapter; `given`, without it */
  readonly source?: string;
  /** whether words in pictures are recognised, by packages that are installed for it */
  readonly ocr?: boolean;
  /** seconds that the document may take; no limit, without it */
  readonly timeLimit?: number;
}

/** What was made of a document. */
export interface CleanedDocument {
  /** whose adapter read it */
  readonly source: string;
  /** in the order in which they stand in the document; at least one */
  readonly reports: readonly CleanedReport[];
}

/** A clean report: the same text, metadata and trace that a corpus holds of it. */
export interface CleanedReport {
  /** what its files would be called, without ending: `370200-2021-青岛市政府工作报告` */
  readonly name: string;
  /** the clean text: a paragraph a line, and a line end behind the last */
  readonly text: string;
  readonly metadata: Sidecar;
  /** how the clean text was made of the raw one, in lengths and names of rules */
  readonly trace: Trace;
  /** the text that was read from the document's files, every character kept */
  readonly rawText: string;
  /** the stretches that tile the raw and the clean text at once, each with the rules that made it */
  readonly pieces: () => Iterable<Piece>;
  /** where the character at a UTF-16 offset of the clean text came from; throws a RangeError outside the text */
  readonly originOf: (offset: number) => CharacterOrigin;
}

/** A document cannot be read or cleaned: the message says which, where, why and what to do. */
export class CleaningError extends Error {
  override readonly name = 'CleaningError';
  /** of the document */
  readonly path: string;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.path = path;
  }
}

/**
 * Reads one document and cleans it; of a paged article, all its files in order.
 *
 * Nothing is read from a disk or written to one, but for adapters that have to be loaded. Rejects with a CleaningError.
 */
export async function cleanDocument(
  files: RawFileBytes | readonly RawFileBytes[],
  options: CleanOptions = {},
): Promise<CleanedDocument> {
  const [{ outcomeOf }, { readyOf }, { rawBytesOf }] = await Promise.all([
    import('../pipeline/run-one.ts'),
    import('../corpus/ready.ts'),
    import('../corpus/raw-entry.ts'),
  ]);
  const given = 'path' in files ? [files] : files;
  const path = given[0]?.path;
  if (path === undefined) throw new TypeError('cleanDocument needs a file: { path, bytes }.');
  const { ocr = false, timeLimit } = options;
  const read = () =>
    Promise.all(given.map(({ path, bytes, known = {} }) => rawBytesOf(path, known, async () => ({ bytes }))));
  const unread = { path, parts: given.map((file) => file.path), read };
  const way = { options: { ocr }, ...(timeLimit !== undefined && { timeLimit }) };
  const outcome = await outcomeOf(unread, await pipelinesFor(options), way);
  if (outcome.became === 'failed') throw new CleaningError(path, outcome.error);
  if (outcome.became !== 'cleaned') throw new CleaningError(path, 'it was left out.');
  const ready = readyOf(outcome);
  if (ready.refusal !== undefined) throw new CleaningError(path, ready.refusal);
  const reports = ready.reports.map(({ name, contents: [, sidecar, trace] }, index) => ({
    ...lookedInto(outcome.reports[index] as Report),
    name,
    metadata: parsed(sidecar) as Sidecar,
    trace: parsed(trace) as Trace,
  }));
  return { source: outcome.source, reports };
}

async function pipelinesFor({ adapter, source = 'given' }: CleanOptions): Promise<Pipelines> {
  if (adapter !== undefined) return { names: [source], load: async () => adapter };
  const { loadPipeline, pipelineNames } = await import('../building/pipelines-folder.ts');
  return { names: pipelineNames(), load: loadPipeline };
}

function lookedInto({
  document,
  text,
}: Report): Pick<CleanedReport, 'text' | 'rawText' | 'pieces' | 'originOf'> {
  return {
    text: text.text,
    rawText: text.raw,
    pieces: () => text.pieces(),
    originOf(offset) {
      const { raw, by } = text.rawAt(offset);
      const { page, line, column } = placeOf(document.text, document.pages, raw.from);
      const file = document.files[page.file]?.path ?? '';
      return { verbatim: by.length === 0, rules: by, raw, file, page: page.number, line, column };
    },
  };
}

function parsed(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString('utf8'));
}
