import type { Explained } from '../building/renew-corpus.ts';
import { renewFolder } from '../building/renew-folder.ts';
import { wrongFolders } from '../building/wrong-folders.ts';
import { visible } from '../opening/problem.ts';
import type { RenewOptions } from './all.ts';
import { printRenewal } from './print-renewal.ts';
import { type Progress, progressBar } from './progress.ts';
import { endsCleanly } from './told-to-end.ts';

/**
 * Rebuilds the clean corpus, or some sources of it; gives the exit status.
 *
 * Waits, and says so, where another run is at work on the same clean folder.
 */
export async function renew(options: RenewOptions): Promise<number> {
  const { raw, clean, source, jobs, force, quiet, explain = false } = options;
  const { ocr = false, timeLimit = 600, memoryLimit = 2048, outputLimit } = options;
  const wrong = await wrongFolders(raw, clean);
  if (wrong !== undefined) {
    process.stderr.write(`error: ${visible(wrong)}\n`);
    return 2;
  }
  let began = performance.now();
  let progress: Progress | undefined;
  const explained: Explained[] = [];
  const sources = source.length > 0 ? { sources: source } : {};
  const renewed = await renewFolder(
    {
      ...{
        raw,
        clean,
        ...sources,
        force,
        ocr,
        timeLimit,
        jobs,
        memoryLimit,
        asksEach: explain,
        endsAfter: true,
      },
      ...(outputLimit !== undefined && { outputLimit }),
    },
    {
      waits(holder) {
        const which = holder === undefined ? '' : ` (process ${holder})`;
        process.stderr.write(`waiting: another run${which} is at work on ${clean}\n`);
        began = performance.now();
      },
      begins: (documents) => {
        // Before this nothing is written, and there is nothing to clear away.
        endsCleanly(clean);
        progress = progressBar(documents, quiet);
      },
      done: (path) => progress?.done(path),
      ...(explain && { explains: (each) => explained.push(each) }),
    },
  );
  progress?.end();
  return printRenewal({ ...renewed, explained }, options, performance.now() - began);
}
