/** A document took longer than it may. */
export class LateError extends Error {}

/** The time that one document may take. */
export interface Deadline {
  /** throws, naming what was being done, where the time is up */
  readonly check: (doing: string) => void;
  /** the result of a work, or a rejection when the time is up before it is there */
  readonly within: <Result>(doing: string, work: Promise<Result>) => Promise<Result>;
}

/**
 * Begins to count the seconds that a document may take.
 *
 * What holds the thread cannot be broken off: it is told when it lets go.
 */
export function deadlineIn(seconds: number): Deadline {
  const end = performance.now() + seconds * 1000;
  const late = (doing: string): LateError =>
    new LateError(
      `it took more than ${seconds} s (in ${doing}). Give it more with --time-limit, or leave it out of raw.`,
    );
  const within = async <Result>(doing: string, work: Promise<Result>): Promise<Result> => {
    let timer: NodeJS.Timeout | undefined;
    const up = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(late(doing)), Math.max(0, end - performance.now()));
    });
    try {
      return await Promise.race([work, up]);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    check(doing) {
      if (end !== Infinity && performance.now() > end) throw late(doing);
    },
    within: (doing, work) => (end === Infinity ? work : within(doing, work)),
  };
}
