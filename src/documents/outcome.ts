import type { Report } from './report.ts';

/** What became of one raw document on its way through the pipeline. */
export type Outcome = Cleaned | Failed | Skipped | Same;

interface OfDocument {
  /** of the document, below the raw folder, with `/` */
  readonly path: string;
}

/** The raw files of a document, as far as they could be opened. */
type Files = readonly {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** of all that is known of it beside its bytes */
  readonly knownHash?: string;
}[];

/** It was read and cleaned. */
export interface Cleaned extends OfDocument {
  readonly became: 'cleaned';
  readonly source: string;
  readonly adapter: { readonly name: string; readonly version: number };
  /** the kind of reader that read it: the first ending of the files that it reads, without the dot */
  readonly reader?: string;
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
  /** of the reader that it was given to, where it came so far */
  readonly reader?: string;
  readonly error: string;
  /** whether the next run tries it again, changed or not: the error is not its own, as when its time was up */
  readonly again?: boolean;
}

/** It belongs to a source that was not asked for. */
export interface Skipped extends OfDocument {
  readonly became: 'skipped';
}

/** Nothing that its reports are made of has changed since they were made. */
export interface Same extends OfDocument {
  readonly became: 'same';
}
