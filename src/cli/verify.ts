import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { type Common, withFolders } from './folders.ts';
import { jobs } from './whole-number.ts';

/** What `verify` is told. */
export interface VerifyWords extends Common {
  readonly jobs: number;
}

/** Adds `verify`. */
export function register(program: Command): void {
  const verify = program
    .command('verify')
    .summary('prove every clean report from raw')
    .description(
      'Proves every clean report from the raw files: hashes, the account of every character, nothing lost.\nNeeds no pipeline code. A report is named by its file, its path or its id; the others of its document are proved with it.',
    )
    .argument('[report...]', 'only these reports');
  withFolders(verify)
    .option('--jobs <n>', 'threads, where there are many documents', jobs, availableParallelism())
    .addHelpText(
      'after',
      `
Examples:
  $ pnpm pipeline verify
  $ pnpm pipeline verify 370200-2021-青岛市政府工作报告.txt
  $ pnpm pipeline verify --raw scans --clean out --json`,
    )
    .action(async (reports: readonly string[], options: VerifyWords) => {
      const { showVerification } = await import('./show-verification.ts');
      process.exitCode = await showVerification(reports, options);
    });
}
