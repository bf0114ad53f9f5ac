/** The name of a tag, as it is written: it begins with a letter and ends with white space, `/` or `>`. */
const named = /<\/?([a-zA-Z][^\s/>]*)/y;

/**
 * Tells of each tag in a stretch of markup: its name as it is written, and where it begins (UTF-16).
 *
 * Comments are passed over, and what stands in quotation marks in a tag. What is left open ends with the stretch.
 */
export function eachTag(
  source: string,
  from: number,
  to: number,
  tell: (name: string, offset: number) => void,
): void {
  let at = from;
  while (at < to) {
    if (source.charCodeAt(at) !== 0x3c) {
      at += 1;
      continue;
    }
    if (source.startsWith('<!--', at) && at + 4 <= to) {
      at = endOfComment(source, at + 4, to);
      continue;
    }
    named.lastIndex = at;
    const name = named.exec(source)?.[1];
    if (name === undefined) at += 1;
    else {
      tell(name, at);
      at = endOfTag(source, Math.min(named.lastIndex, to), to);
    }
  }
}

/** Behind the `-->`. */
function endOfComment(source: string, from: number, to: number): number {
  for (let at = from + 2; at < to; at += 1)
    if (
      source.charCodeAt(at) === 0x3e &&
      source.charCodeAt(at - 1) === 0x2d &&
      source.charCodeAt(at - 2) === 0x2d
    )
      return at + 1;
  return to;
}

/** At the `>`, or at a quotation mark that nothing closes. */
function endOfTag(source: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const unit = source.charCodeAt(at);
    if (unit === 0x3e) return at;
    if (unit === 0x22 || unit === 0x27) {
      let close = at + 1;
      while (close < to && source.charCodeAt(close) !== unit) close += 1;
      if (close === to) return at + 1;
      at = close;
    }
    at += 1;
  }
  return to;
}
