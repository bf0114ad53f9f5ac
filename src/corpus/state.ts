import type { ManifestDocument, ManifestFile } from '../documents/manifest.ts';
import type { Cleaned } from '../documents/outcome.ts';

/** What a run did. */
export interface Summary {
  readonly sources: readonly SourceSummary[];
  readonly failed: readonly { readonly path: string; readonly error: string }[];
  readonly warnings: readonly string[];
  /** files written, by path below the clean folder; all others had the right bytes already */
  readonly written: readonly string[];
  readonly unchanged: number;
  readonly removed: readonly string[];
}

/** What a run did for one source. */
export interface SourceSummary {
  readonly source: string;
  readonly documents: number;
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
  readonly files: readonly ManifestFile[];
  readonly reports: WrittenReport[];
  error?: string;
}

/** What a run has done so far. */
export interface State {
  readonly folder: string;
  readonly force: boolean;
  readonly entries: Map<string, Entry>;
  /** documents that are none of this run's business: their entry stays as it was */
  readonly left: Map<string, ManifestDocument>;
  readonly warnings: string[];
  readonly written: string[];
  unchanged: number;
}

/** What is kept of a report when its files are written. */
export interface WrittenReport {
  /** the path of its text below the clean folder */
  readonly path: string;
  readonly files: readonly ManifestFile[];
  readonly kept: number;
  readonly removed: number;
  readonly written: boolean;
}
