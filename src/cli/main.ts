import { Command, CommanderError } from 'commander';
import { isInstalled } from '../building/house-folder.ts';
import { rememberAtHome } from '../building/own-cache.ts';
import { usePipelines } from '../building/pipelines-folder.ts';
import { missingFolder } from '../building/wrong-folders.ts';
import { isSystemError, systemReason } from '../corpus/system-reason.ts';
import { visible } from '../opening/problem.ts';
import * as all from './all.ts';
import * as audit from './audit.ts';
import * as check from './check.ts';
import * as collect from './collect.ts';
import * as coverage from './coverage.ts';
import * as diff from './diff.ts';
import * as drift from './drift.ts';
import * as duplicates from './duplicates.ts';
import * as exported from './export.ts';
import * as jobs from './jobs.ts';
import * as list from './list.ts';
import * as start from './new.ts';
import * as newCase from './new-case.ts';
import * as submit from './submit.ts';
import * as trace from './trace.ts';
import * as verify from './verify.ts';
import * as watch from './watch.ts';
import * as worker from './worker.ts';

/** The commands, one file each, in the order in which help shows them. */
const commands = [
  all,
  list,
  verify,
  trace,
  audit,
  diff,
  duplicates,
  coverage,
  exported,
  newCase,
  start,
  check,
  watch,
  drift,
  submit,
  worker,
  jobs,
  collect,
];

/** How the command is called here, in what it says of itself. */
const called = (text: string): string =>
  isInstalled() ? text.replaceAll('pnpm pipeline', 'npx qingyuan') : text;

const program = new Command(isInstalled() ? 'qingyuan' : 'pipeline')
  .configureOutput({
    writeOut: (text) => process.stdout.write(called(text)),
    writeErr: (text) => process.stderr.write(called(text).split('\n').map(visible).join('\n')),
  })
  .description('Turns raw government documents into a clean corpus, and accounts for every character.')
  .usage('<command> [options]')
  .helpCommand(false)
  .exitOverride()
  .showHelpAfterError('(`--help` lists the commands and flags)')
  .addHelpText(
    'after',
    `
Examples:
  $ pnpm pipeline all                            rebuild clean/ from raw/
  $ pnpm pipeline all --raw scans --clean out    any folder of files is a raw folder
  $ pnpm pipeline list                           sources, their documents and reports

Exit status: 0 all well, 1 something failed or does not hold, 2 the command's words are wrong.`,
  );

// Whoever listened to what is said beside the work may leave: the work goes on.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// A reader that has seen enough, as `head` has, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  if (isInstalled()) rememberAtHome();
  // What the words of a command may be depends on the pipelines there are.
  const own = ownPipelines(process.argv.slice(2));
  const missing = own && (await missingFolder({ '--pipelines': own }));
  if (missing) program.error(missing);
  if (own !== undefined) usePipelines(own);
  for (const command of commands) command.register(program);
  if (process.argv.length <= 2) program.help({ error: true });
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    process.stderr.write(`error: ${visible(reasonOf(error))}\n`);
    process.exitCode = 1;
  }
}

/** What the system refused, and where, with what to do about it; else the error's own words. */
function reasonOf(error: unknown): string {
  const { path } = error as NodeJS.ErrnoException;
  return isSystemError(error) && path !== undefined
    ? `${path}: ${systemReason(error)}`
    : error instanceof Error
      ? error.message
      : String(error);
}

/** The folder that `--pipelines` names, if it does. */
function ownPipelines(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '--pipelines' || word.startsWith('--pipelines='));
  if (at < 0 || words[0] === 'new') return undefined;
  return words[at]?.slice('--pipelines='.length) || words[at + 1];
}
