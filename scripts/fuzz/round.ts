import { cpuUsage } from 'node:process';
import fc from 'fast-check';
import { plan } from './plan.ts';
import { Finding, type Target } from './target.ts';

/** A round: so many inputs of one target, made from one seed. */
export interface Round {
  readonly target: string;
  readonly seed: number;
  readonly runs: number;
  /** findings that are known: they are counted and passed over */
  readonly known: readonly string[];
  /** how many inputs were begun, for who waits */
  readonly begun?: SharedArrayBuffer;
  /** only the input of this number, and it is not made smaller */
  readonly only?: number;
}

/** What came of a round. */
export interface RoundResult {
  readonly inputs: number;
  /** how often each known finding was met */
  readonly again: Readonly<Record<string, number>>;
  readonly found?: Found;
  /** CPU milliseconds */
  readonly spent: number;
}

/** A new finding, made as small as it could be. */
export interface Found {
  readonly signature: string;
  readonly error: string;
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array; readonly note: string }[];
}

/** Seconds that are spent on making an input smaller. */
const SHRINKING = 40;

/** The target of a name. Throws where there is none. */
export function targetNamed(name: string): Target {
  const found = plan.find((each) => each.name === name);
  if (found === undefined)
    throw new Error(`there is no target ${name}; there are ${plan.map((each) => each.name).join(', ')}`);
  return found;
}

/** The input of a number in a round. */
export function inputOf({ target, seed }: Round, number: number): unknown {
  return fc.sample(targetNamed(target).inputs, { seed, numRuns: number + 1 })[number];
}

/** Makes inputs and checks each; ends at the first finding that is not known. */
export default async function round(task: Round): Promise<RoundResult> {
  const { target: name, seed, runs, known, begun, only } = task;
  const target = targetNamed(name);
  const count = begun === undefined ? undefined : new Int32Array(begun);
  const again: Record<string, number> = {};
  let inputs = 0;
  let found: { signature: string; error: unknown; input: unknown } | undefined;
  const before = cpuUsage();
  const check = async (input: unknown): Promise<void> => {
    if (found === undefined) {
      inputs += 1;
      if (count !== undefined) Atomics.add(count, 0, 1);
    }
    const error = await problemWith(target, input);
    if (error === undefined) return;
    const signature = signatureOf(name, error);
    if (known.includes(signature)) {
      if (found === undefined) again[signature] = (again[signature] ?? 0) + 1;
      return;
    }
    // While it is made smaller it must not become another one.
    if (found !== undefined && found.signature !== signature) return;
    found = { signature, error, input };
    throw error;
  };
  if (only !== undefined) await check(inputOf(task, only)).catch(() => undefined);
  else
    await fc.check(fc.asyncProperty(target.inputs, check), {
      seed,
      numRuns: runs,
      interruptAfterTimeLimit: (SHRINKING + 20) * 1000,
      markInterruptAsFailure: false,
    });
  const { user, system } = cpuUsage(before);
  const spent = (user + system) / 1000;
  if (found === undefined) return { inputs, again, spent };
  const { signature, error, input } = found;
  return { inputs, again, spent, found: { signature, error: told(error), files: shown(target, input) } };
}

/** What is wrong with an input; an input that takes too long is tried again, for the machine may have been busy. */
async function problemWith(target: Target, input: unknown): Promise<unknown> {
  const budget = target.budget(input);
  let slow = 0;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const before = cpuUsage();
    try {
      await target.check(input);
    } catch (error) {
      return error;
    }
    const { user, system } = cpuUsage(before);
    slow = (user + system) / 1000;
    if (slow <= budget) return undefined;
  }
  return new Finding(`it takes longer than it may: ${Math.round(slow)} ms of ${Math.round(budget)}`);
}

/** What findings have in common that are most likely one: the words without what is of the input, and the place. */
function signatureOf(target: string, error: unknown): string {
  if (error instanceof Finding) return `${target}: ${error.message.split(/["“]|\d/)[0]?.slice(0, 100)}`;
  if (!(error instanceof Error)) return `${target}: thrown: ${String(error).slice(0, 60)}`;
  const frame =
    error.stack?.split('\n').find((line) => /\/(?:src|pipelines|node_modules)\//.test(line)) ?? '';
  const place = frame.replace(/^.*\/((?:src|pipelines|node_modules)\/.*?):(\d+):\d+\)?$/, '$1:$2');
  return `${error.name}: ${place}`;
}

function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `\n  caused by ${error.cause.stack}` : '';
  return `${error.stack ?? error.message}${cause}`;
}

function shown(target: Target, input: unknown): Found['files'] {
  return target.show(input).map(({ path, bytes, ...note }) => ({ path, bytes, note: JSON.stringify(note) }));
}
