import type { Command } from 'commander';
import { type QueueCommon, withQueue } from './queue-flags.ts';

/** What `collect` takes. */
export interface CollectOptions extends QueueCommon {
  readonly ocr: boolean;
  readonly wait: boolean;
  readonly keep: boolean;
}

/** Adds `collect`. */
export function register(program: Command): void {
  const collect = program
    .command('collect')
    .summary('make the clean corpus of what workers built')
    .description(
      'Makes the clean corpus of what the workers of a queue built: the same files, byte for byte, that `all` makes.\nWhat is not built yet is said, and nothing is written; with --wait it is waited for.',
    );
  withQueue(collect)
    .option('--wait', 'wait until all is built', false)
    .option('--keep', 'leave what was collected in the work place', false)
    .option('--ocr', 'as it was submitted', false)
    .addHelpText(
      'after',
      `
Examples:
  $ pnpm pipeline collect --raw /shared/raw --clean /shared/clean --work /shared/work --wait`,
    )
    .action(async (options: CollectOptions) => {
      const { collectDocuments } = await import('./collect-documents.ts');
      process.exitCode = await collectDocuments(options);
    });
}
