import { type Command, Option } from 'commander';
import { type Common, withFolders, withPipelines } from './folders.ts';

/** What `watch` takes. */
export interface WatchOptions extends Common {
  /** rebuild once, and show what is different from the clean folder given */
  readonly since?: string;
  /** get ready for that, and begin when a line comes on stdin */
  readonly whenTold?: boolean;
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
  withPipelines(
    withFolders(watch, {
      json: 'each build as one line of JSON on stdout, nothing else there',
      quiet: 'show only edits that changed, and what is wrong',
    }),
  )
    .addOption(new Option('--since <dir>').hideHelp())
    .addOption(new Option('--when-told').hideHelp())
    .addHelpText('after', '\nExamples:\n  $ pnpm pipeline watch county-site')
    .action(async (source: string, options: WatchOptions) => {
      if (options.since === undefined) {
        const { watchSource } = await import('./watch-source.ts');
        process.exitCode = await watchSource(source, options);
      } else {
        const { rebuildSince } = await import('./rebuild-since.ts');
        if (options.whenTold === true && !(await isTold(source, options))) return;
        process.exitCode = await rebuildSince(source, options.since, options);
      }
    });
}

/** Gets ready to rebuild a source and waits for a line on stdin; false where that ends without one. */
async function isTold(source: string, { raw }: WatchOptions): Promise<boolean> {
  const told = new Promise<boolean>((resolve) =>
    process.stdin.once('data', () => resolve(true)).once('end', () => resolve(false)),
  );
  const { warmUp } = await import('./warm-up.ts');
  // What is wrong with a raw file is said where it is built.
  await warmUp(source, raw).catch(() => undefined);
  const isTold = await told;
  process.stdin.destroy();
  return isTold;
}
