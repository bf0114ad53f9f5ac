import type { Column, Field } from './column.ts';

const outline: readonly Field[] = [
  { name: 'level', type: 'integer', says: '1 is the highest' },
  { name: 'number', type: 'string', says: 'as printed: 一、' },
  { name: 'heading', type: 'string', says: 'the heading, or the sentence that leads the paragraph' },
  { name: 'paragraph', type: 'integer', says: 'the paragraph it stands in, from 0' },
];

const files: readonly Field[] = [
  { name: 'path', type: 'string', says: 'below the raw folder' },
  { name: 'sha256', type: 'string', says: 'of its bytes' },
  { name: 'bytes', type: 'long', says: 'how many it has' },
  { name: 'media_type', type: 'string', says: 'text/html, application/pdf …' },
  { name: 'charset', type: 'string', says: 'null where the characters are no encoded bytes' },
  { name: 'pages', type: 'integer', says: 'how many it has' },
  { name: 'url', type: 'string', says: 'where it was fetched' },
  { name: 'retrieved_at', type: 'string', says: 'when' },
  { name: 'retrieved_at_basis', type: 'string', says: 'observed, file-time or unknown' },
];

const rules: readonly Field[] = [
  { name: 'rule', type: 'string', says: '<stage>/<rule>' },
  { name: 'edits', type: 'integer', says: 'how many it made' },
  { name: 'removed', type: 'integer', says: 'raw characters (UTF-16) that left or were changed' },
  { name: 'inserted', type: 'integer', says: 'characters that came' },
];

const evidence: readonly Field[] = [
  { name: 'field', type: 'string', says: 'the field of the metadata' },
  { name: 'exact', type: 'string', says: 'the words that it was read from' },
  {
    name: 'paragraph',
    type: 'integer',
    says: 'where they stand in the text, from 0; null where they were removed',
  },
  { name: 'offset', type: 'integer', says: 'UTF-16, from the beginning of the paragraph' },
  { name: 'raw_offset', type: 'integer', says: 'UTF-16, in the raw text, where they were removed' },
];

const sameAs: readonly Field[] = [
  { name: 'report', type: 'string', says: 'the clean_path of the other one' },
  { name: 'id', type: 'string', says: 'its id' },
  { name: 'relation', type: 'string', says: 'identical, near, contains, contained, overlaps or other-part' },
  { name: 'share_here', type: 'number', says: 'how much of this one stands in the other, 0 to 1' },
  { name: 'share_there', type: 'number', says: 'how much of the other stands in this one' },
  { name: 'canonical', type: 'boolean', says: 'whether the other one is to be taken for all of them' },
];

/** The columns of lists: records in JSONL and Parquet; a CSV leaves the lists of records out. */
export const NESTED_COLUMNS: readonly Column[] = [
  {
    name: 'region_path',
    type: 'strings',
    says: 'the names from the province to the unit itself',
    required: true,
    of: ({ sidecar }) => sidecar.region?.path ?? [],
  },
  {
    name: 'notes',
    type: 'strings',
    says: 'what is to be said of its completeness',
    required: true,
    of: ({ sidecar }) => sidecar.completeness.notes,
  },
  {
    name: 'warnings',
    type: 'strings',
    says: 'what a person should look at',
    required: true,
    of: ({ sidecar }) => sidecar.processing.warnings,
  },
  {
    name: 'outline',
    type: { records: outline },
    says: 'headings and lead sentences, in order',
    required: true,
    of: ({ sidecar }) =>
      sidecar.outline.map(({ level, number, heading, paragraph }) => ({ level, number, heading, paragraph })),
  },
  {
    name: 'files',
    type: { records: files },
    says: 'the raw files that it was read from',
    required: true,
    of: ({ sidecar }) =>
      sidecar.source.files.map((file) => ({
        path: file.path,
        sha256: file.sha256,
        bytes: file.bytes,
        media_type: file.mediaType,
        charset: file.charset ?? null,
        pages: file.pages,
        url: file.url ?? null,
        retrieved_at: file.retrievedAt ?? null,
        retrieved_at_basis: file.retrievedAtBasis ?? null,
      })),
  },
  {
    name: 'rules',
    type: { records: rules },
    says: 'what each rule did to it',
    required: true,
    of: ({ sidecar }) =>
      Object.entries(sidecar.processing.rules).map(([rule, { edits, removed, inserted }]) => ({
        rule,
        edits,
        removed,
        inserted,
      })),
  },
  {
    name: 'same_as',
    type: { records: sameAs },
    says: 'other editions of the same report in this table',
    required: true,
    of: ({ sidecar }) =>
      (sidecar.sameAs ?? []).map(({ report, id, relation, share, canonical }) => ({
        report,
        id,
        relation,
        share_here: share.here,
        share_there: share.there,
        canonical: canonical === true,
      })),
  },
  {
    name: 'evidence',
    type: { records: evidence },
    says: 'the words that each field was read from',
    required: true,
    of: ({ sidecar }) =>
      Object.entries(sidecar.evidence).map(([field, found]) => ({
        field,
        exact: found.exact,
        paragraph: 'paragraph' in found ? found.paragraph : null,
        offset: 'offset' in found ? found.offset : null,
        raw_offset: 'rawOffset' in found ? found.rawOffset : null,
      })),
  },
];
