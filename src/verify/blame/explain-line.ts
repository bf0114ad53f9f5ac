import { isDeepStrictEqual } from 'node:util';
import { lineColumnOf } from '../../opening/line-column.ts';
import { type Problem, quoted } from '../../opening/problem.ts';
import { type ReportName, readClean, readSidecar } from '../../opening/report-files.ts';
import { differenceOf } from '../../text/difference.ts';
import { otherwise, type ReportLine, sourceKey } from '../prove-task.ts';

/** What is wrong with a line, or with the files of its report. */
interface Explained {
  readonly name?: ReportName;
  readonly messages: readonly string[];
  readonly second?: SecondCopy;
}

/** Where the files of a report differ from its line, which is the second copy of what they say. */
export interface SecondCopy {
  /** UTF-16 */
  readonly text: number | undefined;
  /** `source.files.0.url` */
  readonly field: string | undefined;
}

/**
 * Gives what finds out which report a line is of that is no report's line to the byte, and what is wrong with it.
 *
 * It is asked about such lines alone, and with the reports that lines were found of before.
 */
export function explainer(
  folder: string,
  reports: readonly ReportLine[],
): (line: string, found: ReadonlySet<ReportName>) => Promise<Explained> {
  const byName = new Map(reports.map((report) => [report.name, report]));
  const bySource = new Map(reports.map(({ source, name }) => [source, name]));
  const byId = new Map<string, ReportName[]>();
  for (const { id, name } of reports) {
    const alike = byId.get(id);
    if (alike === undefined) byId.set(id, [name]);
    else alike.push(name);
  }
  return async (line, found) => {
    const { text, ...metadata } = parsed(line) ?? {};
    if (typeof metadata.id !== 'string' || typeof text !== 'string')
      return { messages: ['this is no report: JSON with an id and a text'] };
    const alike = byId.get(metadata.id) ?? [];
    const name =
      bySource.get(sourceKey(metadata.source)) ?? alike.find((each) => !found.has(each)) ?? alike[0];
    const report = name === undefined ? undefined : byName.get(name);
    if (report === undefined) return { messages: [`no report has the id ${metadata.id}`] };
    return compared(folder, report, metadata, text);
  };
}

async function compared(
  folder: string,
  { name, unplaced }: ReportLine,
  metadata: Readonly<Record<string, unknown>>,
  text: string,
): Promise<Explained> {
  const { data: sidecar } = await readSidecar(folder, name);
  if (sidecar === undefined) return { name, messages: [] };
  const field = differingField(metadata, sidecar, '');
  const { clean } = await readClean(folder, name, sidecar.clean.sha256);
  const at = clean === undefined || clean.text === text ? undefined : differenceOf(clean.text, text);
  const messages: string[] = [];
  if (field !== undefined && !unplaced.includes('.json')) messages.push(`${field}: not as in ${name}.json`);
  if (at !== undefined && clean?.intact === true)
    messages.push(`the text differs from ${name}.txt at character ${at + 1}`);
  if (clean !== undefined && field === undefined && at === undefined)
    messages.push(`the line of ${name} is not spelled as it is written`);
  return { name, messages, second: { text: at, field } };
}

/** The first field in which two records differ, `source.files.0.url`; undefined where they are equal. */
function differingField(one: unknown, other: unknown, path: string): string | undefined {
  if (isDeepStrictEqual(one, other)) return undefined;
  if (!isRecord(one) || !isRecord(other)) return path;
  for (const key of new Set([...Object.keys(other), ...Object.keys(one)])) {
    const field = differingField(one[key], other[key], path === '' ? key : `${path}.${key}`);
    if (field !== undefined) return field;
  }
  return path;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Says what only the list could tell the place of, or not even that. */
export async function placedByList(
  folder: string,
  reports: readonly ReportLine[],
  second: ReadonlyMap<ReportName, SecondCopy>,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { name, unplaced } of reports) {
    const copy = second.get(name);
    if (unplaced.includes('.txt')) problems.push(await textProblem(folder, name, copy?.text));
    if (!unplaced.includes('.json')) continue;
    const message = `not the bytes that manifest.json says (sha256), and not what reports.jsonl says`;
    const place = copy?.field;
    problems.push(
      place === undefined
        ? otherwise(`${name}.json`)
        : { folder: 'clean', file: `${name}.json`, place, message },
    );
  }
  return problems;
}

/** A clean text was changed where a rule wrote: the trace cannot tell which of its characters is not the rule's. */
async function textProblem(folder: string, name: ReportName, at: number | undefined): Promise<Problem> {
  const known = { folder: 'clean', file: `${name}.txt` } as const;
  const message = 'not the text that was written (sha256)';
  const { clean } = await readClean(folder, name, '');
  if (at === undefined || clean === undefined)
    return { ...known, message: `${message}; all kept characters hold, so it is one that a rule wrote` };
  const { line, column } = lineColumnOf(clean.text, Math.min(at, clean.text.length));
  const has = quoted(clean.text.slice(at, at + 1));
  return { ...known, place: `${line}:${column}`, message: `${message}: ${has} is not what the rule wrote` };
}
