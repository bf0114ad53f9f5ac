import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { filesOf } from './earlier.ts';
import type { Fingerprints } from './fingerprints.ts';
import type { Contents, Ready } from './ready.ts';

/** A file of a report that was made: its bytes are at hand, or lie in the clean folder until they are given their name. */
export interface Made {
  readonly sha256: string;
  readonly bytes: number;
  readonly contents: () => Uint8Array;
  /** where it lies; absent where its bytes are at hand */
  readonly location?: string;
  /** whether it stays there where it is not wanted: who laid it takes it away when all is collected */
  readonly isHeld?: true;
}

/** The fingerprint of a report's files as those that they ask to be, by the path of its text. */
export interface ReportPrint {
  readonly path: string;
  readonly print: string;
}

/** The three files of a report that was made. */
export type MadeFiles = readonly [text: Made, sidecar: Made, trace: Made];

/** A document of which all is made, with its reports' files lying in the clean folder under names that mean nothing. */
export interface Staged extends Omit<Ready, 'became' | 'reports'> {
  readonly became: 'staged';
  readonly reports: readonly StagedReport[];
}

interface StagedReport extends Omit<Ready['reports'][number], 'contents'> {
  readonly files: readonly StagedFile[];
  readonly print?: ReportPrint;
}

/** A file as it can be told to another thread. */
type StagedFile = Omit<Made, 'contents'> & { readonly location: string };

/** Where files are laid, and how they are called there: no other thread or process lays any of the name. */
export interface Stage {
  readonly folder: string;
  readonly name: string;
  /** what all threads that lay files share: whether none may be laid any more, and how many threads are laying some */
  readonly gate: Int32Array;
}

const gate = new Int32Array(new SharedArrayBuffer(8));

/** The gate of this process, to be handed to the threads that lay files. */
export function stageGate(): Int32Array {
  return gate;
}

/** So often it is looked whether a thread is still laying files, ten milliseconds apart: it may have been ended while it did. */
const LOOKS = 200;

/** Lets no more files be laid, and waits at once until none is being laid: what is cleared away then stays away. */
export function closeStage(): void {
  Atomics.store(gate, 0, 1);
  for (let look = 0; look < LOOKS; look += 1) {
    const laying = Atomics.load(gate, 1);
    if (laying === 0) return;
    Atomics.wait(gate, 1, laying, 10);
  }
}

/**
 * Lays the files of a document's reports down: who collects has nothing to do but to give them their names. Undefined,
 * with nothing left behind, where one cannot be written: why that is, who collects will be told too; and where the gate
 * is closed. Without `prints`, who collects makes the fingerprints.
 */
export function staged(ready: Ready, stage: Stage, prints?: Pick<Fingerprints, 'ofAll'>): Staged | undefined {
  Atomics.add(stage.gate, 1, 1);
  try {
    return Atomics.load(stage.gate, 0) === 0 ? laidBy(ready, stage, prints) : undefined;
  } finally {
    Atomics.sub(stage.gate, 1, 1);
    Atomics.notify(stage.gate, 1);
  }
}

function laidBy(
  { became: _, reports, ...ready }: Ready,
  { folder, name }: Stage,
  prints: Pick<Fingerprints, 'ofAll'> | undefined,
): Staged | undefined {
  const laid: string[] = [];
  try {
    return {
      ...ready,
      became: 'staged',
      reports: reports.map(({ contents, ...report }, index) => {
        const path = `${ready.source}/${report.name}.txt`;
        const files = contents.map((bytes, file) => {
          const location = `${folder}/${name}-${index}-${file}.tmp`;
          laid.push(location);
          writeFileSync(location, bytes, { flag: 'wx' });
          return { ...recordOf(bytes), location };
        });
        const print = prints && { path, print: printOfReport(path, contents, prints) };
        return { ...report, files, ...(print && { print }) };
      }),
    };
  } catch {
    for (const location of laid) rmSync(location, { force: true });
    return undefined;
  }
}

/** The fingerprint of the files of a report, by the path that its text has or asks for. */
export function printOfReport(
  path: string,
  contents: readonly Uint8Array[],
  prints: Pick<Fingerprints, 'ofAll'>,
): string {
  return prints.ofAll(
    filesOf(path).map((each, at) => ({ path: `clean/${each}`, bytes: contents[at] as Uint8Array })),
  );
}

/** Removes what was laid of a document and is not wanted. */
export function unstage({ reports }: Staged): void {
  for (const { files } of reports)
    for (const { location, isHeld } of files) if (isHeld !== true) rmSync(location, { force: true });
}

/** The files of a report that lie in the clean folder. */
export function madeOfStaged(files: readonly StagedFile[]): MadeFiles {
  const made = files.map((file): Made => ({ ...file, contents: () => readFileSync(file.location) }));
  return made as unknown as MadeFiles;
}

/** The files of a report whose bytes are at hand. */
export function madeOf(contents: Contents): MadeFiles {
  return contents.map(madeOfBytes) as unknown as MadeFiles;
}

/** A file whose bytes are at hand. */
export function madeOfBytes(bytes: Uint8Array): Made {
  return { ...recordOf(bytes), contents: () => bytes };
}

function recordOf(bytes: Uint8Array): { readonly sha256: string; readonly bytes: number } {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}
