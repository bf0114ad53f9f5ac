import { mkdir } from 'node:fs/promises';
import type { Cleaned, Failed, Outcome, Same, Skipped } from '../documents/outcome.ts';
import { clearFolders } from './clear-folders.ts';
import type { Code } from './code/code.ts';
import { type Earlier, readEarlier, withoutEnding } from './earlier.ts';
import { entryOf, sameEntry, unwritten } from './entry.ts';
import { finishCorpus, nextSummary, settledSummary } from './finish.ts';
import { openJournal } from './journal.ts';
import { keptReports, type Reports } from './kept-reports.ts';
import { openKnownEditions } from './known-editions.ts';
import { documentOf, isSameDocument } from './manifest-document.ts';
import { type Memory, openMemory } from './memory.ts';
import { namesInOrder } from './names.ts';
import { type Ready, readyOf, renamed } from './ready.ts';
import { lostRecognition } from './recognised-before.ts';
import { type Arriving, writeReport } from './report-files.ts';
import { settledEntries } from './settled.ts';
import { settledDocuments } from './settled-documents.ts';
import { madeOf, madeOfBytes, madeOfStaged, type Staged, unstage } from './staged.ts';
import type { Stand } from './stand.ts';
import type { Entry, State, Summary } from './state.ts';
import { sumsOfSources } from './sums.ts';
import { isSystemError, systemReason } from './system-reason.ts';
import { writtenPaths } from './written.ts';
import { writtenFiles } from './written-files.ts';

/** What became of a document, with the bytes that are to be written. */
type Arrival = Ready | Staged | Exclude<Outcome, Cleaned>;

/** A clean folder that is being renewed. */
export interface Corpus {
  /** what the run before left in it */
  readonly earlier: Earlier;
  /** what there is to say where nothing of any document has changed and nothing is to be done; undefined where it is */
  readonly settled: () => Promise<Summary | undefined>;
  /** takes what became of a document; documents come in order of path */
  readonly add: (outcome: Outcome | Ready | Staged) => Promise<void>;
  /** what the next run will say that finds all as this one, which is at its end, left it; undefined where it has to do something */
  readonly next: (summary: Summary) => Summary | undefined;
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
  /** whether words in pictures are to be recognised */
  readonly ocr?: boolean;
  /** the code that builds the documents; nothing tells whether it is another by the next run, without it */
  readonly code?: Code;
  /** what is remembered of files */
  readonly memory?: Memory;
  /** the file in which is remembered what was found in reports; none, where each is read again */
  readonly known?: string;
  /** what the files hold; nobody asks, without it */
  readonly stand?: Stand;
}

/**
 * Opens a clean folder, which need not be there yet, to renew it.
 *
 * Throws where its `manifest.json` is not ours, or where it cannot be made.
 */
export async function openCorpus(
  folder: string,
  {
    documents,
    partOf = new Map(),
    sources,
    force = false,
    ocr = false,
    code,
    memory = openMemory(),
    known,
    stand,
  }: Renewal,
): Promise<Corpus> {
  await mkdir(folder, { recursive: true });
  const earlier = await readEarlier(folder, memory);
  clearFolders(folder);
  const state: State = {
    folder,
    force,
    code,
    journal: openJournal(folder),
    memory,
    known: openKnownEditions(known, code?.['near-duplicates'] ?? ''),
    stand,
    entries: new Map(),
    settled: settledDocuments(),
    files: writtenFiles(earlier.files),
    sums: sumsOfSources(),
    left: new Map(),
    warnings: [],
    written: writtenPaths(),
    touched: new Set(),
    unchanged: 0,
  };
  /** all documents, when that was asked */
  let listed: ReadonlySet<string> | undefined;
  // Where the run before left nothing, no name is one that a document had.
  const waiting = new Set(earlier.documents.size > 0 ? documents : []);
  const kept: Reports = keptReports(folder);
  // A name that a document had may be wanted by one before it in order; whether it is free is known when the document
  // itself has come.
  const names = namesInOrder<Nameless>('.txt', (key) => {
    const owner = earlier.owners.get(key) ?? '';
    return waiting.has(partOf.get(owner) ?? owner);
  });

  function leave(path: string): void {
    const before = earlier.documents.get(path);
    if (before === undefined) return;
    state.left.set(path, before);
    for (const report of before.reports) names.reserve(report);
  }

  async function settle(): Promise<void> {
    for (const { thing, name: path } of names.given()) {
      const { entry, made, stays } = thing;
      try {
        if (stays === path) {
          kept.settle(stays);
          entry.reports.push(unwritten(stays, earlier));
          state.unchanged += 3;
        } else {
          const last = withoutEnding(path.slice(path.lastIndexOf('/') + 1));
          const report = made ?? { files: madeOf(await kept.contents(stays ?? '')) };
          await kept.lift(path);
          if (stays !== undefined) kept.settle(stays);
          // What was written under another name says so.
          const own = stays === undefined && thing.first === last ? report : calledOtherwise(report, last);
          entry.reports.push(await writeReport(path, own, state, earlier));
        }
      } catch (error) {
        const reason = systemReason(error);
        entry.error ??= isSystemError(error) ? `${withoutEnding(path)} cannot be written: ${reason}` : reason;
        entry.again = true;
      }
      entry.waiting -= 1;
      close(entry);
    }
  }

  /** Of a document that has all its reports, no more than the manifest will say of it is kept. */
  function close(entry: Entry): void {
    if (entry.waiting > 0 || entry.error !== undefined) return;
    state.entries.delete(entry.path);
    state.sums.add(entry);
    for (const { path, files } of entry.reports) state.files.addReport(path, files);
    const document = documentOf(
      entry,
      undefined,
      entry.reports.map((report) => report.path),
    );
    // What this tool wrote it would write again.
    const before = entry.isSame && earlier.isAsWritten ? earlier.documents.get(entry.path) : undefined;
    if (before !== undefined && isSameDocument(document, before)) state.settled.keep(before);
    else state.settled.add(document);
  }

  function ask(folder: string, thing: Nameless): void {
    thing.entry.waiting += 1;
    names.ask(folder, thing.first, thing);
  }

  function askAgain(entry: Entry): void {
    for (const { report, folder, first } of kept.add(earlier.documents.get(entry.path)?.reports ?? []))
      ask(folder, { entry, first, stays: report });
  }

  for (const [path, { source }] of earlier.documents)
    if (!waiting.has(path) && sources?.has(source ?? '') === false) leave(path);

  return {
    earlier,
    async settled() {
      const entries = sources === undefined ? await settledEntries(documents, state, earlier) : undefined;
      return entries && settledSummary(entries, state);
    },
    async add(outcome) {
      const arrival: Arrival = outcome.became === 'cleaned' ? readyOf(outcome) : outcome;
      const { path } = arrival;
      waiting.delete(path);
      if (arrival.became === 'skipped') leave(path);
      else {
        const entry = arrival.became === 'same' ? sameEntry(path, earlier) : entryOf(arrival, ocr);
        state.entries.set(path, entry);
        const isMade = arrival.became === 'ready' || arrival.became === 'staged';
        if (isMade && entry.error === undefined) {
          const lost = await lostRecognition(folder, arrival, earlier);
          if (lost !== undefined) entry.error = lost;
        }
        if (entry.error !== undefined) keepLast(arrival);
        else if (arrival.became === 'ready') {
          for (const { name, contents, edition } of arrival.reports)
            ask(arrival.source, { entry, first: name, made: { files: madeOf(contents), edition } });
        } else if (arrival.became === 'staged') {
          for (const { name, files, edition, print } of arrival.reports)
            ask(arrival.source, { entry, first: name, made: { files: madeOfStaged(files), edition, print } });
        } else askAgain(entry);
        close(entry);
      }
      await settle();
    },
    next(summary) {
      const isWhole =
        sources === undefined &&
        code !== undefined &&
        summary.failed.length + state.warnings.length + state.left.size === 0;
      return isWhole ? nextSummary(summary) : undefined;
    },
    async finish() {
      for (const path of waiting) leave(path);
      waiting.clear();
      await settle();
      return finishCorpus(state, earlier);
    },
  };

  /** A document that failed keeps its last good reports. */
  function keepLast(arrival: Exclude<Arrival, Skipped>): void {
    const { path } = arrival;
    if (arrival.became === 'staged') unstage(arrival);
    const before = earlier.documents.get(path);
    for (const report of before?.reports ?? []) names.reserve(report);
    // What was in an archive that cannot be read now keeps its last good reports, as the archive would.
    listed ??= new Set(documents);
    for (const [below] of earlier.documents)
      if (below.startsWith(`${path}/`) && !listed.has(below)) leave(below);
    // Parts that were documents of their own keep the last good reports they had.
    for (const part of partsOf(arrival, earlier)) if (part !== path) leave(part);
  }
}

function partsOf(arrival: Ready | Staged | Failed | Same, earlier: Earlier): readonly string[] {
  if (arrival.became === 'failed') return arrival.parts;
  const files =
    arrival.became === 'same' ? (earlier.documents.get(arrival.path)?.files ?? []) : arrival.files;
  return files.map((file) => file.path);
}

/** The files of a report, whose metadata says that its text is called so. */
function calledOtherwise({ files: [text, sidecar, trace], edition }: Arriving, name: string): Arriving {
  return { files: [text, madeOfBytes(renamed(sidecar.contents(), name)), trace], edition };
}

interface Nameless {
  readonly entry: Entry;
  /** the name that it asks for first, without folder */
  readonly first: string;
  /** what is to be written */
  readonly made?: Arriving;
  /** the path of the text of a report that was written by an earlier run, and is as it was */
  readonly stays?: string;
}
