import type { Summary } from '../corpus/state.ts';

/** What is to be built. */
export interface BuildOptions {
  /** folder of the raw documents */
  readonly raw: string;
  /** folder of the clean corpus; it need not be there yet */
  readonly clean: string;
  /** only these sources; all, without it */
  readonly sources?: readonly string[];
  /** documents that are built at once, each in a thread; 1, without it: in this one */
  readonly jobs?: number;
  /** writes every file again, whether anything changed or not */
  readonly force?: boolean;
  /** whether words in pictures are recognised, by packages that are installed for it */
  readonly ocr?: boolean;
  /** seconds that a document may take; 600, without it */
  readonly timeLimit?: number;
  /** MiB of memory that a document may take in a thread; 2048, without it */
  readonly memoryLimit?: number;
  /** MiB that the files of a document's reports may have; 256, without it */
  readonly outputLimit?: number;
  /** folder of your own adapters; `pipelines` in the current folder, without it, where there is one */
  readonly pipelines?: string;
  /** hears of each document that is done */
  readonly onDocument?: (path: string, done: number, of: number) => void;
}

/** What a build did. */
export interface BuildResult extends Summary {}

/**
 * Builds a clean corpus, or what changed of it: the same files as the command `all` makes.
 *
 * A document that fails keeps its last good reports, is among `failed`, and does not stop the others. Waits where another
 * process is at work on the same clean folder. Rejects where a folder is not what it must be.
 */
export async function buildCorpus(options: BuildOptions): Promise<BuildResult> {
  const { raw, clean, sources, jobs = 1, force = false, ocr = false } = options;
  const { timeLimit = 600, memoryLimit = 2048, outputLimit, pipelines: own, onDocument } = options;
  const { wrongFolders } = await import('../building/wrong-folders.ts');
  const wrong = await wrongFolders(raw, clean);
  if (wrong !== undefined) throw new Error(wrong);
  const { usePipelines } = await import('../building/pipelines-folder.ts');
  if (own !== undefined) usePipelines(own);
  const { renewFolder } = await import('../building/renew-folder.ts');
  let [done, of] = [0, 0];
  const { summary, warnings } = await renewFolder(
    {
      ...{ raw, clean, force, ocr, timeLimit, jobs, memoryLimit },
      ...(sources !== undefined && { sources }),
      ...(outputLimit !== undefined && { outputLimit }),
    },
    {
      waits: () => undefined,
      begins: (documents) => {
        of = documents;
      },
      done: (path) => {
        done += 1;
        onDocument?.(path, done, of);
      },
    },
  );
  return { ...summary, warnings: [...warnings, ...summary.warnings] };
}
