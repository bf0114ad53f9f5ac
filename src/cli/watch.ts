import { type Command, Option } from 'commander';
import { type Common, withFolders } from './folders.ts';

/** What `watch` takes. */
export interface WatchOptions extends Common {
  /** rebuild once, and show what is different from the clean folder given */
  readonly since?: string;
}

/** Adds `watch`. */
export function register(program: Command): void {
  const watch = program
    .command('watch')
    .summary('rebuild a source on every save, and show what the save changed')
    .description(
      'Rebuilds a source whenever its adapter, a rule or one of its raw files is saved, and shows the edits that are new\nor gone since the last build. What is wrong with an adapter is shown, and the clean reports stay. Ctrl-C ends it.',
    )
    .argument('<source>', 'the source');
  withFolders(watch)
    .addOption(new Option('--since <dir>').hideHelp())
    .addHelpText('after', '\nExamples:\n  $ pnpm pipeline watch county-site')
    .action(async (source: string, options: WatchOptions) => {
      if (options.since === undefined) {
        const { watchSource } = await import('./watch-source.ts');
        process.exitCode = await watchSource(source, options);
      } else {
        const { rebuildSince } = await import('./rebuild-since.ts');
        process.exitCode = await rebuildSince(source, options.since, options);
      }
    });
}
