import { once } from 'node:events';
import { workers } from '../building/builders.ts';
import { compilePipelines, pipelineNames } from '../building/pipelines-folder.ts';
import { answerLines } from '../queue/json-lines.ts';
import type { WorkerOptions } from './worker.ts';

/** Answers the lines of stdin on stdout; gives the exit status: 1 where a line was no document. */
export async function answerStdin(options: WorkerOptions): Promise<number> {
  const { raw, ocr, timeLimit, outputLimit } = options;
  const asked = { raw, ocr, timeLimit, ...(outputLimit !== undefined && { outputLimit }) };
  await compilePipelines();
  const builders = await workers(pipelineNames(), options);
  try {
    const say = async (line: string): Promise<void> => {
      if (!process.stdout.write(line)) await once(process.stdout, 'drain');
    };
    const { unreadable } = await answerLines(process.stdin, say, builders, asked);
    return unreadable > 0 ? 1 : 0;
  } finally {
    await builders.close();
  }
}
