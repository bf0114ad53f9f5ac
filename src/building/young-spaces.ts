import { setFlagsFromString } from 'node:v8';
import { MANY } from './early-sweeps.ts';

/** MiB of each half of a worker's space for young values: with 8 it takes 4 MB more, and no less time. */
const HALF = 6;

/** The same where many documents are built. */
const HALF_OF_MANY = 4;

/** Has workers that are begun from now on have so much space for young values at once: it would have to grow to it. */
export function wholeYoungSpaces(documents: number): void {
  setFlagsFromString(`--min-semi-space-size=${documents > MANY ? HALF_OF_MANY : HALF}`);
}

/**
 * Lets no space for young values grow any more, in the whole process, which is to end then: that of the main thread
 * would, to 32 MiB, for the lists of files that it makes, of which all stays. Each worker that begins lets them grow
 * again.
 */
export function holdYoungSpaces(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
