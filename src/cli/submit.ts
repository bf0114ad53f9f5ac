import type { Command } from 'commander';
import { type QueueCommon, withQueue } from './queue-flags.ts';
import { wholeNumber } from './whole-number.ts';

/** What `submit` takes. */
export interface SubmitOptions extends QueueCommon {
  readonly ocr: boolean;
  readonly ahead: number;
}

/** Adds `submit`. */
export function register(program: Command): void {
  const submit = program
    .command('submit')
    .summary('send what must be built to a queue, for workers on any machine')
    .description(
      'Sends the raw documents that must be built to a queue in Redis or Valkey, for workers on any number of machines.\nWhat waits there already, or was built, is not sent again. The guide is docs/cluster.md.',
    );
  withQueue(submit)
    .option(
      '--ahead <n>',
      'so many wait in the queue at most; the others are sent as it empties',
      wholeNumber,
      1000,
    )
    .option('--ocr', 'recognise the words of PDF pages that are pictures (seconds a page)', false)
    .addHelpText(
      'after',
      `
Examples:
  $ pnpm pipeline submit --raw /shared/raw --clean /shared/clean --work /shared/work --redis redis://queue:6379
  $ pnpm pipeline submit --raw s3://corpus/raw --clean s3://corpus/clean --work s3://corpus/work`,
    )
    .action(async (options: SubmitOptions) => {
      const { sendDocuments } = await import('./send-documents.ts');
      process.exitCode = await sendDocuments(options);
    });
}
