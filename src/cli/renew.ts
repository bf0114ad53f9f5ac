import { mkdir } from 'node:fs/promises';
import { houseRunning } from '../corpus/code/code.ts';
import { whileAlone } from '../corpus/lock.ts';
import { openMemory } from '../corpus/memory.ts';
import type { RenewOptions } from './all.ts';
import { type Builders, workers } from './builders.ts';
import { houseFolder } from './house-folder.ts';
import { memoryPlace } from './memory-place.ts';
import { compilePipelines, loadPipeline, pipelineNames } from './pipelines-folder.ts';
import { printRenewal } from './print-renewal.ts';
import { type Progress, progressBar } from './progress.ts';
import { renewCorpus } from './renew-corpus.ts';
import { endsCleanly } from './told-to-end.ts';
import { wrongFolders } from './wrong-folders.ts';

/**
 * Rebuilds the clean corpus, or some sources of it; gives the exit status.
 *
 * Waits, and says so, where another run is at work on the same clean folder.
 */
export async function renew(options: RenewOptions): Promise<number> {
  const { raw, clean } = options;
  const wrong = await wrongFolders(raw, clean);
  if (wrong !== undefined) {
    process.stderr.write(`error: ${wrong}\n`);
    return 2;
  }
  await mkdir(clean, { recursive: true });
  const waits = (holder: string | undefined): void => {
    const which = holder === undefined ? '' : ` (process ${holder})`;
    process.stderr.write(`waiting: another run${which} is at work on ${clean}\n`);
  };
  return whileAlone(clean, { waits }, () => renewAlone(options));
}

async function renewAlone(options: RenewOptions): Promise<number> {
  const {
    raw,
    clean,
    source,
    jobs,
    force,
    ocr = false,
    timeLimit = 600,
    memoryLimit = 2048,
    quiet,
    explain = false,
  } = options;
  const began = performance.now();
  const { code, listing } = houseRunning(houseFolder());
  const place = memoryPlace(clean, listing, source.length > 0);
  const memory = openMemory(place);
  const pipelines = { names: pipelineNames(), load: loadPipeline };
  const buildersFor = async (documents: number): Promise<Builders> => {
    if (documents > 0) await compilePipelines();
    return workers(pipelines.names, { jobs: Math.max(1, Math.min(jobs, documents)), timeLimit, memoryLimit });
  };
  let progress: Progress | undefined;
  const renewed = await renewCorpus(
    { raw, clean, ...(source.length > 0 && { sources: source }), force, ocr, timeLimit },
    {
      pipelines,
      buildersFor,
      code,
      memory,
      ...(place !== undefined && { known: place.file.replace(/json$/, 'editions') }),
      ...(place !== undefined && !explain && { standing: place.file.replace(/json$/, 'standing') }),
      now: Date.now,
    },
    {
      begins: (documents) => {
        // Before this nothing is written, and there is nothing to clear away.
        endsCleanly(clean);
        progress = progressBar(documents, quiet);
      },
      done: (path) => progress?.done(path),
    },
  );
  memory.save();
  progress?.end();
  return printRenewal(renewed, options, performance.now() - began);
}
