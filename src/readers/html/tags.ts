import type { PageSource } from './page-source.ts';
import { greater, isLetter, isWhite } from './tag-attributes.ts';
import { type TagKind, tagKinds } from './tag-kind.ts';

/** Tells of each tag in a stretch of markup: of what kind it is, and where it begins (UTF-16); up to one answered by true. */
export type EachTag = (from: number, to: number, tell: (tag: TagKind, offset: number) => unknown) => void;

/**
 * Goes over the tags in stretches of a page's markup.
 *
 * Comments are passed over, and what stands in quotation marks in a tag. What is left open ends with the stretch.
 */
export function tagsOf({ source, units }: PageSource): EachTag {
  const kindOf = tagKinds(source, units);
  return (from, to, tell) => eachTag(units, kindOf, from, to, tell);
}

/** Not inside of the function for one page: its fast code would be thrown away at each sweep between two pages. */
function eachTag(
  units: Uint16Array,
  kindOf: (from: number, to: number) => TagKind,
  from: number,
  to: number,
  tell: (tag: TagKind, offset: number) => unknown,
): void {
  let at = from;
  while (at < to) {
    if (units[at] !== 0x3c) {
      at += 1;
      continue;
    }
    if (at + 4 <= to && units[at + 1] === 0x21 && units[at + 2] === 0x2d && units[at + 3] === 0x2d) {
      at = endOfComment(units, at + 4, to);
      continue;
    }
    const name = units[at + 1] === 0x2f ? at + 2 : at + 1;
    if (name >= units.length || !isLetter(units[name] as number)) at += 1;
    else {
      const end = endOfName(units, name);
      if (tell(kindOf(name, end), at) === true) return;
      at = endOfTag(units, Math.min(end, to), to);
    }
  }
}

/** A name ends with white space of any kind, `/` or `>`. */
function endOfName(units: Uint16Array, from: number): number {
  let at = from + 1;
  for (; at < units.length; at += 1) {
    const unit = units[at] as number;
    if (unit > greater ? unit > 0x7f && isSpace(unit) : unit === greater || unit === 0x2f || isSpace(unit))
      break;
  }
  return at;
}

/** White space of any kind. */
function isSpace(unit: number): boolean {
  return isWhite(unit) || ((unit > 0x7f || unit === 0x0b) && /\s/.test(String.fromCharCode(unit)));
}

/** Behind the `-->`. */
function endOfComment(units: Uint16Array, from: number, to: number): number {
  for (let at = from + 2; at < to; at += 1)
    if (units[at] === 0x3e && units[at - 1] === 0x2d && units[at - 2] === 0x2d) return at + 1;
  return to;
}

/** At the `>`, or at a quotation mark that nothing closes. */
function endOfTag(units: Uint16Array, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const unit = units[at] as number;
    at += 1;
    if (unit > greater) continue;
    if (unit === greater) return at - 1;
    if (unit === 0x22 || unit === 0x27) {
      let close = at;
      while (close < to && units[close] !== unit) close += 1;
      if (close === to) return at;
      at = close + 1;
    }
  }
  return to;
}
