import { type Command, InvalidArgumentError } from 'commander';
import { pipelineNames } from '../building/pipelines-folder.ts';
import { type Common, withFolders, withPipelines } from './folders.ts';

/** What `drift` takes. */
export type DriftOptions = Common;

/** Adds `drift`. */
export function register(program: Command): void {
  const drift = program
    .command('drift')
    .summary('how far new pages are from what an adapter was written for')
    .description(
      'Compares new files with the raw documents of a source, before they enter the corpus: what its adapter no longer\nfinds, what repeats in them that no rule knows, what of their text is kept. Nothing is written. Exit status 1 on drift.',
    )
    .argument('<source>', 'a source there is a pipeline for', sourceThere)
    .argument('<file...>', 'new files of it');
  withFolders(drift, {
    raw: 'folder of the raw documents that are compared with',
    clean: 'taken as by every command; nothing in it is looked at',
    quiet: 'say nothing where they fit',
  });
  withPipelines(drift)
    .addHelpText(
      'after',
      `
Examples:
  $ pnpm pipeline drift park-portal ~/saved/*.html
  $ pnpm pipeline drift park-portal ~/saved/*.html --json`,
    )
    .action(async (source: string, files: readonly string[], options: DriftOptions) => {
      const { showDrift } = await import('./show-drift.ts');
      process.exitCode = await showDrift(source, files, options);
    });
}

function sourceThere(value: string): string {
  const names = pipelineNames();
  if (names.includes(value)) return value;
  throw new InvalidArgumentError(`There is no pipelines/${value}.ts. There are ${names.join(', ')}.`);
}
