import type { Explained, Renewed } from '../building/renew-corpus.ts';
import type { Summary } from '../corpus/state.ts';
import { visible } from '../opening/problem.ts';
import type { RenewOptions } from './all.ts';
import { asJson } from './as-json.ts';
import { table } from './table.ts';

/** Says what a run did, to a person or to a program; gives the exit status. */
export function printRenewal(
  { summary, warnings: listed, explained = [] }: Renewed & { readonly explained?: readonly Explained[] },
  { json, quiet, explain = false }: RenewOptions,
  milliseconds: number,
): number {
  const warnings = [...listed, ...summary.warnings];
  const status = summary.failed.length > 0 ? 1 : 0;
  // Set before anything is printed: who reads may hang up, and that ends the process.
  process.exitCode = status;
  for (const warning of warnings) process.stderr.write(`warning: ${visible(warning)}\n`);
  for (const { path, error, asBefore } of summary.failed) {
    const again = asBefore === true ? ' (as before: nothing of it has changed)' : '';
    process.stderr.write(`failed: ${visible(`${path}: ${error}`)}${again}\n`);
  }
  if (json) {
    const said = { ...summary, warnings, ...(explain && { documents: explained }) };
    process.stdout.write(asJson(said));
  } else {
    if (explain)
      for (const { path, rebuilt, why } of explained)
        process.stdout.write(`${rebuilt ? 'rebuilt' : 'left as it is'}: ${visible(`${path}: ${why}`)}\n`);
    if (!quiet) process.stdout.write(printed(summary, milliseconds));
  }
  return status;
}

function printed(summary: Summary, milliseconds: number): string {
  const { sources, written, unchanged, removed } = summary;
  const rows = sources.map((each) => [each.source, ...numbersOf(each)]);
  const sums = [...(rows[0]?.keys() ?? [])]
    .slice(1)
    .map((column) => rows.reduce((sum, row) => sum + (row[column] as number), 0));
  const head = [
    'source',
    'documents',
    'reports',
    'characters kept',
    'removed',
    'failed',
    'rebuilt',
    'written',
  ];
  const lines = table(head, rows.length > 1 ? [...rows, ['all', ...sums]] : rows);
  const files = `${written.length} files written, ${unchanged} unchanged, ${removed.length} removed`;
  return `${lines}${files}, ${(milliseconds / 1000).toFixed(1)} s\n`;
}

function numbersOf(each: Summary['sources'][number]): number[] {
  const { documents, reports, kept, removed, failed, rebuilt, written } = each;
  return [documents, reports, kept, removed, failed, rebuilt, written];
}
