import type { Command } from 'commander';
import { type Common, withFolders } from './folders.ts';
import { wholeNumber } from './whole-number.ts';

/** What `duplicates` takes. */
export interface DuplicatesOptions extends Common {
  readonly limit: number;
}

/** Adds `duplicates`. */
export function register(program: Command): void {
  const duplicates = program
    .command('duplicates')
    .summary('reports that are the same one, and words that went from one to another')
    .description(
      'Compares the clean reports with each other: which are editions, halves or parts of the same report, how much of\neach stands in the other and where, and which one is to be read. Reports of another region, year or meeting are\nnever the same, however alike; what they have in common is listed as reuse.',
    );
  withFolders(duplicates)
    .option('--limit <n>', 'how many pairs are shown that only share words; 0 for all', wholeNumber, 20)
    .addHelpText(
      'after',
      `
Examples:
  $ pnpm pipeline duplicates
  $ pnpm pipeline duplicates --clean out --json`,
    )
    .action(async (options: DuplicatesOptions) => {
      const { showDuplicates } = await import('./show-duplicates.ts');
      process.exitCode = await showDuplicates(options);
    });
}
