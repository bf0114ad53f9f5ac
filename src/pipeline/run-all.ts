import PQueue from 'p-queue';
import type { Adapter } from '../adapters/adapter.ts';
import type { Failed, Outcome } from '../documents/outcome.ts';
import type { RawDocument } from '../documents/raw-document.ts';
import { sourceOf } from '../documents/source-of.ts';
import { readerFor } from '../readers/reader.ts';
import type { ReadOptions, SourceFile } from '../readers/source-file.ts';
import type { Unread } from './articles/articles.ts';
import { type Deadline, deadlineIn } from './deadline.ts';
import { cleaned } from './pipeline.ts';

/** The pipelines there are, and how to load one. */
export interface Pipelines {
  /** in the order in which they are asked whether they recognise a document; the last one takes what none does */
  readonly names: readonly string[];
  readonly load: (name: string) => Promise<Adapter>;
}

/** What to run. */
export interface Run {
  /** how many documents are in flight at once */
  readonly jobs: number;
  /** whether a document of this source is wanted; all are, without it. The source is unknown of one not readable */
  readonly wanted?: (path: string, source: string | undefined) => boolean;
  /** what is asked of the readers */
  readonly options?: ReadOptions;
  /** seconds that one document may take; no limit, without it */
  readonly timeLimit?: number;
}

/**
 * Takes documents through the pipeline and gives what became of each, in the order of the documents.
 *
 * One document's failure is its own. No more than `jobs` documents are in memory beside the one that was just given.
 */
export async function* runAll(
  documents: Iterable<Unread>,
  pipelines: Pipelines,
  { jobs, wanted = () => true, options = {}, timeLimit = Infinity }: Run,
): AsyncGenerator<Outcome> {
  const queue = new PQueue({ concurrency: jobs });
  const running: Promise<Outcome>[] = [];
  for (const document of documents) {
    running.push(queue.add(() => outcomeOf(document, pipelines, wanted, options, deadlineIn(timeLimit))));
    if (running.length >= jobs) yield await (running.shift() as Promise<Outcome>);
  }
  for (const outcome of running) yield await outcome;
}

async function outcomeOf(
  { path, parts, read }: Unread,
  pipelines: Pipelines,
  wanted: NonNullable<Run['wanted']>,
  options: ReadOptions,
  deadline: Deadline,
): Promise<Outcome> {
  let source = sourceOf(path, pipelines.names);
  if (source !== undefined && !wanted(path, source)) return { path, became: 'skipped' };
  let files: Failed['files'] = [];
  try {
    const sources = await deadline.within('opening', read());
    files = sources.map((file) => ({ path: file.path, sha256: file.sha256, bytes: file.bytes.length }));
    const head = sources[0]?.bytes.subarray(0, 1024) ?? new Uint8Array();
    const reading = async (): Promise<RawDocument> => readerFor(path, head).read(sources, options);
    const document = withGaps(await deadline.within('reading', reading()), sources);
    source ??= await recogniser(document, pipelines);
    if (!wanted(path, source)) return { path, became: 'skipped' };
    const adapter = await pipelines.load(source);
    const reports = await cleaned(document, adapter, deadline);
    return {
      path,
      became: 'cleaned',
      source,
      adapter: { name: source, version: adapter.version },
      files,
      reports,
    };
  } catch (error) {
    if (!wanted(path, source)) return { path, became: 'skipped' };
    return {
      path,
      became: 'failed',
      ...(source !== undefined && { source }),
      parts,
      files,
      error: reason(error, path),
    };
  }
}

/** What is known to be missing from the files of a document is missing from it. */
function withGaps(document: RawDocument, files: readonly SourceFile[]): RawDocument {
  const gaps = [...(document.gaps ?? []), ...files.flatMap((file) => file.gaps ?? [])];
  return gaps.length === 0 ? document : { ...document, gaps };
}

async function recogniser(document: RawDocument, { names, load }: Pipelines): Promise<string> {
  // They load side by side and are asked in turn: one that cannot be loaded is at fault only when its turn comes.
  const asked = names.slice(0, -1).map((name) => ({ name, adapter: load(name) }));
  for (const { adapter } of asked) adapter.catch(() => undefined);
  for (const { name, adapter } of asked)
    if ((await (await adapter).recognises?.(document)) === true) return name;
  const fallback = names.at(-1);
  if (fallback === undefined)
    throw new Error('there is no pipeline to take it: the folder pipelines/ is empty.');
  return fallback;
}

/** An error's message in one line, without the path of the document that it is about. */
function reason(error: unknown, path: string): string {
  const message = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
  return message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
}
