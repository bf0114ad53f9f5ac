import type { Span } from '../text/span.ts';

/** A stretch of a text with some of what stands around it. */
export interface Context {
  readonly before: string;
  readonly exact: string;
  readonly after: string;
}

const AROUND = 16;

/** A stretch of a text with up to 16 UTF-16 units on each side; it never cuts a surrogate pair. */
export function contextOf(text: string, { from, to }: Span): Context {
  const whole = (offset: number): number =>
    /[\udc00-\udfff]/.test(text[offset] ?? '') && /[\ud800-\udbff]/.test(text[offset - 1] ?? '')
      ? offset - 1
      : offset;
  return {
    before: text.slice(whole(Math.max(0, from - AROUND)), from),
    exact: text.slice(from, to),
    after: text.slice(to, whole(Math.min(text.length, to + AROUND))),
  };
}
