import type { PageHints } from '../documents/markup.ts';
import type { RawDocument } from '../documents/raw-document.ts';
import type { Report } from '../documents/report.ts';
import type { Rule } from '../rules/rule.ts';

/** One verb of the pipeline: takes a report, gives the reports it became. */
export interface Stage {
  readonly name: string;
  readonly run: (report: Report, adapter: Adapter) => readonly Report[] | Promise<readonly Report[]>;
}

/** What is known of a source: one answer for each stage that asks. All but the version may be left out. */
export interface Adapter extends PageHints {
  /** counted up when the adapter changes what it makes of the same raw bytes */
  readonly version: number;
  /** tells whether a document that lies in no source's folder is of this kind */
  readonly recognises?: (document: RawDocument) => boolean;
  /** the site's own furniture, removed before the furniture of all sites */
  readonly noise?: readonly Rule[];
  /** a title line: where one stands, the next report of the page begins. Without it a document is one report */
  readonly split?: RegExp;
}

/** Declares an adapter; the types do the checking. */
export function defineAdapter(adapter: Adapter): Adapter {
  return adapter;
}
