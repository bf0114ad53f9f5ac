import { setFlagsFromString } from 'node:v8';

/**
 * How early V8 makes fast code, and how much of it at once, where so many documents are built at most: to make it takes
 * some seconds of CPU.
 *
 * `ran`: how much of a function must have run before, in bytes of its bytecode. Made early, it is a little faster in the end.
 *
 * `inlined`: how much of the functions that a function calls is made part of it, in the same bytes. With less of them it
 * is made in two thirds of the time, and a little slower in the end.
 */
const BUDGETS = [
  { documents: 100, ran: 1_500_000, inlined: 300 }, // over before the code of a hundred functions has paid
  { documents: 10_000, ran: 264 << 10, inlined: 300 }, // an eighth less for 1,000 documents, and a twentieth for inlining less; nothing for 10,000
  { documents: Number.POSITIVE_INFINITY, ran: 66 << 10, inlined: 920 }, // V8's own
] as const;

/** Since its version 12 (Node 22) V8 counts calls and not bytes, and has another compiler that comes before: it is left alone. */
const COUNTS_BYTES = Number.parseInt(process.versions.v8, 10) < 12;

/**
 * Lets V8 make fast code as pays where so many documents are built: in the whole process, which is to end then.
 *
 * It is not to take values for lasting because others that were made in the same place outlived a sweep, as those of a
 * page do that is being read then: what is made among lasting values holds all that it leads to, page after page, until
 * everything is swept.
 */
export function optimiseFor(documents: number): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
  const budget = BUDGETS.find((each) => documents <= each.documents);
  if (budget === undefined) return;
  if (COUNTS_BYTES) setFlagsFromString(`--interrupt-budget=${budget.ran}`);
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${budget.inlined}`);
}
