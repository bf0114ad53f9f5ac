import type { Command } from 'commander';
import { type Common, named, withPipelines } from './folders.ts';

/** What `check` takes. */
export interface CheckOptions extends Partial<Pick<Common, 'raw' | 'clean'>> {
  readonly fixtures: string;
  readonly update: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Adds `check`. */
export function register(program: Command): void {
  withPipelines(program.command('check'))
    .summary('whether adapters are well, and their fixtures come out as written')
    .description(
      'Checks adapters, all or those of some sources: that each is well formed, that none of its patterns backtracks,\nand that its fixtures come out as they were written: <fixtures>/<source>/<case>/ with raw.*, clean.txt, about.json.\nOf each that does not the first difference is shown, with the rules that touched the place.',
    )
    .argument('[source...]', 'the sources; all, without one')
    .option('--fixtures <dir>', 'folder of fixtures', named, 'tests/fixtures')
    .option('--raw <dir>', 'also say how many raw documents the sources have in this folder', named)
    .option('--clean <dir>', 'also say how many reports the sources have in this folder', named)
    .option('--update', 'after showing it, write what comes out into clean.txt and about.json', false)
    .option('--json', 'machine-readable result on stdout, nothing else there', false)
    .option('--quiet', 'show only what is red', false)
    .addHelpText(
      'after',
      `
Examples:
  $ pnpm pipeline check                         all sources
  $ pnpm pipeline check county-site             one
  $ pnpm pipeline check county-site --update    take what comes out as what is expected; read the git diff of it`,
    )
    .action(async (sources: readonly string[], options: CheckOptions) => {
      const { showCheck } = await import('./show-check.ts');
      process.exitCode = await showCheck(sources, options);
    });
}
