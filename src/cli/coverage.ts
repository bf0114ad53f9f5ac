import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Years, yearsIn } from '../coverage/years.ts';
import { type Common, withFolders } from './folders.ts';

/** The kinds of report that `coverage` counts, one at a time. */
const KINDS = ['government-work-report', 'notice', 'other'] as const;

/** The levels that the table of regions knows. */
const TABLE_LEVELS = ['province', 'prefecture', 'county'] as const;

/** What `coverage` takes. */
export interface CoverageWords extends Common {
  readonly expect?: string;
  readonly level: readonly (typeof TABLE_LEVELS)[number][];
  readonly years?: Years;
  readonly kind: (typeof KINDS)[number];
  readonly svg?: string;
}

/** Adds `coverage`. */
export function register(program: Command): void {
  const command = program
    .command('coverage')
    .summary('what is there by region and year, and what is missing')
    .description(
      'Counts the reports by region and year: complete, truncated, failed, and absent where it is known what should be there.\nThe same report from two sources counts once. A document that failed is known by its earlier reports, or by the name of its file.',
    );
  withFolders(command)
    .option(
      '--expect <file>',
      'what should be there: a file of codes and years (plain, CSV or JSON), or `table`',
    )
    .addOption(
      new Option(
        '--level <level>',
        `with --expect table: ${TABLE_LEVELS.join(', ')}; may be given more than once`,
      )
        .argParser(oneLevel)
        .default([]),
    )
    .option('--years <years>', 'the years that are expected: 2010-2024', years)
    .addOption(new Option('--kind <kind>', 'which kind of report').choices([...KINDS]).default(KINDS[0]))
    .option('--svg <file>', 'writes a heat map too')
    .addHelpText(
      'after',
      `
Examples:
  $ pnpm pipeline coverage
  $ pnpm pipeline coverage --expect table --level county --years 2010-2024 --svg coverage.svg
  $ pnpm pipeline coverage --expect wanted.csv --json`,
    )
    .action(async (options: CoverageWords) => {
      const { showCoverage } = await import('./show-coverage.ts');
      process.exitCode = await showCoverage(options);
    });
}

function oneLevel(value: string, before: CoverageWords['level']): CoverageWords['level'] {
  const known = TABLE_LEVELS.find((level) => level === value);
  if (known === undefined) throw new InvalidArgumentError(`It must be one of ${TABLE_LEVELS.join(', ')}.`);
  return before.includes(known) ? before : [...before, known];
}

function years(value: string): Years {
  const found = yearsIn(value);
  if (found === undefined)
    throw new InvalidArgumentError('It must be a year, or a first and a last one: 2010-2024.');
  return found;
}
