import type { Change } from '../text/span.ts';

/**
 * A named reason to change a text.
 *
 * `changes` looks at a text and proposes changes to it, in order and without overlap; it never edits.
 * It must be idempotent (shown its own result it proposes nothing) and take time linear in the text.
 */
export interface Rule {
  /** kebab-case, unique in its stage: the `width` of `normalise/width` */
  readonly name: string;
  readonly changes: (text: string) => Iterable<Change>;
  /**
   * UTF-16 units without which the rule proposes nothing: of each of these strings one must occur in the text.
   *
   * So it is passed over for most texts by what is known of them, see `Occurring`. Without `needs` it is always asked.
   */
  readonly needs?: readonly string[];
}

/** How to tell quickly that a pattern matches nowhere. */
interface Signs {
  /** see `Rule` */
  readonly needs?: readonly string[];
  /** each match has one of these in it or beside it; to be few, for each is searched for */
  readonly signs?: readonly string[];
}

/**
 * Makes a rule of a pattern: each match reads `insert` instead.
 *
 * The pattern must be global and must not backtrack more than linearly. Its context belongs in lookarounds,
 * so that the match is only what changes. A match whose replacement equals it is no change.
 */
export function rewrite(
  name: string,
  pattern: RegExp,
  insert: string | ((match: RegExpExecArray, text: string) => string | undefined),
  { signs, needs }: Signs = {},
): Rule {
  if (!pattern.global) throw new TypeError(`rule ${name}: the pattern must have the flag g`);
  return {
    name,
    ...(needs !== undefined && { needs }),
    *changes(text) {
      if (signs !== undefined && !signs.some((sign) => text.includes(sign))) return;
      for (const match of text.matchAll(pattern)) {
        const found = match[0];
        const wanted = typeof insert === 'string' ? insert : insert(match, text);
        if (wanted === undefined || wanted === found) continue;
        yield { from: match.index, to: match.index + found.length, insert: wanted };
      }
    },
  };
}
