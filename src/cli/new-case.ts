import type { Command } from 'commander';
import { type Common, withFolders, withPipelines } from './folders.ts';

/** What `new-case` takes. */
export interface NewCaseOptions extends Common {
  readonly reviewsDir?: string;
  readonly fixtures: string;
  readonly name?: string;
  readonly should?: string;
  readonly whole: boolean;
}

/** Adds `new-case`. */
export function register(program: Command): void {
  const newCase = program
    .command('new-case')
    .summary('a fixture of a place that was marked')
    .description(
      'Makes a folder of fixtures of a place that somebody marked wrong: the raw document and what should be made of it.\nThe tests fail on it until the rule is mended. A text is cut to the lines around the place, where those show the fault.',
    )
    .argument('<mark>', 'the mark, as `audit --reviews` names it');
  withPipelines(withFolders(newCase, { quiet: 'does not show the case' }))
    .option('--reviews-dir <dir>', 'where marks are kept (default: reviews, beside the clean folder)')
    .option('--fixtures <dir>', 'where the folder is made, below the name of the source', 'tests/fixtures')
    .option('--name <name>', 'what the folder is called (default: mark-…)')
    .option('--should <text>', 'what should stand there, where the mark does not say it')
    .option('--whole', 'the whole document, however large', false)
    .addHelpText(
      'after',
      `
Examples:
  $ pnpm pipeline audit --reviews
  $ pnpm pipeline new-case 5f0c9a1b2e --name page-number-in-brackets`,
    )
    .action(async (mark: string, options: NewCaseOptions) => {
      const { writeCase } = await import('./write-case.ts');
      process.exitCode = await writeCase(mark, options);
    });
}
