import { type Command, InvalidArgumentError, Option } from 'commander';
import { FORMATS, type FormatName } from '../export/format.ts';
import { type Common, named, withFolders } from './folders.ts';

/** What `export` takes. */
export interface ExportWords extends Common {
  readonly format: readonly FormatName[];
  readonly out?: string;
  readonly shardSize: number;
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly licence?: string;
  readonly url?: string;
  readonly creator?: string;
  readonly published?: string;
  readonly datasetVersion?: string;
}

/** Adds `export`. */
export function register(program: Command): void {
  const command = program
    .command('export')
    .summary('the clean corpus for a data frame, a language model or an edition')
    .description(
      'Writes the clean corpus as tables, as documents for training, or as TEI, into a folder of its own, with what\ndescribes it: a Data Package, Croissant, RO-Crate, a dataset card with plots, and the hash of every file. The same corpus gives the\nsame bytes on every machine. What is said of the dataset is said by flags: what is not given is left out.',
    );
  withFolders(command)
    .addOption(
      new Option('--format <format>', `${FORMATS.join(', ')}; may be given more than once`)
        .argParser(oneFormat)
        .default([]),
    )
    .addOption(new Option('--out <dir>', 'folder of the export').argParser(named))
    .option(
      '--shard-size <mb>',
      'a new file where the texts of one would have more megabytes',
      megabytes,
      256,
    )
    .option('--name <name>', 'of the dataset: small letters, digits and hyphens', shortName, 'clean-corpus')
    .option('--title <text>', 'of the dataset')
    .option('--description <text>', 'of the dataset; else it is counted')
    .option('--licence <id>', 'SPDX identifier or address; nothing is assumed')
    .option('--url <address>', 'where the dataset is published')
    .option('--creator <name>', 'who publishes it')
    .option('--published <day>', 'when: 2026-01-31; no clock is asked', day)
    .option('--dataset-version <version>', 'such as 1.0.0')
    .addHelpText(
      'after',
      `
Examples:
  $ pnpm pipeline export --format parquet --out published
  $ pnpm pipeline export --format csv --format jsonl --out published --licence CC0-1.0
  $ duckdb -c "SELECT year, count(*) FROM 'published/parquet/*.parquet' GROUP BY year"`,
    )
    .action(async (options: ExportWords) => {
      const { writeExport } = await import('./write-export.ts');
      process.exitCode = await writeExport(options);
    });
}

function oneFormat(value: string, before: readonly FormatName[]): readonly FormatName[] {
  const known = FORMATS.find((format) => format === value);
  if (known === undefined) throw new InvalidArgumentError(`It must be one of ${FORMATS.join(', ')}.`);
  return before.includes(known) ? before : [...before, known];
}

function megabytes(value: string): number {
  if (!/^[1-9]\d{0,4}$/.test(value))
    throw new InvalidArgumentError('It must be a whole number from 1 to 99999.');
  return Number(value);
}

function shortName(value: string): string {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value))
    throw new InvalidArgumentError('It must be small letters, digits and hyphens, as in county-reports.');
  return value;
}

function day(value: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  const found = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  if (year === undefined || Number.isNaN(found.getTime()) || found.toISOString().slice(0, 10) !== value)
    throw new InvalidArgumentError('It must be a day such as 2026-01-31.');
  return value;
}
