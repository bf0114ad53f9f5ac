import { clearFolders } from '../corpus/clear-folders.ts';
import { openCorpus } from '../corpus/corpus.ts';
import { MANIFEST } from '../corpus/earlier.ts';
import { type Verdict, verdictOf } from '../corpus/fresh.ts';
import { type RawEntry, sizeOf } from '../corpus/raw-entry.ts';
import { listRaw } from '../corpus/raw-folder.ts';
import { type RememberedEntry, withMemory } from '../corpus/remembered-entry.ts';
import type { Stand } from '../corpus/stand.ts';
import type { Standing } from '../corpus/standing.ts';
import { documentsAmong, pagedAmong } from '../pipeline/articles/articles.ts';
import { runAll } from '../pipeline/run-all.ts';
import { type Built, taskOf } from './document-task.ts';
import { ofPending, pendingOf } from './pending-documents.ts';
import type { Explained, House, Listener, Renewed, Renewing } from './renew-corpus.ts';

/** A document, the files that it is made of, and what is to be done with it, when that is known. */
class Listed {
  /** Nearly all are of one, and a corpus has many. */
  readonly #one: RawEntry;
  readonly #more: readonly RawEntry[] | undefined;
  verdict: Verdict | undefined;

  constructor(files: readonly RawEntry[]) {
    this.#one = files[0] as RawEntry;
    this.#more = files.length > 1 ? files : undefined;
  }

  get files(): readonly RawEntry[] {
    return this.#more ?? [this.#one];
  }

  get path(): string {
    return this.#one.path;
  }
}

/** So many bytes of raw files may be in flight: what is made of them is in memory until those before them are written. */
const IN_FLIGHT = 16 << 20;

/** Milliseconds: the clock of files counts in less, down to a hundredth of a second. */
const TICK = 20;

/** What a corpus is renewed with, when its files were looked at. */
interface LookedAt extends Omit<House, 'standing'> {
  readonly stand: Stand;
  /** hears what the next run may say that finds all as it is now */
  readonly keep: (said: Standing) => void;
}

/** Rebuilds what is not as the last run left it, or as it would be made now. */
export async function renewWhatChanged(
  { raw, clean, sources, force, ocr, timeLimit, outputLimit }: Renewing,
  { pipelines, buildersFor, expects, code, memory, known, key, stand, keep }: LookedAt,
  { begins, done, explains }: Listener,
): Promise<Renewed> {
  const { documents: entries, warnings } = await listRaw(raw);
  if (stand.mark(`${clean}/${MANIFEST}`) === undefined) await expects?.(entries.length);
  const asked = (files: readonly RawEntry[]) => withMemory(files, memory, stand);
  // Of what is asked of files no more is held than the answers.
  const paged = await pagedAmong(asked(entries), pipelines.names);
  const documents = documentsAmong(entries, paged).map((files) => new Listed(files));
  const corpus = await openCorpus(clean, {
    documents: documents.map((document) => document.path),
    partOf: new Map(documents.flatMap(({ path, files }) => files.slice(1).map((part) => [part.path, path]))),
    ...(sources !== undefined && { sources: new Set(sources) }),
    force,
    ocr,
    code,
    memory,
    ...(known !== undefined && { known }),
    stand,
  });
  const { earlier } = corpus;
  const grounds = { clean, earlier, code, sources: pipelines.names, ocr, force, memory, stand };
  for (const document of documents)
    document.verdict = await verdictOf(document.path, asked(document.files), grounds);
  begins(documents.length);
  const nothing = documents.every(({ verdict }) => verdict?.becomes === 'same');
  const summed = nothing ? await corpus.settled() : undefined;
  if (summed !== undefined) {
    keep({ summary: summed, warnings });
    for (const { path, verdict } of documents) explains?.({ path, rebuilt: false, why: verdict?.why ?? '' });
    return { summary: summed, warnings };
  }
  const waiting = documents.filter(({ verdict }) => verdict?.becomes !== 'same');
  const builders = await buildersFor(waiting.length, async function* () {
    for (const { path, files } of waiting)
      yield pendingOf(path, withMemory(files, memory, stand, ofPending), { ...grounds, key });
  });
  try {
    await buildAll();
  } catch (error) {
    await builders.close();
    clearFolders(clean);
    throw error;
  }
  // Who has nothing more to build goes while the lists are written; what goes wrong with that is said when they are.
  const gone = builders.close();
  gone.catch(() => undefined);
  const summary = await corpus.finish().finally(() => gone);
  const next = corpus.next(summary);
  if (!stand.isStill()) memory.drop();
  else if (next !== undefined) {
    // What is written after this run has another time than what it wrote.
    if (summary.written.length + summary.removed.length > 0)
      await new Promise((resolve) => setTimeout(resolve, TICK));
    keep({ summary: next, warnings });
  }
  return { summary, warnings };

  /** Has all built that is to be, and adds it in order. */
  async function buildAll(): Promise<void> {
    const { jobs, ahead } = builders;
    let number = 0;
    for await (const outcome of runAll(documents, { jobs, ahead, weigh, weight: IN_FLIGHT, settled }, work)) {
      const document = documents[number] as Listed;
      number += 1;
      // What comes from another thread has a path of its own, which would be held beside this one.
      await corpus.add({ ...outcome, path: document.path });
      if (outcome.disturbed === true) stand.disturb();
      else if (outcome.became === 'staged') foundIn(outcome.files, asked(document.files));
      // Workers that are done are given the next before more is written here.
      if (outcome.became === 'ready' || outcome.became === 'staged') await new Promise(setImmediate);
      explains?.(explanationOf(outcome, document.verdict));
      done(outcome.path);
    }
  }

  function settled({ path, verdict }: Listed): Built | undefined {
    if (verdict?.becomes !== 'same') return undefined;
    const before = earlier.documents.get(path)?.source;
    return { path, became: sources?.includes(before ?? '') === false ? 'skipped' : 'same' };
  }

  async function work(document: Listed): Promise<Built> {
    const { path, files, verdict } = document;
    const before = earlier.documents.get(path)?.source;
    const way = {
      ...(sources !== undefined && { sources }),
      ...(before !== undefined && { before }),
      asks: verdict?.becomes === 'asks',
      options: { ocr },
      timeLimit,
      ...(outputLimit !== undefined && { outputLimit }),
    };
    return builders.build(await taskOf(path, files, way, { key, printOf: stand.mark }), weigh(document));
  }
}

/** What was read of raw files to build of them need not be read again by the next run. */
function foundIn(
  found: readonly { path: string; sha256: string; bytes: number; knownHash?: string }[],
  files: readonly RememberedEntry[],
): void {
  for (const { path, sha256, bytes, knownHash: known = '' } of found)
    files.find((file) => file.path === path)?.takes({ sha256, bytes, known });
}

function weigh({ files }: Listed): number {
  return files.reduce((sum, file) => sum + sizeOf(file), 0);
}

function explanationOf({ path, became }: Built, verdict: Verdict | undefined): Explained {
  if (became === 'skipped') return { path, rebuilt: false, why: 'its source was not asked for' };
  const rebuilt = became !== 'same';
  const why = verdict?.why ?? '';
  if (verdict?.becomes !== 'asks') return { path, rebuilt, why };
  return {
    path,
    rebuilt,
    why: rebuilt ? 'another source takes it now' : 'nothing changed: its source still takes it',
  };
}
