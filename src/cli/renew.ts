import { mkdir } from 'node:fs/promises';
import { openCorpus } from '../corpus/corpus.ts';
import { whileAlone } from '../corpus/lock.ts';
import { listRaw } from '../corpus/raw-folder.ts';
import type { Summary } from '../corpus/state.ts';
import { articlesOf } from '../pipeline/articles/articles.ts';
import { runAll } from '../pipeline/run-all.ts';
import type { RenewOptions } from './all.ts';
import { loadPipeline, pipelineNames } from './pipelines-folder.ts';
import { progressBar } from './progress.ts';
import { table } from './table.ts';
import { wrongFolders } from './wrong-folders.ts';

/**
 * Rebuilds the clean corpus, or some sources of it; gives the exit status.
 *
 * Waits, and says so, where another run is at work on the same clean folder.
 */
export async function renew(options: RenewOptions): Promise<number> {
  const { raw, clean } = options;
  const wrong = await wrongFolders(raw, clean);
  if (wrong !== undefined) {
    process.stderr.write(`error: ${wrong}\n`);
    return 2;
  }
  await mkdir(clean, { recursive: true });
  const waits = (holder: string | undefined): void => {
    const which = holder === undefined ? '' : ` (process ${holder})`;
    process.stderr.write(`waiting: another run${which} is at work on ${clean}\n`);
  };
  return whileAlone(clean, { waits }, () => renewAlone(options));
}

async function renewAlone(options: RenewOptions): Promise<number> {
  const { raw, clean, source, jobs, force, ocr = false, timeLimit = 600, json, quiet } = options;
  const began = performance.now();
  const pipelines = { names: pipelineNames(), load: loadPipeline };
  const { documents: files, warnings } = await listRaw(raw);
  const documents = await articlesOf(files, pipelines.names);
  const corpus = await openCorpus(clean, {
    documents: documents.map((document) => document.path),
    partOf: new Map(documents.flatMap(({ path, parts }) => parts.slice(1).map((part) => [part, path]))),
    ...(source.length > 0 && { sources: new Set(source) }),
    force,
  });
  const progress = progressBar(documents.length, quiet);
  for await (const outcome of runAll(documents, pipelines, {
    jobs,
    wanted: corpus.wants,
    options: { ocr },
    timeLimit,
  })) {
    await corpus.add(outcome);
    progress.done(outcome.path);
  }
  const summary = await corpus.finish();
  progress.end();
  for (const warning of [...warnings, ...summary.warnings]) process.stderr.write(`warning: ${warning}\n`);
  for (const { path, error } of summary.failed) process.stderr.write(`failed: ${path}: ${error}\n`);
  if (json)
    process.stdout.write(
      `${JSON.stringify({ ...summary, warnings: [...warnings, ...summary.warnings] }, null, 2)}\n`,
    );
  else if (!quiet) process.stdout.write(printed(summary, performance.now() - began));
  return summary.failed.length > 0 ? 1 : 0;
}

function printed(summary: Summary, milliseconds: number): string {
  const { sources, written, unchanged, removed } = summary;
  const rows = sources.map((each) => [each.source, ...numbersOf(each)]);
  const sums = [...(rows[0]?.keys() ?? [])]
    .slice(1)
    .map((column) => rows.reduce((sum, row) => sum + (row[column] as number), 0));
  const head = ['source', 'documents', 'reports', 'characters kept', 'removed', 'failed', 'written'];
  const lines = table(head, rows.length > 1 ? [...rows, ['all', ...sums]] : rows);
  const files = `${written.length} files written, ${unchanged} unchanged, ${removed.length} removed`;
  return `${lines}${files}, ${(milliseconds / 1000).toFixed(1)} s\n`;
}

function numbersOf({
  documents,
  reports,
  kept,
  removed,
  failed,
  written,
}: Summary['sources'][number]): number[] {
  return [documents, reports, kept, removed, failed, written];
}
