import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { megabytes, seconds, wholeMegabytes } from './limits.ts';
import { type QueueCommon, withQueue } from './queue-flags.ts';
import { jobs, wholeNumber } from './whole-number.ts';

/** What `worker` takes. */
export interface WorkerOptions extends QueueCommon {
  readonly jobs: number;
  readonly timeLimit: number;
  readonly memoryLimit: number;
  readonly outputLimit?: number;
  readonly lock: number;
  readonly once: boolean;
  readonly stdio: boolean;
  readonly ocr: boolean;
}

/** Adds `worker`. */
export function register(program: Command): void {
  const worker = program
    .command('worker')
    .summary('build documents of a queue, or of lines on stdin')
    .description(
      'Takes documents from the queue that submit fills and writes down what becomes of each, until it is told to end\n(SIGTERM, Ctrl-C): the documents in hand are done first. With --stdio it answers lines of JSON instead.',
    );
  withQueue(worker, 'no lines on stderr but of what is wrong')
    .option('--jobs <n>', 'documents built at once, each in a thread', jobs, availableParallelism())
    .option('--time-limit <s>', 'seconds that one document may take', seconds, 600)
    .option('--memory-limit <mb>', 'MiB of memory that one document may take', megabytes, 2048)
    .option(
      '--output-limit <mb>',
      "MiB that the files of one document's reports may have (default: 256)",
      wholeMegabytes,
    )
    .option(
      '--lock <s>',
      'a document of which nothing is heard for so long goes to another worker',
      wholeNumber,
      30,
    )
    .option('--once', 'end when nothing waits in the queue and nothing is in any hands', false)
    .option(
      '--stdio',
      'read documents as lines of JSON from stdin, and answer each with a line; no queue',
      false,
    )
    .option('--ocr', 'with --stdio: recognise the words of PDF pages that are pictures', false)
    .addHelpText(
      'after',
      `
Examples:
  $ pnpm pipeline worker --raw /shared/raw --work /shared/work --redis redis://queue:6379
  $ echo '{"path": "scans/1.pdf"}' | pnpm -s pipeline worker --stdio --raw raw`,
    )
    .action(async (options: WorkerOptions) => {
      if (options.stdio) {
        const { answerStdin } = await import('./answer-stdin.ts');
        process.exitCode = await answerStdin(options);
      } else {
        const { runWorker } = await import('./run-worker.ts');
        process.exitCode = await runWorker(options);
      }
    });
}
