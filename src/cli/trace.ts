import type { Command } from 'commander';
import { type Common, withFolders } from './folders.ts';

/** What `trace` takes. */
export interface TraceOptions extends Common {
  readonly find?: string;
}

/** Adds `trace`. */
export function register(program: Command): void {
  const trace = program
    .command('trace')
    .usage('[options] <file:line:col> | <file> --find <text>')
    .summary('where a clean character came from')
    .description(
      'Says where a clean character came from: raw file, page, offset and bytes, and the rules on its way.\nFILE is a path or the name of a clean file. LINE and COL count from 1, COL in characters as an editor counts them.',
    )
    .argument('<place>', 'FILE:LINE:COL, or FILE with --find')
    .option('--find <text>', 'every place where the text stands');
  withFolders(trace)
    .addHelpText(
      'after',
      `
Examples:
  $ pnpm pipeline trace 370200-2021-青岛市政府工作报告.txt:3:12
  $ pnpm pipeline trace 370200-2021-青岛市政府工作报告.txt --find 二〇二一
  $ pnpm pipeline trace 370200-2021-青岛市政府工作报告.txt:3:12 --json`,
    )
    .action(async (place: string, options: TraceOptions) => {
      const { showTrace } = await import('./show-trace.ts');
      process.exitCode = await showTrace(place, options);
    });
}
