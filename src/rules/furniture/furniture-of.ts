import type { Furniture, LineKind } from './line.ts';

/** What was said of words: pages of a site have the same furniture. The older half is forgotten when there are too many. */
let told = new Map<string, Furniture | undefined>();
let toldBefore = told;
const MOST_TOLD = 4096;

/** What furniture one of the kinds says that words are; undefined where none does. */
export function furnitureOf(words: string, kinds: readonly LineKind[]): Furniture | undefined {
  // Few long lines are the same, and to ask one kind is as good as to remember what it said.
  if (words.length > 80 || kinds.length === 1) return askedOf(words, kinds);
  if (told.has(words)) return told.get(words);
  const furniture = toldBefore.has(words) ? toldBefore.get(words) : askedOf(words, kinds);
  if (told.size === MOST_TOLD) {
    toldBefore = told;
    told = new Map();
  }
  told.set(words, furniture);
  return furniture;
}

function askedOf(words: string, kinds: readonly LineKind[]): Furniture | undefined {
  for (const { name, verdict: verdictOf } of kinds) {
    const verdict = verdictOf(words);
    if (verdict) return { kind: name, verdict };
  }
  return undefined;
}
