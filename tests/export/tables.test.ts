import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { COLUMNS } from '../../src/export/report-columns.ts';
import { cleanReports, duckdb, exported } from './exported.ts';

// Parquet is written and read by programs of their own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const reports = cleanReports();
const texts = reports.map(({ text }) => text);
let out: string;

beforeAll(async () => {
  ({ out } = await exported({ formats: ['jsonl', 'parquet', 'csv', 'dolma'] }));
});

/** Whole numbers beyond 32 bits are bigints in one reader and words in another. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? Number(each) : each)));
}

const rowsOfJsonl = (): Record<string, unknown>[] =>
  readFileSync(join(out, 'jsonl/reports-00001.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the sample corpus as a table', () => {
  it('has the text of every clean file, byte for byte, and what its metadata says, in JSONL', () => {
    const rows = rowsOfJsonl();
    expect(rows.map(({ text }) => text)).toEqual(texts);
    for (const [index, { sidecar, path }] of reports.entries())
      expect(rows[index]).toMatchObject({
        id: sidecar.id,
        title: sidecar.title ?? null,
        kind: sidecar.kind,
        region_name: sidecar.region?.name ?? null,
        adcode: sidecar.region?.adcode ?? null,
        year: sidecar.year ?? null,
        meeting_date: sidecar.meeting?.date ?? null,
        speaker: sidecar.speaker?.name ?? null,
        complete: sidecar.completeness.complete,
        characters: sidecar.length.characters,
        source: sidecar.source.name,
        outline: sidecar.outline,
        clean_path: path,
        clean_sha256: sidecar.clean.sha256,
      });
    expect(rows.every((row) => Object.keys(row).join() === COLUMNS.map(({ name }) => name).join())).toBe(
      true,
    );
  });

  it('says the same in Parquet, read by hyparquet', async () => {
    const file = await asyncBufferFromFile(join(out, 'parquet/reports-00001.parquet'));
    expect(plain(await parquetReadObjects({ file }))).toEqual(rowsOfJsonl());
  });

  it('says the same in Parquet and in JSONL, read by DuckDB', async () => {
    const rows = await duckdb(`FROM '${out}/parquet/*.parquet'`);
    const numbered = rows.map((row) => ({
      ...row,
      files: (row.files as { bytes: string }[]).map((file) => ({ ...file, bytes: Number(file.bytes) })),
    }));
    expect(numbered).toEqual(rowsOfJsonl());
    const lines = await duckdb(`SELECT text, id, "year"::INT AS year FROM read_json('${out}/jsonl/*.jsonl')`);
    expect(lines).toEqual(rowsOfJsonl().map(({ text, id, year }) => ({ text, id, year })));
  });

  it('says the same in CSV, read by DuckDB, when the apostrophe before a formula is taken away', async () => {
    const rows = await duckdb(
      `SELECT * FROM read_csv('${out}/csv/*.csv', all_varchar = true, header = true)`,
    );
    const expected = rowsOfJsonl();
    expect(rows).toHaveLength(expected.length);
    for (const [index, row] of rows.entries())
      for (const [name, cell] of Object.entries(row)) {
        const value = expected[index]?.[name] as unknown;
        const words =
          value === null ? null : typeof value === 'object' ? JSON.stringify(value) : String(value);
        expect((cell as string | null)?.replace(/^'/, '') ?? null, name).toBe(words);
      }
  });

  it('says the same to Dolma: id, text and source, and the rest as metadata; what is not stated is left out', async () => {
    const packed = readFileSync(join(out, 'dolma/reports-00001.jsonl.gz'));
    const lines = gunzipSync(packed).toString('utf8').trimEnd().split('\n');
    const rows = rowsOfJsonl();
    for (const [index, line] of lines.entries()) {
      const { text, id, source, added, created, metadata } = JSON.parse(line);
      expect({ text, id, source }).toEqual({
        text: texts[index],
        id: rows[index]?.id,
        source: rows[index]?.source,
      });
      expect(added ?? null).toBe(rows[index]?.retrieved_at);
      expect(created ?? null).toBe(rows[index]?.meeting_date ?? rows[index]?.issued_date);
      expect(Object.values(metadata)).not.toContain(null);
      expect(rows[index]).toMatchObject(metadata);
    }
    expect(lines).toHaveLength(rows.length);
    expect(await duckdb(`SELECT text FROM read_json('${out}/dolma/*.gz')`)).toEqual(
      texts.map((text) => ({ text })),
    );
  });

  it('has the province, prefecture and county of a code, and none where there is none', () => {
    const places = rowsOfJsonl().map(({ adcode, province, prefecture, county }) =>
      [adcode, province, prefecture, county].join(' '),
    );
    expect(places).toContain('420607 湖北省 襄阳市 襄州区');
    expect(places.filter((place) => /^\d{4}00 .*[市州] $/.test(place)).length).toBeGreaterThan(0);
  });
});

describe('a Parquet file', () => {
  it('says neither when nor by which version it was written', async () => {
    const file = await asyncBufferFromFile(join(out, 'parquet/reports-00001.parquet'));
    const { created_by, key_value_metadata } = await parquetMetadataAsync(file);
    expect({ created_by, key_value_metadata }).toEqual({
      created_by: 'qingyuan',
      key_value_metadata: undefined,
    });
  });
});

describe('an export in shards', () => {
  it('has the same rows in the same order, in as many files as the texts ask for', async () => {
    const { out: divided } = await exported({
      formats: ['jsonl', 'parquet', 'csv', 'dolma'],
      shardBytes: 30_000,
    });
    for (const query of [
      `SELECT text FROM '${divided}/parquet/*.parquet' ORDER BY clean_path`,
      `SELECT text FROM read_json('${divided}/jsonl/*.jsonl') ORDER BY clean_path`,
      `SELECT ltrim(text, '''') AS text FROM read_csv('${divided}/csv/*.csv', all_varchar = true) ORDER BY clean_path`,
      `SELECT text FROM read_json('${divided}/dolma/*.gz') ORDER BY metadata.clean_path`,
    ])
      expect(await duckdb(query)).toEqual(texts.map((text) => ({ text })));
    const [files] = await duckdb(`SELECT count(*)::INT AS count FROM glob('${divided}/parquet/*')`);
    expect(files?.count).toBeGreaterThan(2);
  });
});
