import type { SameAs } from '../documents/sidecar.ts';
import { type Made, madeOfBytes } from './staged.ts';

/** The bytes of a sidecar that says of these other reports that they are the same; of none, where there are none. */
export function withSameAs(sidecar: Uint8Array, sameAs: readonly SameAs[] | undefined): Buffer {
  const { sameAs: _, ...said } = JSON.parse(Buffer.from(sidecar).toString('utf8'));
  return Buffer.from(`${JSON.stringify({ ...said, ...(sameAs !== undefined && { sameAs }) }, null, 2)}\n`);
}

/**
 * A sidecar that was made anew, saying of other reports what the one says that lies there.
 *
 * Whether it still holds is known when all reports are written: till then what is there stays, so that a report that
 * did not change is not written twice.
 */
export function sayingAsBefore(sidecar: Made, found: Buffer | undefined): Made {
  if (found === undefined || !found.includes('"sameAs"')) return sidecar;
  try {
    const { sameAs } = JSON.parse(found.toString('utf8'));
    return Array.isArray(sameAs) ? madeOfBytes(withSameAs(sidecar.contents(), sameAs)) : sidecar;
  } catch {
    return sidecar;
  }
}
