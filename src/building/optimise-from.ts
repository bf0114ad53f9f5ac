import { setFlagsFromString } from 'node:v8';

/**
 * How much of a function must have run before V8 makes fast code of it, in bytes of its bytecode: what V8 has of itself,
 * and twenty times as much. A run of few documents is over before the code of a hundred functions has paid: to make it
 * was a quarter of its CPU time.
 */
export const [USUAL, LATE] = [66 << 10, 1_500_000];

/** From now on, V8 makes fast code of a function of which so many bytes have run. */
export function optimiseFrom(bytes: number): void {
  setFlagsFromString(`--interrupt-budget=${bytes}`);
}
