/** Every hash of every report, in order of the hashes, of one hash in order of the reports. */
export interface SortedHashes {
  readonly hashes: Uint32Array;
  /** the number of the report that each is of */
  readonly reports: Uint32Array;
}

/** So many bits are sorted by at once. */
const BITS = 11;

/** Sorts the hashes of all reports, those of each being in order: in time linear in their number. */
export function sortedHashesOf(fingerprints: readonly Uint32Array[]): SortedHashes {
  const length = fingerprints.reduce((sum, each) => sum + each.length, 0);
  let from: SortedHashes = { hashes: new Uint32Array(length), reports: new Uint32Array(length) };
  let to: SortedHashes = { hashes: new Uint32Array(length), reports: new Uint32Array(length) };
  let at = 0;
  for (const [report, hashes] of fingerprints.entries()) {
    from.hashes.set(hashes, at);
    from.reports.fill(report, at, at + hashes.length);
    at += hashes.length;
  }
  for (let shift = 0; shift < 32; shift += BITS) {
    pass(from, to, shift);
    [from, to] = [to, from];
  }
  return from;
}

/** Puts them in order of some of their bits; what is equal in these stays in its order. */
function pass(from: SortedHashes, to: SortedHashes, shift: number): void {
  const mask = 2 ** BITS - 1;
  const places = new Uint32Array(2 ** BITS + 1);
  const { hashes, reports } = from;
  for (let at = 0; at < hashes.length; at += 1) {
    const next = (((hashes[at] as number) >>> shift) & mask) + 1;
    places[next] = (places[next] as number) + 1;
  }
  for (let at = 1; at < places.length; at += 1)
    places[at] = (places[at] as number) + (places[at - 1] as number);
  for (let at = 0; at < hashes.length; at += 1) {
    const hash = hashes[at] as number;
    const digit = (hash >>> shift) & mask;
    const place = places[digit] as number;
    places[digit] = place + 1;
    to.hashes[place] = hash;
    to.reports[place] = reports[at] as number;
  }
}
