import type { Mark } from '../../../documents/mark.ts';

/** What the page of a report knows of what persons said of its edits. */
export interface ReviewData {
  readonly source: string;
  readonly report: string;
  /** the raw files, in order; `from` is UTF-16 in the document's raw text */
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly from: number }[];
  /** those that stood in `reviews/` when the page was written */
  readonly marks: readonly DrawnMark[];
  /** what a page that is served sends with each mark; a page on the disk has none */
  readonly token?: string;
}

/** A mark at its place in the report: UTF-16, in the document's raw text. */
export interface DrawnMark {
  readonly mark: Mark;
  readonly from: number;
  readonly to: number;
  /** what has become of it; absent for one that was just made */
  readonly status?: string;
}

/** How many places of a report were marked, and how many of them are something to do. */
export interface MarkCount {
  readonly all: number;
  readonly toDo: number;
}
