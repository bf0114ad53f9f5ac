import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cleaned, Outcome } from '../documents/outcome.ts';
import type { Report } from '../documents/report.ts';
import { readEarlier, withoutEnding } from './earlier.ts';
import { finishCorpus } from './finish.ts';
import { namesInOrder } from './names.ts';
import { lostRecognition } from './recognised-before.ts';
import { refusal, writeReport } from './report-files.ts';
import { reportName } from './report-name.ts';
import type { Entry, State, Summary } from './state.ts';
import { isSystemError, systemReason } from './system-reason.ts';
import { TEMPORARY } from './write-whole.ts';

/** A clean folder that is being renewed. */
export interface Corpus {
  /** whether a document is to be renewed; the source is unknown of one that could not be read */
  readonly wants: (path: string, source: string | undefined) => boolean;
  /** takes what became of a document; documents come in order of path */
  readonly add: (outcome: Outcome) => Promise<void>;
  /** writes the lists and removes what nothing stands behind any more; documents that were not added stay as they were */
  readonly finish: () => Promise<Summary>;
}

/** What is to be renewed. */
export interface Renewal {
  /** the paths of all raw documents that there are */
  readonly documents: readonly string[];
  /** the document that a raw file is a later part of, where it is one: both by path */
  readonly partOf?: ReadonlyMap<string, string>;
  /** only these sources; all, without it */
  readonly sources?: ReadonlySet<string>;
  /** writes also the files that have the right bytes already */
  readonly force?: boolean;
}

/**
 * Opens a clean folder, which need not be there yet, to renew it.
 *
 * Throws where its `manifest.json` is not ours, or where it cannot be made.
 */
export async function openCorpus(
  folder: string,
  { documents, partOf = new Map(), sources, force = false }: Renewal,
): Promise<Corpus> {
  await mkdir(folder, { recursive: true });
  const earlier = await readEarlier(folder);
  const cleared = new Set<string>();
  await clearFolder(folder, cleared);
  const state: State = {
    folder,
    force,
    entries: new Map(),
    left: new Map(),
    warnings: [],
    written: [],
    unchanged: 0,
  };
  const listed = new Set(documents);
  const waiting = new Set(documents);
  // A name that a document had may be wanted by one before it in order; whether it is free is known when the document
  // itself has come.
  const names = namesInOrder<Nameless>((key) => {
    const owner = earlier.owners.get(key) ?? '';
    return waiting.has(partOf.get(owner) ?? owner);
  });

  function wants(path: string, source: string | undefined): boolean {
    if (sources === undefined) return true;
    const before = earlier.documents.get(path)?.source;
    return (source !== undefined && sources.has(source)) || (before !== undefined && sources.has(before));
  }

  function leave(path: string): void {
    const before = earlier.documents.get(path);
    if (before === undefined) return;
    state.left.set(path, before);
    for (const report of before.reports) names.reserve(withoutEnding(report));
  }

  async function settle(): Promise<void> {
    for (const { thing, name } of names.given()) {
      const { report, outcome, entry } = thing;
      try {
        await clearFolder(join(folder, outcome.source), cleared);
        entry.reports.push(await writeReport(report, name, outcome, state, earlier.files));
      } catch (error) {
        const reason = systemReason(error);
        entry.error ??= isSystemError(error) ? `${name} cannot be written: ${reason}` : reason;
      }
    }
  }

  for (const [path] of earlier.documents) if (!waiting.has(path) && !wants(path, undefined)) leave(path);

  return {
    wants,
    async add(outcome) {
      const { path } = outcome;
      waiting.delete(path);
      if (outcome.became === 'skipped') leave(path);
      else {
        const entry = entryOf(outcome);
        state.entries.set(path, entry);
        const lost =
          outcome.became === 'cleaned' ? await lostRecognition(folder, outcome, earlier) : undefined;
        if (lost !== undefined) entry.error ??= lost;
        if (outcome.became === 'cleaned' && entry.error === undefined) {
          for (const report of outcome.reports)
            if (report.about !== undefined)
              names.ask(outcome.source, reportName(report.about), { report, outcome, entry });
        } else {
          for (const report of earlier.documents.get(path)?.reports ?? [])
            names.reserve(withoutEnding(report));
          // What was in an archive that cannot be read now keeps its last good reports, as the archive would.
          for (const [below] of earlier.documents)
            if (below.startsWith(`${path}/`) && !listed.has(below)) leave(below);
          // Parts that were documents of their own keep the last good reports they had.
          for (const part of partsOf(outcome)) if (part !== path) leave(part);
        }
      }
      await settle();
    },
    async finish() {
      for (const path of waiting) leave(path);
      waiting.clear();
      await settle();
      return finishCorpus(state, earlier);
    },
  };
}

function partsOf(outcome: Exclude<Outcome, { became: 'skipped' }>): readonly string[] {
  return outcome.became === 'failed' ? outcome.parts : outcome.files.map((file) => file.path);
}

interface Nameless {
  readonly report: Report;
  readonly outcome: Cleaned;
  readonly entry: Entry;
}

function entryOf(outcome: Exclude<Outcome, { became: 'skipped' }>): Entry {
  const { path, source, files } = outcome;
  if (outcome.became === 'failed')
    return { path, source, adapter: undefined, files, reports: [], error: outcome.error };
  const error = refusal(outcome.reports);
  const entry: Entry = { path, source, adapter: outcome.adapter, files, reports: [] };
  if (error !== undefined) entry.error = error;
  return entry;
}

/** Throws away, once in a run, what a crash left half written in a folder. */
async function clearFolder(folder: string, done: Set<string>): Promise<void> {
  if (done.has(folder)) return;
  done.add(folder);
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(TEMPORARY)))
    await rm(join(folder, name), { force: true });
}
