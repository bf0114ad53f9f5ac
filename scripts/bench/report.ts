import { availableParallelism, loadavg } from 'node:os';
import type { Result } from './row.ts';

/** What came of a run. */
export interface Report extends Result {
  readonly rounds: number;
  readonly folder?: string;
  readonly machine: {
    readonly node: string;
    readonly cores: number;
    /** processes that wanted a core, on average over a minute, before anything was measured */
    readonly load: number;
  };
}

/** The machine as it is before anything is measured. */
export function machineNow(): Report['machine'] {
  return { node: process.version, cores: availableParallelism(), load: loadavg()[0] ?? 0 };
}

/** In what circumstances it was measured, in a sentence. */
export function circumstances({ machine: { node, cores, load }, rounds }: Report): string {
  const idle =
    load < 0.3
      ? 'a machine that did nothing else'
      : `a machine that did other work (load ${load.toFixed(1)} on ${cores} cores)`;
  return `Node ${node.slice(1)}, ${rounds} rounds, on ${idle}.`;
}
