import { byteSpans } from '../readers/byte-span.ts';
import type { Encoded } from '../readers/read-again.ts';
import type { Span } from '../text/span.ts';

/** Gives the bytes of ascending UTF-16 offsets of an encoded text, in one pass over it: `byteSpans`, asked one at a time. */
export function byteWalk({ bytes, charset }: Pick<Encoded, 'bytes' | 'charset'>): (offset: number) => Span {
  let wanted = 0;
  // It pulls one offset for each stretch it gives.
  const asked: Iterable<number> = {
    [Symbol.iterator]: () => ({ next: () => ({ done: false, value: wanted }) }),
  };
  const spans = byteSpans(bytes, charset, asked);
  return (offset) => {
    wanted = offset;
    return spans.next().value as Span;
  };
}
