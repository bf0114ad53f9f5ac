import { type Command, InvalidArgumentError, Option } from 'commander';

/** What every command takes. */
export interface Common {
  readonly raw: string;
  readonly clean: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** What a flag that every command takes means to one of them, where that is not what it means to most. */
type Meanings = Partial<Readonly<Record<keyof Common, string>>>;

/** Gives a command the flags that every command takes. */
export function withFolders(command: Command, meanings: Meanings = {}): Command {
  return command
    .addOption(
      new Option('--raw <dir>', meanings.raw ?? 'folder of raw documents').default('raw').argParser(named),
    )
    .addOption(
      new Option('--clean <dir>', meanings.clean ?? 'folder of the clean corpus')
        .default('clean')
        .argParser(named),
    )
    .option('--json', meanings.json ?? 'machine-readable result on stdout, nothing else there', false)
    .option('--quiet', meanings.quiet ?? 'no progress and no summary', false);
}

/** Gives a command the flag that names a folder of a person's own adapters; it is read before all others are. */
export function withPipelines(command: Command): Command {
  const flag = '--pipelines <dir>';
  const meaning = 'folder of your own adapters, which are asked before those that are built in';
  return command.addOption(new Option(flag, meaning).argParser(named));
}

/** Reads the value of a flag that names a folder; throws what commander shows. */
export function named(value: string): string {
  if (value === '') throw new InvalidArgumentError('It must name a folder.');
  return value;
}
