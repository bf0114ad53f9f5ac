import { type Command, InvalidArgumentError } from 'commander';
import { type Common, withFolders } from './folders.ts';
import { wholeNumber } from './whole-number.ts';

/** What can be too much: reports added, gone and changed, edits that are new and gone, words that are lost more. */
export const COUNTED = ['added', 'gone', 'changed', 'new-edits', 'gone-edits', 'lost'] as const;

/** How much of what is too much. */
export interface Threshold {
  readonly of: (typeof COUNTED)[number];
  readonly most: number;
}

/** What `diff` takes. */
export interface DiffOptions extends Common {
  readonly git?: string;
  readonly limit: number;
  readonly failOn: readonly Threshold[];
}

/** Adds `diff`. */
export function register(program: Command): void {
  const diff = program
    .command('diff')
    .summary('what changed between two builds of the corpus, edit by edit')
    .description(
      'Compares the clean folder with an older build of it: reports added, gone and changed, what each rule\nremoved and inserted more or less, and the edits that are new or gone. Both are built from the same raw folder.',
    )
    .argument('[old-clean]', 'the clean folder of the older build');
  withFolders(diff)
    .option('--git <rev>', 'take the older build from this git revision of the clean folder')
    .option('--limit <n>', 'how many different edits are shown of each kind; 0 for all', wholeNumber, 20)
    .option(
      '--fail-on <what=n>',
      `end with 1 where there are more than n: ${COUNTED.join(', ')}; may be given more than once`,
      threshold,
      [],
    )
    .addHelpText(
      'after',
      `
Examples:
  $ pnpm pipeline diff --git HEAD               what my rule changed, before I commit it
  $ pnpm pipeline diff ../yesterday/clean
  $ pnpm pipeline diff --git main --fail-on gone=0 --fail-on lost=100`,
    )
    .action(async (old: string | undefined, options: DiffOptions) => {
      const { showDiff } = await import('./show-diff.ts');
      process.exitCode = await showDiff(old, options);
    });
}

function threshold(value: string, before: readonly Threshold[]): readonly Threshold[] {
  const [, of, most] = /^([a-z-]+)=(\d{1,9})$/.exec(value) ?? [];
  const known = COUNTED.find((each) => each === of);
  if (known === undefined)
    throw new InvalidArgumentError(`It must be one of ${COUNTED.join(', ')}, then = and a whole number.`);
  return [...before, { of: known, most: Number(most) }];
}
