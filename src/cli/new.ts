import { type Command, Option } from 'commander';
import { type Common, withFolders } from './folders.ts';

/** What `new` takes. */
export interface NewOptions extends Common {
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly pipelines: string;
  readonly fixtures: string;
}

/** Adds `new`. */
export function register(program: Command): void {
  const start = program
    .command('new')
    .summary('start a source from saved pages: raw files, a draft of its adapter that works, fixtures')
    .description(
      'Starts a source from some of its saved pages, PDFs or texts: copies them into raw/<source>/, learns what they\nhave in common, and writes pipelines/<source>.ts and fixtures from it. Ten files are better than two.',
    )
    .argument('<source>', 'its name: lower-case letters, digits and hyphens')
    .argument('<file...>', 'files as they were saved; folders of pictures beside pages are passed over');
  withFolders(start, {
    raw: 'folder of raw documents, where the files go',
    clean: 'taken as by every command; nothing is built yet',
    quiet: 'says nothing of what was found',
  })
    .option('--force', 'overwrites what is there of the source', false)
    .option('--dry-run', 'prints what was found and would be written, and writes nothing', false)
    .addOption(new Option('--pipelines <dir>', 'folder of the adapters').default('pipelines'))
    .addOption(new Option('--fixtures <dir>', 'folder of the fixtures').default('tests/fixtures'))
    .addHelpText(
      'after',
      `
Examples:
  $ pnpm pipeline new gaoshan ~/saved/*.html
  $ pnpm pipeline new gaoshan ~/saved/*.html --dry-run
  $ pnpm pipeline new gaoshan ~/saved/*.html --force     learns again, from more pages

What is not read: pages saved as MHTML (.mht), and archives (they may lie in the raw folder as they are).
The guide is pipelines/README.md.`,
    )
    .action(async (source: string, files: readonly string[], options: NewOptions) => {
      const { startSource } = await import('./start-source.ts');
      const taken = program.commands.map((command) => command.name());
      process.exitCode = await startSource(source, files, taken, options);
    });
}
