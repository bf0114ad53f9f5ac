import { jsonLine } from '../documents/json-line.ts';
import { isFlat, type Row } from './column.ts';
import type { Format, Outgoing } from './format.ts';
import { gzip } from './gzip.ts';
import { COLUMNS } from './report-columns.ts';
import { shardFiles } from './shard-files.ts';

/** The fields that Dolma has a name of its own for. */
const OWN = new Set(['id', 'text', 'source']);

/**
 * The documents of Dolma: `id`, `text`, `source`, `added`, `created` and `metadata`, JSON Lines packed with gzip.
 *
 * `added` is when the first raw file was fetched and `created` the day of the meeting or of issue, as they are stated:
 * a day stays a day. Where neither is known the key is left out; so is what the metadata would not state.
 */
export function dolma(folder: string): Format {
  const files = shardFiles(folder, { kind: 'dolma', ending: 'jsonl.gz', packed: () => gzipped });
  return {
    add(report) {
      files.write(report.shard, Buffer.from(jsonLine(documentOf(report))));
    },
    end: async () => files.end(),
    notes: () => [],
  };
}

function gzipped(bytes: Uint8Array | undefined): Uint8Array {
  return bytes === undefined || bytes.length === 0 ? new Uint8Array(0) : gzip(bytes);
}

function documentOf({ sidecar, row, text }: Outgoing): object {
  const added = sidecar.source.files[0]?.retrievedAt;
  const created = sidecar.meeting?.date ?? sidecar.issuedDate;
  return {
    id: sidecar.id,
    text,
    source: sidecar.source.name,
    ...(added !== undefined && { added }),
    ...(created !== undefined && { created }),
    metadata: metadataOf(row),
  };
}

function metadataOf(row: Row): object {
  const kept = COLUMNS.filter(
    (column) => !OWN.has(column.name) && (isFlat(column) || column.type === 'strings'),
  );
  return Object.fromEntries(
    kept.flatMap(({ name }) => (row[name] === null || row[name] === undefined ? [] : [[name, row[name]]])),
  );
}
