import type { Column, ColumnType } from './column.ts';
import {
  columnsOf,
  type Dataset,
  descriptionOf,
  licenceUrl,
  MEDIA_TYPES,
  printed,
  titleOf,
} from './dataset.ts';
import type { FormatName } from './format.ts';
import type { Sealed } from './staged-folder.ts';

const PROFILES = 'https://datapackage.org/profiles/2.0';

/** The types of Table Schema for ours. */
const types: Readonly<Record<Extract<ColumnType, string>, string>> = {
  string: 'string',
  day: 'date',
  integer: 'integer',
  long: 'integer',
  number: 'number',
  boolean: 'boolean',
  strings: 'array',
};

const endings: Readonly<Record<FormatName, string>> = {
  jsonl: 'jsonl',
  parquet: 'parquet',
  csv: 'csv',
  dolma: 'jsonl.gz',
  tei: 'csv',
};

/** `datapackage.json`: a Data Package (Frictionless, version 2) with a resource for each file, its schema and its hash. */
export function dataPackage(dataset: Dataset): string {
  const { said, formats } = dataset;
  return printed({
    $schema: `${PROFILES}/datapackage.json`,
    name: said.name,
    title: titleOf(said),
    description: descriptionOf(dataset),
    ...(said.version !== undefined && { version: said.version }),
    ...(said.url !== undefined && { homepage: said.url }),
    ...(said.licence !== undefined && {
      licenses: [
        /^https?:/.test(said.licence)
          ? { path: said.licence }
          : { name: said.licence, path: licenceUrl(said.licence) },
      ],
    }),
    ...(said.creator !== undefined && { contributors: [{ title: said.creator, roles: ['creator'] }] }),
    keywords: ['政府工作报告', 'government work report', 'China', 'local government', 'corpus'],
    resources: formats.flatMap(({ format, files }) =>
      // The XML files have a table of their own, with the hash of each.
      (format === 'tei' ? files.slice(-1) : files).map((file) => resource(format, file)),
    ),
  });
}

function resource(format: FormatName, { path, sha256, bytes }: Sealed): object {
  const columns = columnsOf(format);
  const isCsv = path.endsWith('.csv');
  return {
    name: path.slice(0, path.indexOf('.')).replaceAll('/', '-'),
    path,
    ...((columns !== undefined || isCsv) && { type: 'table' }),
    format: endings[format],
    mediatype: isCsv ? 'text/csv' : MEDIA_TYPES[format],
    ...(format !== 'parquet' && { encoding: 'utf-8' }),
    bytes,
    hash: `sha256:${sha256}`,
    ...(isCsv && { dialect: csvDialect }),
    ...(columns !== undefined && { schema: tableSchema(columns) }),
    ...(format === 'tei' && { schema: teiFiles }),
  };
}

const csvDialect = {
  $schema: `${PROFILES}/tabledialect.json`,
  delimiter: ',',
  quoteChar: '"',
  doubleQuote: true,
  lineTerminator: '\r\n',
  header: true,
};

const teiFiles = {
  $schema: `${PROFILES}/tableschema.json`,
  fields: ['id', 'path', 'sha256'].map((name) => ({ name, type: 'string', constraints: { required: true } })),
};

function tableSchema(columns: readonly Column[]): object {
  return {
    $schema: `${PROFILES}/tableschema.json`,
    fields: columns.map(({ name, type, says, required }) => ({
      name,
      type: typeof type === 'string' ? types[type] : 'array',
      description: says,
      ...(required && { constraints: { required: true } }),
    })),
    primaryKey: ['clean_path'],
    missingValues: [''],
  };
}
