import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll } from 'vitest';
import { type Exported, type ExportPlan, exportCorpus } from '../../src/export/export-corpus.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The sample corpus of the house. */
export const sample = { raw: join(root, 'raw'), clean: join(root, 'clean') };

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Exports a corpus, the sample one if none is named, into a new folder that stays for all tests of a file. */
export async function exported(
  plan: Partial<ExportPlan>,
  folders = sample,
): Promise<Exported & { readonly out: string }> {
  const home = mkdtempSync(join(tmpdir(), 'export-'));
  made.push(home);
  const out = join(home, 'out');
  const said = { name: 'sample' };
  const done = await exportCorpus(folders, { out, formats: ['jsonl'], shardBytes: 1 << 28, said, ...plan });
  return { ...done, out };
}

/** The reports of a corpus as its own files have them: path, metadata and text. */
export function cleanReports({ clean } = sample): readonly {
  readonly path: string;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a reader knows of a JSON file
  readonly sidecar: any;
}[] {
  const { documents } = JSON.parse(readFileSync(join(clean, 'manifest.json'), 'utf8'));
  const paths: string[] = documents.flatMap(({ reports }: { reports: string[] }) => reports).sort();
  return paths.map((path) => ({
    path,
    text: readFileSync(join(clean, path), 'utf8'),
    sidecar: JSON.parse(readFileSync(join(clean, path.replace(/txt$/, 'json')), 'utf8')),
  }));
}

/** What DuckDB answers. */
export async function duckdb(query: string): Promise<readonly Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(query)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
