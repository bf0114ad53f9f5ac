import { Command, CommanderError } from 'commander';
import * as all from './all.ts';
import * as audit from './audit.ts';
import * as check from './check.ts';
import * as diff from './diff.ts';
import * as drift from './drift.ts';
import * as exported from './export.ts';
import * as duplicates from './duplicates.ts';
import * as list from './list.ts';
import * as start from './new.ts';
import * as newCase from './new-case.ts';
import * as trace from './trace.ts';
import * as verify from './verify.ts';
import * as watch from './watch.ts';

/** The commands, one file each, in the order in which help shows them. */
const commands = [all, list, verify, trace, audit, diff, exported, newCase, start, check, watch, drift];
const commands = [all, list, verify, trace, audit, diff, duplicates, newCase, start, check, watch, drift];

const program = new Command('pipeline')
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
for (const command of commands) command.register(program);

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
  if (process.argv.length <= 2) program.help({ error: true });
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    process.stderr.write(`error: ${await reasonOf(error)}\n`);
    process.exitCode = 1;
  }
}

/** What the system refused, and where; what to do with it comes from the room that knows disks. */
async function reasonOf(error: unknown): Promise<string> {
  const { isSystemError, systemReason } = await import('../corpus/system-reason.ts');
  const { path } = error as NodeJS.ErrnoException;
  return isSystemError(error) && path !== undefined
    ? `${path}: ${systemReason(error)}`
    : error instanceof Error
      ? error.message
      : String(error);
}
