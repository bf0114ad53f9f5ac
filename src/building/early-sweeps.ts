import { setFlagsFromString } from 'node:v8';

/** Where more documents than these are built, memory is spared that costs some CPU: the main thread holds more of them. */
export const MANY = 2_000;

/** Percent of what V8 lets a heap grow by before it looks what of it still lives. */
const EARLY = 20;

/**
 * Has V8 sweep early while so many documents are built, in the whole process, which is to end then.
 *
 * Left alone, it let a worker of which twenty megabytes live grow to thirty-three, by whatever percent it was told.
 */
export function sweepEarly(documents: number): void {
  if (documents > MANY) setFlagsFromString(`--incremental-marking-hard-trigger=${EARLY}`);
}

/** Has it sweep when it thinks fit: while lists are written large buffers come and go, and it would with every few of them. */
export function sweepAsEver(): void {
  setFlagsFromString('--incremental-marking-hard-trigger=0');
}
