import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { differenceOf } from './account.ts';
import { folderError } from './folder-error.ts';
import type { Problem } from './problem.ts';
import type { Described } from './prove-document.ts';
import { readClean } from './report-files.ts';

/** The name of the file that has all reports, one a line. */
const LIST = 'reports.jsonl';

/** What `reports.jsonl` says, held against the reports. */
export interface ListProof {
  readonly problems: readonly Problem[];
  /** by report: where a damaged clean text differs from the text in the list (UTF-16) */
  readonly damagedAt: ReadonlyMap<string, number>;
}

/**
 * Holds `reports.jsonl` against the reports: one line each, with the same metadata and the same text.
 *
 * One line and one report are in memory at a time. Where a text differs and the clean file is not the one that was
 * written, the list is taken for the second copy that tells where.
 */
export async function proveList(
  folder: string,
  reports: readonly Described[],
  all: boolean,
): Promise<ListProof> {
  const byId = new Map<string, Described[]>();
  for (const report of reports) byId.set(report.sidecar.id, [...(byId.get(report.sidecar.id) ?? []), report]);
  const problems: Problem[] = [];
  const damagedAt = new Map<string, number>();
  const found = new Set<string>();
  let number = 0;
  const wrong = (message: string, place = `line ${number}`): number =>
    problems.push({ folder: 'clean', file: LIST, place, message });
  try {
    for await (const line of lines(join(folder, LIST))) {
      number += 1;
      const { text, ...metadata } = parsed(line) ?? {};
      if (typeof metadata.id !== 'string' || typeof text !== 'string') {
        wrong('this is no report: JSON with an id and a text');
        continue;
      }
      // Files of the same bytes have reports of the same id: they differ in where they are from.
      const alike = byId.get(metadata.id);
      const report =
        alike?.find(({ sidecar }) => isDeepStrictEqual(sidecar.source, metadata.source)) ?? alike?.[0];
      if (report === undefined) {
        if (all) wrong(`no report has the id ${metadata.id}`);
        continue;
      }
      const { name, sidecar } = report;
      if (found.has(name)) wrong(`${name} is listed twice`);
      found.add(name);
      const keys = new Set([...Object.keys(metadata), ...Object.keys(sidecar)]);
      const differing = [...keys].filter((key) => !isDeepStrictEqual(metadata[key], sidecar[key as never]));
      if (differing.length > 0) wrong(`${differing.join(', ')}: not as in ${name}.json`);
      const { clean } = await readClean(folder, name, sidecar.clean.sha256);
      if (clean === undefined || clean.text === text) continue;
      const at = differenceOf(clean.text, text);
      if (clean.intact) wrong(`the text differs from ${name}.txt at character ${at + 1}`);
      else damagedAt.set(name, at);
    }
  } catch (error) {
    problems.push({ folder: 'clean', file: LIST, message: folderError(error) });
    return { problems, damagedAt };
  }
  for (const { name } of reports)
    if (!found.has(name)) problems.push({ folder: 'clean', file: LIST, message: `${name} has no line` });
  return { problems, damagedAt };
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The lines of a file, without their line feeds. (Node's readline also breaks at U+2028, which JSON may hold.) */
async function* lines(path: string): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    let bytes = chunk as Buffer;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
      yield Buffer.concat([...rest, bytes.subarray(0, end)]).toString('utf8');
      rest = [];
      bytes = bytes.subarray(end + 1);
    }
    if (bytes.length > 0) rest.push(bytes);
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString('utf8');
}
