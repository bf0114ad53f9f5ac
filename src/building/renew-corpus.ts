import { existsSync } from 'node:fs';
import type { Code } from '../corpus/code/code.ts';
import { MANIFEST } from '../corpus/earlier.ts';
import type { Memory } from '../corpus/memory.ts';
import { lookAt, type Stand } from '../corpus/stand.ts';
import { keepStanding, recallStanding, type Standing } from '../corpus/standing.ts';
import type { Summary } from '../corpus/state.ts';
import type { Pipelines } from '../pipeline/run-one.ts';
import type { Builders } from './builders.ts';
import type { Pending } from './pending-documents.ts';

/** What is to be renewed, and how. */
export interface Renewing {
  readonly raw: string;
  readonly clean: string;
  /** only these sources; all, without it */
  readonly sources?: readonly string[];
  readonly force: boolean;
  readonly ocr: boolean;
  /** seconds that one document may take */
  readonly timeLimit: number;
  /** MiB that the files of one document's reports may have; 256, without it */
  readonly outputLimit?: number;
}

/** What a corpus is renewed with. */
export interface House {
  readonly pipelines: Pipelines;
  /** who builds so many documents, or these; where it rejects, nothing is written */
  readonly buildersFor: (documents: number, pending: Pending) => Promise<Builders>;
  /** hears that so many files are to be built, as none was yet, before it is known what they are: builders may get ready; what is done next may hold the thread, and is put off until this resolves */
  readonly expects?: (files: number) => Promise<void>;
  readonly code: Code;
  readonly memory: Memory;
  /** the file in which is remembered what was found in reports; none, where each is read again */
  readonly known?: string;
  /** the file in which is remembered what a run said that had nothing to do; none, where each document is asked about */
  readonly standing?: string;
  /** the key of files' fingerprints */
  readonly key: Uint8Array;
}

/** Hears how far a run has come. */
export interface Listener {
  readonly begins: (documents: number) => void;
  readonly done: (path: string) => void;
  /** hears of each document why it was rebuilt or not; of none, where a run finds all as the last one left it */
  readonly explains?: (explained: Explained) => void;
}

/** What a run did. */
export interface Renewed {
  readonly summary: Summary;
  /** what a person should look at in the raw folder */
  readonly warnings: readonly string[];
}

/** Why a document was rebuilt or not. */
export interface Explained {
  readonly path: string;
  readonly rebuilt: boolean;
  readonly why: string;
}

/** Rebuilds what changed of a clean corpus, or of some sources of it: the folder is then what a run from nothing makes. */
export async function renewCorpus(renewing: Renewing, house: House, listener: Listener): Promise<Renewed> {
  const { raw, clean, sources, force, ocr } = renewing;
  const { pipelines, code, memory, standing, key } = house;
  // Where nothing was built yet, all that there is will be asked about.
  const look = lookAt(raw, clean, key, { memory, asksEach: !existsSync(`${clean}/${MANIFEST}`) });
  const asksAll = sources === undefined && !force;
  const kept = asksAll && standing !== undefined ? recallStanding(standing) : undefined;
  if (kept !== undefined && isSame(kept.found.looked, asTold(look.hash()))) return kept.standing;
  const stand = look.read(isSame(kept?.states, look.states()));
  if (kept !== undefined && isSame(kept.found.read, asTold(stand.hash()))) {
    keep(stand, kept.standing);
    return kept.standing;
  }
  // A run that has nothing to do loads nothing of what it is done with.
  const { renewWhatChanged } = await import('./renew-what-changed.ts');
  return renewWhatChanged(renewing, { ...house, stand, keep: (said) => keep(stand, said) }, listener);

  function asTold(hash: string | undefined): string | undefined {
    return hash && JSON.stringify([hash, code, pipelines.names, ocr, import.meta.url]);
  }

  /** Lets the next run know what this one leaves, and what to say where it finds all as it is now. */
  function keep(stand: Stand, said: Standing): void {
    if (!asksAll || standing === undefined) return;
    const [looked, read, states] = [asTold(stand.looked()), asTold(stand.hash()), stand.states()];
    if (looked === undefined && read === undefined) return;
    const found = { ...(looked && { looked }), ...(read && { read }) };
    keepStanding(standing, { found, ...(states && { states }), standing: said });
  }
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one === other;
}
