/** So many units in a row are one shingle: long enough that it seldom has no figure, no name, no turn of its own. */
const SHINGLE = 20;

/** At most about so many hashes are kept of a report, and at least half of them where it has as many. */
const MOST = 160;

const BASE = 0x2c1b3c6d;
const LEAVING = power(BASE, SHINGLE);

/**
 * A sample of the hashes of all shingles of a text, in order: those below a bound, which is halved until they are few.
 *
 * Two samples can be compared below the lower of their bounds: what is in both texts is there in both or in neither,
 * so that a part is found in its whole. A text shorter than a shingle has one hash.
 */
export function fingerprintOf(units: Uint16Array): Uint32Array {
  if (units.length === 0) return new Uint32Array();
  const count = Math.max(1, units.length - SHINGLE + 1);
  const shift = Math.max(0, Math.ceil(Math.log2(count / MOST)));
  const bound = 2 ** (32 - shift);
  const kept: number[] = [];
  let rolling = 0;
  for (let at = 0; at < units.length; at += 1) {
    rolling = (Math.imul(rolling, BASE) + (units[at] as number)) | 0;
    if (at >= SHINGLE) rolling = (rolling - Math.imul(LEAVING, units[at - SHINGLE] as number)) | 0;
    if (at < Math.min(SHINGLE, units.length) - 1) continue;
    const hash = mixed(rolling);
    if (hash < bound) kept.push(hash);
  }
  const sorted = Uint32Array.from(kept).sort();
  return sorted.filter((hash, index) => index === 0 || hash !== sorted[index - 1]);
}

function power(base: number, exponent: number): number {
  let product = 1;
  for (let i = 0; i < exponent; i += 1) product = Math.imul(product, base);
  return product;
}

/** The last step of murmur3: every bit of the sum comes to count for every bit of the hash. */
function mixed(sum: number): number {
  let hash = sum ^ (sum >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
