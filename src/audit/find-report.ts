import { resolve } from 'node:path';
import type { ReportName } from '../opening/report-files.ts';

/** Words that name no report, or more than one; the message says which there are. */
export class NoSuchReport extends Error {
  override readonly name = 'NoSuchReport';
}

/**
 * Finds the report that a person means: by the path or the name of one of its files, or by its id.
 *
 * Throws a NoSuchReport where none or several are meant, with those that are near.
 */
export function findReport<
  R extends { readonly name: ReportName; readonly sidecar?: { readonly id: string } },
>(folder: string, reports: readonly R[], word: string): R {
  const plain = word.replace(/(?:\.trace)?\.json$|\.txt$/, '');
  const path = resolve(plain);
  const exact = reports.filter(
    ({ name, sidecar }) => name === plain || resolve(folder, name) === path || sidecar?.id === word,
  );
  const found = exact.length > 0 ? exact : reports.filter(({ name }) => baseOf(name) === plain);
  if (found.length === 1) return found[0] as R;
  if (found.length > 1)
    throw new NoSuchReport(
      `${word} is the name of ${found.length} reports. Say which: ${few(found.map(({ name }) => name))}`,
    );
  const near = reports.filter(({ name }) => plain !== '' && name.includes(baseOf(plain)));
  throw new NoSuchReport(
    near.length > 0
      ? `there is no report ${word}. Did you mean ${few(near.map(({ name }) => name))}?`
      : `there is no report ${word} in ${folder}, which has ${reports.length}`,
  );
}

function baseOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function few(names: readonly string[]): string {
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return `${names
    .slice(0, 5)
    .map((name) => `${name}.txt`)
    .join(', ')}${more}`;
}
