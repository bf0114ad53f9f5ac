import type { Column, Field, Scalar } from './column.ts';
import {
  columnsOf,
  type Dataset,
  descriptionOf,
  type FormatFiles,
  licenceUrl,
  MEDIA_TYPES,
  printed,
} from './dataset.ts';

/** The terms of Croissant 1.1 as its specification asks for them. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  arrayShape: 'cr:arrayShape',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  prov: 'http://www.w3.org/ns/prov#',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isArray: 'cr:isArray',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
};

const types: Readonly<Record<Scalar, string>> = {
  string: 'sc:Text',
  day: 'sc:Date',
  integer: 'cr:Int32',
  long: 'cr:Int64',
  number: 'cr:Float64',
  boolean: 'sc:Boolean',
};

/**
 * `croissant.json` (Croissant 1.1): each file with its hash, and the columns of the first format that is a table.
 *
 * Licence, address, creator and day of publication are required there; those that were not said are left out.
 */
export function croissant(dataset: Dataset): string {
  const { said, formats } = dataset;
  const table = formats.find(({ format }) => columnsOf(format) !== undefined);
  return printed({
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    name: said.name,
    ...(said.title !== undefined && { alternateName: said.title }),
    description: descriptionOf(dataset),
    ...(said.licence !== undefined && { license: licenceUrl(said.licence) }),
    ...(said.url !== undefined && { url: said.url }),
    ...(said.creator !== undefined && { creator: { '@type': 'sc:Organization', name: said.creator } }),
    ...(said.published !== undefined && { datePublished: said.published }),
    ...(said.version !== undefined && { version: said.version }),
    inLanguage: 'zh-Hans',
    keywords: ['政府工作报告', 'government work report', 'China', 'local government'],
    isLiveDataset: false,
    distribution: formats.flatMap(distributionOf),
    recordSet: table === undefined ? [] : [recordSet(table)],
  });
}

function distributionOf({ format, files }: FormatFiles): readonly object[] {
  // The XML files, of which there are many, are a set; the table beside them has the hash of each.
  const single = format === 'tei' ? files.slice(-1) : files;
  const objects = single.map(({ path, sha256, bytes }) => ({
    '@type': 'cr:FileObject',
    '@id': path,
    name: path,
    contentUrl: path,
    contentSize: `${bytes} B`,
    encodingFormat: path.endsWith('.csv') ? 'text/csv' : MEDIA_TYPES[format],
    sha256,
  }));
  if (format !== 'tei' && files.length < 2) return objects;
  const set = {
    '@type': 'cr:FileSet',
    '@id': `${format}-files`,
    name: `${format}-files`,
    encodingFormat: MEDIA_TYPES[format],
    includes: format === 'tei' ? 'tei/**/*.xml' : `${format}/*`,
  };
  return [...objects, set];
}

function recordSet(table: FormatFiles): object {
  const columns = columnsOf(table.format) ?? [];
  const [first] = table.files;
  const from =
    table.files.length > 1
      ? { fileSet: { '@id': `${table.format}-files` } }
      : { fileObject: { '@id': first?.path } };
  return {
    '@type': 'cr:RecordSet',
    '@id': 'reports',
    name: 'reports',
    description: 'A report a row; what a document does not state is null.',
    key: { '@id': 'reports/clean_path' },
    field: columns.map((column) => field(column, from)),
  };
}

function field({ name, type, says }: Column, from: object): object {
  const head = { '@type': 'cr:Field', '@id': `reports/${name}`, name, description: says };
  const source = { ...from, extract: { column: name } };
  const list = { isArray: true, arrayShape: '-1' };
  if (type === 'strings') return { ...head, dataType: 'sc:Text', ...list, source };
  if (typeof type === 'string') return { ...head, dataType: types[type], source };
  const part = (each: Field): object => ({
    '@type': 'cr:Field',
    '@id': `reports/${name}/${each.name}`,
    name: each.name,
    description: each.says,
    dataType: types[each.type],
    source: { ...source, transform: { jsonPath: `$[*].${each.name}` } },
    ...list,
  });
  return { ...head, subField: type.records.map(part) };
}
