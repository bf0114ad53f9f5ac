import type { TraceSpan } from '../../../text/trace-span.ts';

/** All that the page of a report knows, as it stands in it as JSON. Offsets are UTF-16. */
export interface ReportData {
  /** the whole document's raw text, once */
  readonly raw: string;
  /** as in the trace; the rules are numbers into `rules` */
  readonly spans: readonly TraceSpan[];
  readonly rules: readonly string[];
  /** what stands in the clean text for all spans that are not verbatim, joined */
  readonly inserted: string;
  readonly files: readonly FileData[];
  /** one after the other: from, number of the file, number of the page in it */
  readonly pages: readonly number[];
  readonly notes: readonly NoteData[];
}

/** One raw file. */
export interface FileData {
  readonly path: string;
  readonly from: number;
  readonly parts: readonly PartData[];
  /** one after the other: from, page, left, top, width, height (points); one for each line that has a box */
  readonly boxes?: readonly number[];
  /** of each of these lines, where its characters begin, in tenths of a point from its left; empty where it does not run to the right */
  readonly across?: readonly (readonly number[])[];
}

/** The picture of a page on which the report stands. */
export interface PictureData {
  /** index of the file in `files` */
  readonly file: number;
  /** counted from 1 in its file */
  readonly page: number;
  /** of the page, in points */
  readonly width: number;
  readonly height: number;
  /** a WebP picture, base64 */
  readonly image: string;
}

/** How many bytes a character takes: as in the encoding, or one for ASCII and two for all others. */
export type ByteWidth = 'utf-8' | 'utf-16' | 'double';

/** A stretch of the raw text that was decoded from bytes. */
export interface PartData {
  readonly from: number;
  readonly to: number;
  /** the part inside the file */
  readonly inside?: string;
  readonly charset: string;
  readonly width: ByteWidth;
  /** where `width` is wrong, one after the other: characters since the last such place, bytes to add from there on */
  readonly shifts: readonly number[];
}

/** What a person should look at. */
export interface NoteData {
  readonly text: string;
  /** where in the clean text; absent where the whole is meant */
  readonly clean?: number;
}
