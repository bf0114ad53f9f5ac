import type { Command } from 'commander';
import { type QueueCommon, withQueue } from './queue-flags.ts';

/** What `jobs` takes. */
export interface JobsOptions extends QueueCommon {
  readonly retry: boolean;
  readonly clear: boolean;
}

/** Adds `jobs`. */
export function register(program: Command): void {
  const jobs = program
    .command('jobs')
    .summary('how far a queue has come, and what in it is dead and why')
    .description(
      'Shows how many documents of a queue wait, are in hand and are built, and the dead with their reasons.',
    );
  withQueue(jobs)
    .option('--retry', 'let the dead be built again that failed for no reason of their own', false)
    .option('--clear', 'forget the dead', false)
    .addHelpText(
      'after',
      `
Examples:
  $ pnpm pipeline jobs --work /shared/work --redis redis://queue:6379
  $ pnpm pipeline jobs --json`,
    )
    .action(async (options: JobsOptions) => {
      const { showJobs } = await import('./show-jobs.ts');
      process.exitCode = await showJobs(options);
    });
}
