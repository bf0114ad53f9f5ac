import fc from 'fast-check';

/** One thing that happens to bytes. */
type Mutation = (bytes: Uint8Array) => Uint8Array;

/** Places are told by a share of the length, so that what is shrunk stays where it was. */
const place = fc.nat(0xffff);
const at = (share: number, length: number): number => Math.floor((share / 0x10000) * (length + 1));

function spliced(bytes: Uint8Array, from: number, to: number, insert: Uint8Array): Uint8Array {
  return Buffer.concat([bytes.subarray(0, from), insert, bytes.subarray(Math.max(from, to))]);
}

function withByte(bytes: Uint8Array, index: number, change: (byte: number) => number): Uint8Array {
  if (index >= bytes.length) return bytes;
  const changed = Uint8Array.from(bytes);
  changed[index] = change(bytes[index] as number);
  return changed;
}

/** What may happen to a file of one format: bytes flipped, cut, repeated, words of the format put in or for others. */
function mutationOf(
  tokens: readonly (string | Uint8Array)[],
  others: readonly Uint8Array[],
): fc.Arbitrary<Mutation> {
  const token = fc.constantFrom(...tokens).map((each) => Buffer.from(each));
  const stretch = fc.tuple(place, fc.nat(200));
  return fc.oneof(
    fc.tuple(place, fc.nat(7)).map(
      ([share, bit]): Mutation =>
        (bytes) =>
          withByte(bytes, at(share, bytes.length - 1), (byte) => byte ^ (1 << bit)),
    ),
    fc.tuple(place, fc.constantFrom(0, 1, 0x7f, 0x80, 0xfe, 0xff, 0x0a, 0x20, 0x3c)).map(
      ([share, value]): Mutation =>
        (bytes) =>
          withByte(bytes, at(share, bytes.length - 1), () => value),
    ),
    stretch.map(
      ([share, length]): Mutation =>
        (bytes) => {
          const from = at(share, bytes.length);
          return spliced(bytes, from, from + length, new Uint8Array());
        },
    ),
    place.map(
      (share): Mutation =>
        (bytes) =>
          bytes.subarray(0, at(share, bytes.length)),
    ),
    fc.tuple(stretch, fc.integer({ min: 1, max: 40 })).map(
      ([[share, length], times]): Mutation =>
        (bytes) => {
          const from = at(share, bytes.length);
          const repeated = bytes.subarray(from, from + length);
          return spliced(bytes, from, from, Buffer.concat(Array.from({ length: times }, () => repeated)));
        },
    ),
    fc.tuple(place, token).map(
      ([share, each]): Mutation =>
        (bytes) => {
          const from = at(share, bytes.length);
          return spliced(bytes, from, from, each);
        },
    ),
    fc.tuple(place, token).map(
      ([share, each]): Mutation =>
        (bytes) => {
          const from = at(share, bytes.length);
          return spliced(bytes, from, from + each.length, each);
        },
    ),
    fc.tuple(place, place, stretch, fc.constantFrom(...others)).map(
      ([share, take, [, length], other]): Mutation =>
        (bytes) => {
          const begin = at(take, other.length);
          const from = at(share, bytes.length);
          return spliced(bytes, from, from, other.subarray(begin, begin + length));
        },
    ),
    fc.tuple(place, fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0xffff, 0x10000)).map(
      ([share, number]): Mutation =>
        (bytes) => {
          const four = Buffer.alloc(4);
          four.writeUInt32LE(number);
          const from = at(share, bytes.length);
          return spliced(bytes, from, from + 4, four);
        },
    ),
  );
}

/** One to eight things done to a file. */
export function changes(
  tokens: readonly (string | Uint8Array)[],
  others: readonly Uint8Array[],
): fc.Arbitrary<Mutation> {
  return fc
    .array(mutationOf(tokens, others), { minLength: 1, maxLength: 8 })
    .map((mutations) => (bytes) => mutations.reduce((changed, mutate) => mutate(changed), bytes));
}

/** Samples of a format, changed. */
export function mutated(
  samples: readonly Uint8Array[],
  tokens: readonly (string | Uint8Array)[],
): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(...samples), changes(tokens, samples))
    .map(([sample, change]) => change(sample));
}

/** Bytes of which nothing is known. */
export const anyBytes: fc.Arbitrary<Uint8Array> = fc.uint8Array({ maxLength: 200 });
