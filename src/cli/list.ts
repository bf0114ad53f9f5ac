import type { Command } from 'commander';
import { type Common, withFolders, withPipelines } from './folders.ts';

/** Adds `list`. */
export function register(program: Command): void {
  const list = program
    .command('list')
    .summary('show the sources, their raw documents and reports')
    .description('Shows the sources, their raw documents and reports.');
  withPipelines(withFolders(list))
    .addHelpText('after', '\nExamples:\n  $ pnpm pipeline list\n  $ pnpm pipeline list --json')
    .action(async (options: Common) => {
      const { listSources } = await import('./list-sources.ts');
      process.exitCode = await listSources(options);
    });
}
