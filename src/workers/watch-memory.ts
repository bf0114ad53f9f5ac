import { memoryUsage } from 'node:process';

/** How often is looked, in milliseconds. */
const OFTEN = 50;
const MIB = 2 ** 20;

/** Looks at what the threads of this process take beside the main one. */
export interface MemoryWatch {
  /** From now on more than so many MiB above the least that is seen is too much. */
  readonly begin: (limit: number) => void;
  /** Looks no more, until it begins again. */
  readonly end: () => void;
  /** Waits until threads that were ended have given back what they had: a second at most. */
  readonly settled: () => Promise<void>;
}

/**
 * Watches the memory of all threads together: their heaps, the bytes beside them, and what was not yet given back.
 *
 * The system knows it of the process alone, and a thread that is held cannot be asked. So what the main thread holds
 * is taken off, and what the threads took before counts only as far as it grows.
 */
export function watchMemory(tooMuch: () => void): MemoryWatch {
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    begin(limit) {
      end();
      let least = beside() ?? Infinity;
      timer = setInterval(() => {
        const now = beside();
        if (now === undefined) return;
        least = Math.min(least, now);
        if (now - least > limit * MIB) tooMuch();
      }, OFTEN).unref();
    },
    end,
    async settled() {
      for (let look = 0, before = Infinity; look < 1000 / OFTEN; look += 1) {
        const now: number = beside() ?? before;
        // Ending a thread takes a moment, in which nothing is given back.
        if (look > 2 && !(before - now >= MIB)) return;
        before = now;
        await new Promise((resolve) => setTimeout(resolve, OFTEN));
      }
    },
  };
}

/** Bytes; undefined where the system has no file left to tell them by. */
function beside(): number | undefined {
  try {
    const { rss, heapTotal, external } = memoryUsage();
    return rss - heapTotal - external;
  } catch {
    return undefined;
  }
}
