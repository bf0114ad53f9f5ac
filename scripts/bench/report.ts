import { availableParallelism, loadavg } from 'node:os';
import type { Result } from './row.ts';

/** What came of a run. */
export interface Report extends Result {
  readonly rounds: number;
  readonly folder?: string;
  readonly machine: {
    readonly node: string;
    readonly cores: number;
    /** processes that wanted a core, on average over a minute, before anything was measured and after */
    readonly load: readonly [before: number, after: number];
  };
}

/** How many processes want a core, on average over the last minute. */
export function loadNow(): number {
  return loadavg()[0] ?? 0;
}

/** The machine that it was measured on. */
export function machineWith(before: number): Report['machine'] {
  return { node: process.version, cores: availableParallelism(), load: [before, loadNow()] };
}

/** In what circumstances it was measured, in a sentence. */
export function circumstances({ machine: { node, cores, load }, rounds }: Report): string {
  const idle =
    load[0] < 0.3
      ? 'a machine that did nothing else before'
      : `a machine that did other work (load ${load[0].toFixed(1)} before, ${load[1].toFixed(1)} after, on ${cores} cores)`;
  return `Node ${node.slice(1)}, ${rounds} rounds, on ${idle}.`;
}
