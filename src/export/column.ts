import type { Sidecar } from '../documents/sidecar.ts';

/** What a single value of a column is; `long` is a whole number that may be beyond 32 bits, `day` a text such as 2022-01-18. */
export type Scalar = 'string' | 'integer' | 'long' | 'number' | 'boolean' | 'day';

/** A named value within a record. */
export interface Field {
  readonly name: string;
  readonly type: Scalar;
  readonly says: string;
}

/** What a column holds: one value, a list of texts, or a list of records. */
export type ColumnType = Scalar | 'strings' | { readonly records: readonly Field[] };

/** One value; null: not stated. */
type Single = string | number | boolean | null;

/** A record in a list. */
export type RecordValue = Readonly<Record<string, Single>>;

/** What stands in a row under a column. */
export type Value = Single | readonly string[] | readonly RecordValue[];

/** A row: the columns by name, in order; all of them are there. */
export type Row = Readonly<Record<string, Value>>;

/** What a row is made of. */
export interface Described {
  readonly sidecar: Sidecar;
  /** the path of the clean text below the clean folder */
  readonly path: string;
  readonly text: string;
}

/** A column of the table that is exported. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** a plain sentence for those who use the table */
  readonly says: string;
  /** whether every row has a value; else null says that the document does not state it */
  readonly required: boolean;
  readonly of: (report: Described) => Value;
}

/** Whether a column holds one value, as a cell of a spreadsheet does, or texts that can be written as one. */
export function isFlat({ type }: Column): boolean {
  return typeof type === 'string';
}
