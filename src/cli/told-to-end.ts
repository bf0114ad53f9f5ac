import { constants } from 'node:os';
import { clearFolders } from '../corpus/clear-folders.ts';
import { closeStage } from '../corpus/staged.ts';

/**
 * Lets a run that is told to end leave nothing half written in a clean folder, and say how to go on; 130 or 143 is its
 * status, as of any program that was told so.
 *
 * What was written stays: the next run finds it, and the journal.
 */
export function endsCleanly(clean: string): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      closeStage();
      clearFolders(clean);
      process.stderr.write(`stopped by ${signal}: the same command goes on from here\n`);
      process.exit(128 + constants.signals[signal]);
    });
}
