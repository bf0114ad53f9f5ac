import type { Adapter } from '../adapters/adapter.ts';
import type { Failed, Outcome } from '../documents/outcome.ts';
import type { RawDocument } from '../documents/raw-document.ts';
import { sourceOf } from '../documents/source-of.ts';
import { type Reader, readerFor } from '../readers/reader.ts';
import type { ReadOptions, SourceFile } from '../readers/source-file.ts';
import { atWork, onWork } from '../stages/at-work.ts';
import type { Unread } from './articles/articles.ts';
import { type Deadline, deadlineIn, LateError } from './deadline.ts';
import { cleaned } from './pipeline.ts';
import { recogniserOf } from './recogniser.ts';

/** The pipelines there are, and how to load one. */
export interface Pipelines {
  /** in the order in which they are asked whether they recognise a document; the last one takes what none does */
  readonly names: readonly string[];
  readonly load: (name: string) => Promise<Adapter>;
}

/** How a document is taken through the pipeline. */
export interface Way {
  /** the sources that are wanted; all, without it */
  readonly sources?: readonly string[];
  /** the source that it had in the last build, if any: it is wanted also where that is */
  readonly before?: string;
  /** whether only the question who takes it is open: where it is still the source of the last build, nothing is done */
  readonly asks?: boolean;
  /** what is asked of the readers */
  readonly options?: ReadOptions;
  /** seconds that it may take; no limit, without it */
  readonly timeLimit?: number;
  /** MiB that the files of its reports may have; the pipeline itself does not ask */
  readonly outputLimit?: number;
}

/** Hears what is next at work on a document: `reading`, a stage, or `<stage>/<rule>`. */
export type Hears = (what: string) => void;

/** Takes a document through the pipeline and tells what became of it; its failure is one of the things it may become. */
export async function outcomeOf(
  { path, parts, read: readFiles }: Unread,
  pipelines: Pipelines,
  { sources: wantedSources, before, asks = false, options = {}, timeLimit = Infinity }: Way = {},
  hears?: Hears,
): Promise<Outcome> {
  onWork(hears);
  const deadline: Deadline = deadlineIn(timeLimit);
  const isWanted = (source: string | undefined): boolean =>
    wantedSources === undefined || [source, before].some((each) => wantedSources.includes(each ?? ''));
  let source = sourceOf(path, pipelines.names);
  if (source !== undefined && !isWanted(source)) return { path, became: 'skipped' };
  let files: Failed['files'] = [];
  let reader: Reader | undefined;
  try {
    const sources = await deadline.within('opening', readFiles());
    files = sources.map(({ path, sha256, bytes, knownHash = '' }) => ({
      path,
      sha256,
      bytes: bytes.length,
      ...(knownHash !== '' && { knownHash }),
    }));
    const head = sources[0]?.bytes.subarray(0, 1024) ?? new Uint8Array();
    atWork('reading');
    reader = readerFor(path, head);
    const read = reader.read(sources, options);
    // Only what takes its time can be late: a text is there at once.
    const given = read instanceof Promise ? await deadline.within('reading', read) : read;
    let document = withGaps(given, sources);
    if (source === undefined) {
      const recognised = await recogniserOf(document, pipelines);
      source = recognised.name;
      document = withWarnings(document, recognised.passed);
    }
    if (!isWanted(source)) return { path, became: 'skipped' };
    if (asks && source === before) return { path, became: 'same' };
    const adapter = await pipelines.load(source);
    const reports = await cleaned(document, adapter, deadline);
    return {
      path,
      became: 'cleaned',
      source,
      adapter: { name: source, version: adapter.version },
      ...kindOf(reader),
      files,
      reports,
    };
  } catch (error) {
    if (!isWanted(source)) return { path, became: 'skipped' };
    return {
      path,
      became: 'failed',
      ...(source !== undefined && { source }),
      parts,
      files,
      ...kindOf(reader),
      error: reason(error, path),
      ...(error instanceof LateError && { again: true }),
    };
  }
}

/** `.html` → `html` */
function kindOf(reader: Reader | undefined): { readonly reader?: string } {
  const kind = reader?.kinds[0]?.slice(1);
  return kind === undefined ? {} : { reader: kind };
}

/** What is known to be missing from the files of a document is missing from it. */
function withGaps(document: RawDocument, files: readonly SourceFile[]): RawDocument {
  if (files.every((file) => file.gaps === undefined)) return document;
  const gaps = [...(document.gaps ?? []), ...files.flatMap((file) => file.gaps ?? [])];
  return gaps.length === 0 ? document : { ...document, gaps };
}

function withWarnings(document: RawDocument, warnings: readonly string[]): RawDocument {
  return warnings.length === 0
    ? document
    : { ...document, warnings: [...(document.warnings ?? []), ...warnings] };
}

/** An error's message in one line, without the path of the document that it is about. */
function reason(error: unknown, path: string): string {
  const message = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
  return message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
}
