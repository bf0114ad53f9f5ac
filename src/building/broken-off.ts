import { systemReason } from '../corpus/system-reason.ts';
import type { Failed } from '../documents/outcome.ts';
import type { BrokenOff } from '../workers/pool.ts';
import type { Limits } from './builders.ts';

/** A document whose worker was ended before it was done. */
export interface Ended {
  readonly path: string;
  /** the paths of its files */
  readonly parts: readonly string[];
  readonly source: string | undefined;
  /** what was at work on it, where it is known: a stage or a rule */
  readonly doing: string;
}

/** What is said of a document that took too much: the next run tries it again. */
export function brokenOff(
  { path, parts, source, doing }: Ended,
  { because, message }: BrokenOff,
  { timeLimit, memoryLimit }: Pick<Limits, 'timeLimit' | 'memoryLimit'>,
): Failed {
  const where = doing === '' ? '' : ` in ${doing}`;
  const reason = {
    time: `it took more than ${timeLimit} s and was broken off${where}. Give it more with --time-limit, or leave it out of raw.`,
    memory: `it took more than ${memoryLimit} MiB of memory and was broken off${where}. Give it more with --memory-limit, or leave it out of raw.`,
    death: `what built it died of it${where}: ${diedOf(message)}`,
  }[because];
  return {
    path,
    became: 'failed',
    ...(source !== undefined && { source }),
    parts,
    files: [],
    error: reason.replace(/\s+/g, ' ').trim(),
    again: true,
  };
}

/** What a worker died of, without a path of this machine: a message of the system begins with the system's code, one of a worker that could not begin ends with it. */
function diedOf(message: string): string {
  const code = /^E[A-Z0-9]+(?=: )|(?<=^Worker initialization failure: )E[A-Z0-9]+$/.exec(message)?.[0];
  return code === undefined ? message : systemReason(Object.assign(new Error(message), { code }));
}
