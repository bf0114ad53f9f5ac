import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { pipelineNames } from '../building/pipelines-folder.ts';
import { type Common, withFolders, withPipelines } from './folders.ts';
import { megabytes, seconds, wholeMegabytes } from './limits.ts';
import { jobs } from './whole-number.ts';

/** What `all` takes. */
export interface RenewOptions extends Common {
  readonly source: readonly string[];
  readonly jobs: number;
  readonly force: boolean;
  /** seconds a document may take */
  readonly timeLimit?: number;
  /** MiB of memory a document may take */
  readonly memoryLimit?: number;
  /** MiB that the files of a document's reports may have */
  readonly outputLimit?: number;
  /** says of each document why it was rebuilt or not */
  readonly explain?: boolean;
  /** recognises what is scanned */
  readonly ocr?: boolean;
}

/** Adds `all`, and a command for each source there is a pipeline for. */
export function register(program: Command): void {
  const names = pipelineNames();
  const all = program
    .command('all')
    .summary('rebuild the clean corpus from raw; only what changed')
    .description(
      'Rebuilds the clean corpus from the raw documents: those whose bytes changed, or the code that makes their reports.',
    )
    .option('--source <name>', 'only this source; may be given more than once', sourceAmong(names), []);
  renews(all).addHelpText(
    'after',
    `
Sources: ${names.join(', ')}

Examples:
  $ pnpm pipeline all
  $ pnpm pipeline all --source ${names[0] ?? 'general'} --json
  $ pnpm pipeline all --raw scans --clean out --jobs 4`,
  );
  program.commandsGroup('Sources:');
  for (const name of names.filter((each) => !program.commands.some((command) => command.name() === each))) {
    renews(program.command(name).summary(`the same for ${name} alone`))
      .description(`Rebuilds the clean reports of the source ${name}, and no others.`)
      .addHelpText('after', `\nExamples:\n  $ pnpm pipeline ${name}\n  $ pnpm pipeline ${name} --force`)
      .hook('preAction', (_program, command) => {
        command.setOptionValue('source', [name]);
      });
  }
  program.commandsGroup('Commands:');
}

function renews(command: Command): Command {
  return withPipelines(withFolders(command))
    .option(
      '--jobs <n>',
      'documents built at once, each in a worker of its own',
      jobs,
      availableParallelism(),
    )
    .option('--time-limit <s>', 'seconds that one document may take', seconds, 600)
    .option('--memory-limit <mb>', 'MiB of memory that one document may take in a worker', megabytes, 2048)
    .option(
      '--output-limit <mb>',
      "MiB that the files of one document's reports may have (default: 256)",
      wholeMegabytes,
    )
    .option(
      '--force',
      'rebuild every document and write every file again, whether anything changed or not',
      false,
    )
    .option('--explain', 'say of each document why it was rebuilt, or why not', false)
    .option('--ocr', 'recognise the words of PDF pages that are pictures (seconds a page)', false)
    .action(async (options: RenewOptions) => {
      const { renew } = await import('./renew.ts');
      process.exitCode = await renew(options);
    });
}

function sourceAmong(names: readonly string[]): (value: string, before: readonly string[]) => string[] {
  return (value, before) => {
    if (names.includes(value)) return [...before, value];
    const near = names.find(
      (name) => name.startsWith(value) || value.startsWith(name) || name.includes(value),
    );
    const hint = near === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${near}?`;
    throw new InvalidArgumentError(`There is no pipelines/${value}.ts. ${hint}`);
  };
}
