import type { ManifestDocument, ManifestFile, ManifestRawFile } from '../documents/manifest.ts';
import type { Cleaned } from '../documents/outcome.ts';
import type { Code } from './code/code.ts';
import type { Journal } from './journal.ts';
import type { KnownEditions } from './known-editions.ts';
import type { Memory } from './memory.ts';
import type { SettledDocuments } from './settled-documents.ts';
import type { Stand } from './stand.ts';
import type { Sums } from './sums.ts';
import type { Written } from './written.ts';
import type { WrittenFiles } from './written-files.ts';

/** What a run did. */
export interface Summary {
  readonly sources: readonly SourceSummary[];
  readonly failed: readonly Failure[];
  readonly warnings: readonly string[];
  /** files written, by path below the clean folder; all others had the right bytes already */
  readonly written: readonly string[];
  readonly unchanged: number;
  readonly removed: readonly string[];
}

/** A document or a list that failed. */
interface Failure {
  readonly path: string;
  readonly error: string;
  /** whether it was not tried again, because nothing of it has changed since it failed */
  readonly asBefore?: true;
}

/** What a run did for one source. */
export interface SourceSummary {
  readonly source: string;
  readonly documents: number;
  /** documents that were built; nothing of the others has changed */
  readonly rebuilt: number;
  readonly reports: number;
  /** characters of the raw text (UTF-16) that the reports keep as they were */
  readonly kept: number;
  /** characters of the raw text (UTF-16) that rules removed or changed, the other reports of a page apart */
  readonly removed: number;
  readonly failed: number;
  /** reports of which a file was written */
  readonly written: number;
}

/** What is known of a document when all its reports have been written. */
export interface Entry {
  readonly path: string;
  readonly source: string | undefined;
  readonly adapter: Cleaned['adapter'] | undefined;
  readonly reader: string | undefined;
  /** whether its reader was asked to recognise words in pictures */
  readonly ocr: boolean;
  readonly files: readonly ManifestRawFile[];
  readonly reports: WrittenReport[];
  readonly characters: { kept: number; removed: number };
  /** whether it was not built: nothing of it has changed */
  readonly isSame: boolean;
  error?: string;
  /** how many of its reports have no name yet */
  waiting: number;
  /** whether the next run builds it again, changed or not */
  again?: boolean;
}

/** What a run has done so far. */
export interface State {
  readonly folder: string;
  readonly force: boolean;
  /** the code that is running, where it is known */
  readonly code: Code | undefined;
  readonly journal: Journal;
  readonly memory: Memory;
  /** what was found in reports */
  readonly known: KnownEditions;
  /** what the files held when the run began, and what of that has changed; absent where nobody asks */
  readonly stand: Stand | undefined;
  /** documents that wait for names of their reports, and those that failed; the others are settled */
  readonly entries: Map<string, Entry>;
  readonly settled: SettledDocuments;
  readonly files: WrittenFiles;
  readonly sums: Sums;
  /** documents that are none of this run's business: their entry stays as it was */
  readonly left: Map<string, ManifestDocument>;
  readonly warnings: string[];
  readonly written: Written;
  /** reports, by the path of their text, whose lines in the list are not those of the run before, where there was one */
  readonly touched: Set<string>;
  unchanged: number;
}

/** What is kept of a report when its files are written. */
export interface WrittenReport {
  /** the path of its text below the clean folder */
  readonly path: string;
  readonly files: readonly ManifestFile[];
  readonly written: boolean;
}

/** Remembers what the files of a report hold that were written, or that have these bytes already; `before` is what they had, where this run wrote them before. */
export function rememberReport(
  { folder, memory, stand }: Pick<State, 'folder' | 'memory' | 'stand'>,
  files: readonly ManifestFile[],
  print: string | undefined,
  before?: string,
): void {
  stand?.renewedReport(`${folder}/${files[0]?.path}`, print, before);
  if (print !== undefined) memory.keep(print, { sha256: hashesOf(files) });
}

/** The hashes of the files of a report, in their order. */
export function hashesOf(files: readonly ManifestFile[]): string {
  return files.map(({ sha256 }) => sha256).join('');
}
