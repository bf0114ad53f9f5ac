/**
 * The first alternative of a pattern that does not begin with `^` (or end with `$`), as it is written; undefined where each does.
 *
 * Only the alternatives of the whole are looked at: in `/^甲|乙/` the second can stand anywhere.
 */
export function unanchored({ source, flags }: RegExp, at: 'begin' | 'end'): string | undefined {
  const anchored = (part: string): boolean =>
    at === 'begin' ? part.startsWith('^') : /(?<!\\)(?:\\\\)*\$$/.test(part);
  return alternatives(source, flags.includes('v')).find((part) => !anchored(part));
}

/** The parts between the `|` that stand in no group and no class. */
function alternatives(source: string, nested: boolean): readonly string[] {
  const parts: string[] = [];
  let begin = 0;
  let groups = 0;
  let classes = 0;
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (character === '\\') at += 1;
    else if (character === '[') classes = nested ? classes + 1 : 1;
    else if (character === ']') classes = Math.max(0, classes - 1);
    else if (classes > 0) continue;
    else if (character === '(') groups += 1;
    else if (character === ')') groups -= 1;
    else if (character === '|' && groups === 0) {
      parts.push(source.slice(begin, at));
      begin = at + 1;
    }
  }
  return [...parts, source.slice(begin)];
}
