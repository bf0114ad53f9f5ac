import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { houseRunning } from '../corpus/code/code.ts';
import { MANIFEST } from '../corpus/earlier.ts';
import { whileAlone } from '../corpus/lock.ts';
import { openMemory } from '../corpus/memory.ts';
import { type Builders, type Limits, layingWorkers } from './builders.ts';
import { sweepAsEver, sweepEarly } from './early-sweeps.ts';
import { houseFolder } from './house-folder.ts';
import { fingerprintKey, memoryPlace } from './memory-place.ts';
import { optimiseFor } from './optimise-for.ts';
import { compilePipelines, loadPipeline, pipelineFiles, pipelineNames } from './pipelines-folder.ts';
import { type House, type Listener, type Renewed, type Renewing, renewCorpus } from './renew-corpus.ts';
import { holdYoungSpaces, wholeYoungSpaces } from './young-spaces.ts';

/** What is to be renewed, and what a document may take. */
export interface RenewingFolder extends Renewing, Limits {
  /** whether each document is asked about, also where nothing has changed since the last run */
  readonly asksEach?: boolean;
  /** whether the process has nothing to do after it */
  readonly endsAfter?: boolean;
}

/** Hears how far a run has come, and that it has to wait for another. */
export interface FolderListener extends Listener {
  /** with the number of the process that is at work on the folder, where it says it */
  readonly waits: (holder: string | undefined) => void;
}

/** By how much the heap may grow before it is swept, in percent: left alone, V8 lets it grow fourfold. */
const GROWING = 50;

/** So few documents leave nothing behind that would have to be swept up: then it costs more than it spares. */
const FEW = 100;

/** Lets V8 go to work as pays where so many documents are built. */
function goToWork(documents: number, { endsAfter = false }: RenewingFolder): void {
  if (endsAfter) optimiseFor(documents);
  if (endsAfter) sweepEarly(documents);
  if (documents > FEW) setFlagsFromString(`--heap-growing-percent=${GROWING}`);
}

/** Who builds what is to be renewed. */
interface Hands extends Pick<House, 'buildersFor' | 'expects'> {
  /** lets go of those who were woken and had nothing to build after all */
  readonly letGo?: () => Promise<void>;
}

/** Rebuilds a clean folder with the house that is running, when no other process is at work on it. */
export async function renewFolder(
  renewing: RenewingFolder,
  listener: FolderListener,
  hands: Hands = ownHands(renewing),
): Promise<Renewed> {
  const { clean, sources, asksEach = false, endsAfter = false } = renewing;
  if (endsAfter) optimiseFor(0);
  if (endsAfter && !existsSync(`${clean}/${MANIFEST}`)) holdYoungSpaces();
  await mkdir(clean, { recursive: true });
  return whileAlone(clean, listener, async () => {
    const { code, listing } = houseRunning(houseFolder(), pipelineFiles());
    const place = memoryPlace(clean, listing, sources !== undefined);
    const memory = openMemory(place);
    const renewed = await renewCorpus(
      renewing,
      {
        pipelines: { names: pipelineNames(), load: loadPipeline },
        async expects(files) {
          goToWork(files, renewing);
          const isMuch = endsAfter && files > FEW;
          if (isMuch) wholeYoungSpaces(files);
          await hands.expects?.(files);
          if (isMuch) holdYoungSpaces();
        },
        async buildersFor(documents, pending) {
          goToWork(documents, renewing);
          const builders = await hands.buildersFor(documents, pending);
          if (!endsAfter) return builders;
          return {
            ...builders,
            close() {
              sweepAsEver();
              return builders.close();
            },
          };
        },
        code,
        memory,
        ...(place !== undefined && { known: place.file.replace(/json$/, 'editions') }),
        ...(place !== undefined && !asksEach && { standing: place.file.replace(/json$/, 'standing') }),
        key: fingerprintKey(),
      },
      listener,
    ).finally(hands.letGo);
    memory.save();
    return renewed;
  });
}

/** Workers of this process. They load their code while it is still looked for what they are to build. */
function ownHands({ clean, ...limits }: RenewingFolder): Hands {
  let woken: Promise<Builders> | undefined;
  return {
    async expects(files) {
      woken = workersFor(files, true);
      // What is wrong is said where they are asked for.
      await woken.catch(() => undefined);
    },
    buildersFor: (documents) => woken ?? workersFor(documents),
    letGo: async () => (await woken?.catch(() => undefined))?.close(),
  };

  async function workersFor(documents: number, atOnce = false): Promise<Builders> {
    if (documents > 0) await compilePipelines();
    const jobs = Math.max(1, Math.min(limits.jobs, documents));
    return layingWorkers(pipelineNames(), { ...limits, jobs }, { clean, atOnce: atOnce && documents > 0 });
  }
}
