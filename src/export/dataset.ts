import { counted, grouped } from '../drawing/in-words.ts';
import type { Column } from './column.ts';
import { CSV_COLUMNS } from './csv.ts';
import type { Facts } from './facts.ts';
import type { FormatName } from './format.ts';
import { COLUMNS } from './report-columns.ts';
import type { Sealed } from './staged-folder.ts';

/** What is said of a dataset from outside of it; what is absent is not stated. */
export interface Said {
  /** short, of small letters, digits and hyphens */
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  /** an SPDX identifier, or an address */
  readonly licence?: string;
  readonly url?: string;
  readonly creator?: string;
  /** a day: 2026-01-31 */
  readonly published?: string;
  readonly version?: string;
}

/** The files of one format. */
export interface FormatFiles {
  readonly format: FormatName;
  readonly files: readonly Sealed[];
}

/** All that is known of an export when its data are written. */
export interface Dataset {
  readonly said: Said;
  readonly facts: Facts;
  readonly formats: readonly FormatFiles[];
}

/** The media types of the formats, by their IANA names where they have one. */
export const MEDIA_TYPES: Readonly<Record<FormatName, string>> = {
  jsonl: 'application/jsonl',
  parquet: 'application/vnd.apache.parquet',
  csv: 'text/csv',
  dolma: 'application/gzip',
  tei: 'application/tei+xml',
};

/** The title of a dataset, or its name. */
export function titleOf({ name, title }: Said): string {
  return title ?? name;
}

/** What a dataset is, in a sentence or as it was said. */
export function descriptionOf({ said, facts }: Dataset): string {
  const { reports, characters } = facts;
  return (
    said.description ??
    `${counted(reports, 'clean text')} of Chinese local government, ${grouped(characters)} characters, with metadata and provenance: of every character it is known where it stood in the raw file and which rule changed it.`
  );
}

/** The address of a licence: itself, or that of its SPDX identifier. */
export function licenceUrl(licence: string): string {
  return /^https?:\/\//.test(licence) ? licence : `https://spdx.org/licenses/${licence}`;
}

/** The columns that the files of a format have; undefined where they are no table of reports. */
export function columnsOf(format: FormatName): readonly Column[] | undefined {
  if (format === 'csv') return CSV_COLUMNS;
  return format === 'jsonl' || format === 'parquet' ? COLUMNS : undefined;
}

/** JSON as the house writes it. */
export function printed(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
