import type { Described, Row } from './column.ts';

/** What the corpus can be exported as. */
export const FORMATS = ['jsonl', 'parquet', 'csv', 'dolma', 'tei'] as const;

/** One of them. */
export type FormatName = (typeof FORMATS)[number];

/** A report on its way out: what it is described by, its row, and which shard it belongs to, from 1. */
export interface Outgoing extends Described {
  /** its files' path below the clean folder, without their endings */
  readonly name: string;
  readonly row: Row;
  readonly shard: number;
}

/** Writes reports in one format, one after another; no more than a few are in memory. */
export interface Format {
  readonly add: (report: Outgoing) => void | Promise<void>;
  /** ends the last file; gives the paths of all files below the export, in order */
  readonly end: () => Promise<readonly string[]>;
  /** what a person should know of the files, in plain sentences */
  readonly notes: () => readonly string[];
}

/** The name of a shard's file: `reports-00001.csv`. */
export function shardName(shard: number, ending: string): string {
  return `reports-${String(shard).padStart(5, '0')}.${ending}`;
}
