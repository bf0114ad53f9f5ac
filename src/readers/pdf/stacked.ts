import { boxOf, frameOf, inFrame } from './frame.ts';
import type { Run } from './run.ts';

/** Characters stand below each other in stacks of at least this many. */
const STACK = 3;

/**
 * The runs of a page whose vertical writing was printed character by character: each stack becomes vertical runs.
 *
 * Some producers (Chromium among them) write vertical text with a horizontal font, placing every character.
 * Only where most characters of the page stand so; a narrow cell with a stack in it is left as it is.
 */
export function stacked(runs: readonly Run[]): readonly Run[] {
  const stacks: Run[][] = [];
  let stack: Run[] = [];
  for (const run of runs) {
    const last = stack.at(-1);
    if (last !== undefined && !(follows(last, run) && run.frame === last.frame)) {
      stacks.push(stack);
      stack = [];
    }
    stack.push(run);
  }
  stacks.push(stack);
  const inStacks = stacks.reduce((count, own) => count + (own.length >= STACK ? own.length : 0), 0);
  const all = runs.reduce((count, run) => count + run.text.length, 0);
  if (inStacks < all * 0.6) return runs;
  return runs.map(upright);
}

function follows(last: Run, run: Run): boolean {
  const step = run.base - last.base;
  const beside = Math.abs((run.from + run.to) / 2 - (last.from + last.to) / 2);
  return (
    !run.frame.vertical &&
    [...run.text].length === 1 &&
    [...last.text].length === 1 &&
    step > run.size * 0.7 &&
    step < run.size * 2.2 &&
    beside < run.size * 0.6
  );
}

/** The same characters, seen along the stacks. */
function upright(run: Run): Run {
  const { frame, from, to, base, size } = run;
  const turn = ((frame.angle + 90) * Math.PI) / 180;
  const turned = frameOf(Math.cos(turn), Math.sin(turn), true);
  const box = boxOf(frame, 0, { u0: from, u1: to, v0: base - size * 0.88, v1: base + size * 0.12 });
  const one = inFrame(turned, box.left, box.top);
  const other = inFrame(turned, box.left + box.width, box.top + box.height);
  return {
    ...run,
    frame: turned,
    from: Math.min(one.u, other.u),
    to: Math.max(one.u, other.u),
    base: (one.v + other.v) / 2 + size * 0.38,
    spaced: false,
  };
}
