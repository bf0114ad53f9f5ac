import type { Report } from './report.ts';

/** What became of one raw document on its way through the pipeline. */
export type Outcome = Cleaned | Failed | Skipped;

interface OfDocument {
  /** of the document, below the raw folder, with `/` */
  readonly path: string;
}

/** The raw files of a document, as far as they could be opened. */
type Files = readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];

/** It was read and cleaned. */
export interface Cleaned extends OfDocument {
  readonly became: 'cleaned';
  readonly source: string;
  readonly adapter: { readonly name: string; readonly version: number };
  readonly files: Files;
  readonly reports: readonly Report[];
}

/** It could not be read or cleaned; `error` says where, why and what to do, without the path. */
export interface Failed extends OfDocument {
  readonly became: 'failed';
  /** absent where it is not known, because the document could not be read */
  readonly source?: string;
  /** the paths of all its raw files, whether they could be opened or not */
  readonly parts: readonly string[];
  readonly files: Files;
  readonly error: string;
}

/** It belongs to a source that was not asked for. */
interface Skipped extends OfDocument {
  readonly became: 'skipped';
}
