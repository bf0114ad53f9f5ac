import type { Change } from '../text/span.ts';

/** A sign in a line: one of some UTF-16 units, wherever it stands or directly behind one of others. */
export type Sign = string | { readonly of: string; readonly after: string };

/** What a rule needs to see: a sign, or one of several. */
export type Need = Sign | readonly Sign[];

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
   * What all must be seen in a line for the rule to propose anything there; without it, it is always asked.
   *
   * So most lines are passed over by one look for all rules, see `Sights`.
   */
  readonly needs?: readonly Need[];
  /** whether what it proposes in a line depends on the others: such a rule is always shown the whole text */
  readonly ofWhole?: true;
}

/** How to tell quickly that a pattern matches nowhere. */
interface Signs {
  /** see `Rule` */
  readonly needs?: readonly Need[];
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
  { needs }: Signs = {},
): Rule {
  if (!pattern.global) throw new TypeError(`rule ${name}: the pattern must have the flag g`);
  return {
    name,
    ...(needs !== undefined && { needs }),
    changes(text) {
      const found: Change[] = [];
      // Not by matchAll, which makes a pattern of its own for each of many short texts.
      pattern.lastIndex = 0;
      for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
        const { 0: words, index } = match;
        if (words === '') pattern.lastIndex += 1;
        const wanted = typeof insert === 'string' ? insert : insert(match, text);
        if (wanted !== undefined && wanted !== words)
          found.push({ from: index, to: index + words.length, insert: wanted });
      }
      return found;
    },
  };
}
