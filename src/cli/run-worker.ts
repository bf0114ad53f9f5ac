import { houseFolder } from '../building/house-folder.ts';
import { optimiseFor } from '../building/optimise-for.ts';
import { pipelineFiles } from '../building/pipelines-folder.ts';
import { missingFolder } from '../building/wrong-folders.ts';
import { houseRunning } from '../corpus/code/code.ts';
import { visible } from '../opening/problem.ts';
import { startWorker } from '../queue/work.ts';
import { isBucket, openStore } from '../stores/store.ts';
import { asJson } from './as-json.ts';
import { say } from './say.ts';
import type { WorkerOptions } from './worker.ts';

/** The queue must be found empty twice, so many milliseconds apart: between two looks a document changes hands. */
const LOOK_MS = 500;

/** How many documents a worker is taken to build: nobody knows it. Who has built so many builds many more. */
const EXPECTED = 4000;

/** Works on the queue until it is told to end; gives the exit status. What fails is said, and is no failure of the worker. */
export async function runWorker(options: WorkerOptions): Promise<number> {
  const { redis, queue: name, raw, work, jobs, timeLimit, memoryLimit, lock, once, json, quiet } = options;
  const missing = isBucket(raw) ? undefined : await missingFolder({ '--raw': raw });
  if (missing !== undefined) return say(`error: ${missing}`, 2);
  const more = options.outputLimit === undefined ? {} : { outputLimit: options.outputLimit };
  const { code } = houseRunning(houseFolder(), pipelineFiles());
  let [built, failed] = [0, 0];
  optimiseFor(EXPECTED);
  const tell = (line: string): boolean => process.stderr.write(`${visible(line)}\n`);
  const worker = await startWorker(
    { redis, name, raw, work: await openStore(work), code, jobs, timeLimit, memoryLimit, lock, ...more },
    {
      done(path, error) {
        if (built + failed === EXPECTED) optimiseFor(Number.POSITIVE_INFINITY);
        if (error === undefined) built += 1;
        else {
          failed += 1;
          tell(`failed: ${path}: ${error}`);
        }
      },
      failed: (path, reason) => tell(`to be tried again: ${path}: ${reason}`),
    },
  );
  if (!quiet)
    tell(`working on the queue ${name} with ${jobs} thread${jobs === 1 ? '' : 's'}: Ctrl-C ends it`);
  let asked = 0;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      asked += 1;
      if (asked > 1) process.exit(130);
      if (!quiet) tell('ending: the documents in hand are done first; once more ends at once');
      void worker.stop();
    });
  const watching = once ? untilIdle() : undefined;
  await worker.ended;
  await watching;
  if (json) process.stdout.write(asJson({ built, failed }, 0));
  else if (!quiet) process.stdout.write(`${built} documents built, ${failed} failed\n`);
  return 0;

  async function untilIdle(): Promise<void> {
    for (let empty = 0; empty < 2; ) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      if (asked > 0) return;
      empty = (await worker.isIdle()) ? empty + 1 : 0;
    }
    await worker.stop();
  }
}
