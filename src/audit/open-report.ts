import type { Sidecar } from '../documents/sidecar.ts';
import { listClean } from '../opening/clean-folder.ts';
import type { Folders } from '../opening/folders.ts';
import { type Problem, printProblem } from '../opening/problem.ts';
import { type RawText, readRawText } from '../opening/raw-text.ts';
import { readManifest } from '../opening/read-json.ts';
import { type ReportName, readClean, readSidecar, readTrace } from '../opening/report-files.ts';
import { walk } from '../opening/walk.ts';
import { piecesOf } from '../text/trace.ts';
import { accountOf } from '../verify/account.ts';
import { findReport } from './find-report.ts';
import type { TracedReport } from './trace-back.ts';

/** A report's files do not fit each other, so that its characters cannot be traced; a line for each problem. */
export class BrokenReport extends Error {
  override readonly name = 'BrokenReport';
}

/**
 * The names of the reports that the words name, or of all without a word, in order.
 *
 * Rejects with a NoSuchReport for a word that names none or several.
 */
export async function reportsNamed(
  folders: Folders,
  words: readonly string[],
): Promise<readonly ReportName[]> {
  const { data } = await readManifest(folders.clean);
  const { names } = await listClean(folders.clean, await walk(folders.clean), data);
  if (words.length === 0) return names;
  const asked = new Set<ReportName>();
  for (const word of words)
    asked.add(findReport(folders.clean, await withIds(folders, names, word), word).name);
  return names.filter((name) => asked.has(name));
}

/** A report of the corpus, opened: its texts, its pieces and its sidecar. */
export interface OpenReport extends TracedReport {
  readonly name: ReportName;
  readonly sidecar: Sidecar;
}

/**
 * Opens the report that a word names, ready to be traced.
 *
 * Rejects with a NoSuchReport for a word that names none or several, and with a BrokenReport where its files, or the
 * raw ones, are not what they were: a wrong answer would be worse than none.
 */
export async function openReport(folders: Folders, word: string): Promise<OpenReport> {
  const [name] = await reportsNamed(folders, [word]);
  return openNamed(folders, name as ReportName);
}

/** Opens the report of this name; rejects with a BrokenReport as `openReport` does. */
export async function openNamed(folders: Folders, name: ReportName): Promise<OpenReport> {
  const fail = (problems: readonly Problem[]): never => {
    throw new BrokenReport(problems.map((problem) => printProblem(problem, folders)).join('\n'));
  };
  const described = await readSidecar(folders.clean, name);
  if (described.data === undefined) return fail(described.problems);
  const sidecar = described.data;
  const { clean, problems: cleanProblems } = await readClean(folders.clean, name, sidecar.clean.sha256);
  const { trace, problems: traceProblems } = await readTrace(folders.clean, name);
  const { raw, problems: rawProblems } = await readRawText(folders.raw, sidecar.source.files);
  if (clean === undefined || trace === undefined || raw === undefined)
    return fail([...cleanProblems, ...traceProblems, ...rawProblems]);
  const changed = changedFiles(raw, name, clean.intact);
  const { fault } = accountOf(raw.text, clean.text, trace, sidecar.source.part);
  if (changed.length > 0) return fail(changed);
  if (fault !== undefined)
    return fail([
      {
        folder: 'clean',
        file: `${name}.trace.json`,
        place: `span ${fault.span}`,
        message: fault.message,
      },
    ]);
  return { name, sidecar, raw, clean: clean.text, pieces: [...piecesOf(trace)] };
}

/** Sidecars are opened only where the word may be an id. */
async function withIds(
  folders: Folders,
  names: readonly ReportName[],
  word: string,
): Promise<readonly { readonly name: ReportName; readonly sidecar?: { readonly id: string } }[]> {
  if (/[./]/.test(word)) return names.map((name) => ({ name }));
  const found: { name: ReportName; sidecar?: { id: string } }[] = [];
  for (const name of names) {
    const { data: sidecar } = await readSidecar(folders.clean, name);
    found.push(sidecar === undefined ? { name } : { name, sidecar });
  }
  return found;
}

function changedFiles(raw: RawText, name: ReportName, cleanIntact: boolean): readonly Problem[] {
  const message = 'not the bytes the trace was made for (sha256); `verify` says where they differ';
  const problems: Problem[] = raw.files
    .filter(({ intact }) => !intact)
    .map(({ path }) => ({ folder: 'raw', file: path, message }));
  return cleanIntact ? problems : [...problems, { folder: 'clean', file: `${name}.txt`, message }];
}
