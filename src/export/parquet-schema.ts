import type { SchemaElement } from 'hyparquet-writer';
import type { Column, Field, Scalar } from './column.ts';

const physical: Readonly<Record<Scalar, Partial<SchemaElement>>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  // A day is what the document states, as a text: a date type would have to refuse or mend one that no calendar has.
  day: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT32' },
  long: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
};

/** The schema of a Parquet file with these columns; a list is spelled in three levels, as the format asks. */
export function parquetSchema(columns: readonly Column[]): SchemaElement[] {
  return [{ name: 'report', num_children: columns.length }, ...columns.flatMap(elementsOf)];
}

function elementsOf({ name, type, required }: Column): SchemaElement[] {
  const repetition_type = required ? 'REQUIRED' : 'OPTIONAL';
  if (typeof type === 'string' && type !== 'strings') return [{ name, ...physical[type], repetition_type }];
  const element: SchemaElement[] =
    type === 'strings'
      ? [{ name: 'element', ...physical.string, repetition_type: 'REQUIRED' }]
      : [
          { name: 'element', repetition_type: 'REQUIRED', num_children: type.records.length },
          ...type.records.map(fieldElement),
        ];
  return [
    { name, repetition_type, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...element,
  ];
}

function fieldElement({ name, type }: Field): SchemaElement {
  return { name, ...physical[type], repetition_type: 'OPTIONAL' };
}
