import type { PageSource } from './page-source.ts';

/** What is read off the attributes of a start tag on the way to its end. */
export interface TagEnd {
  /** where its `>` stands, or the end of the source (UTF-16) */
  to: number;
  /** whether `/` stands before that */
  slashed: boolean;
  /** where the last attribute begins whose name has ended; -1 for a tag without any */
  lastName: number;
  /** whether a class, an id or an `itemprop` may be among them */
  named: boolean;
  /** whether what hides an element may be among them */
  hiding: boolean;
}

export function isWhite(unit: number): boolean {
  return unit <= 0x20 && (unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d || unit === 0x0c);
}

const slash = 0x2f;
const equals = 0x3d;
export const greater = 0x3e;

export function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}

/** Where the name of a start tag ends that begins at an offset. */
export function endOfTagName(units: Uint16Array, from: number): number {
  let at = from;
  while (at < units.length && !endsName(units[at] as number)) at += 1;
  return at;
}

/** Whether a unit ends a name in a tag; that of an attribute is ended by `=` too. No letter is asked more than once. */
function endsName(unit: number): boolean {
  return unit <= greater && (unit === greater || unit === slash || isWhite(unit));
}

/** Goes over the attributes of a start tag, from behind its name to its `>`, and takes down what is there in `end`. */
export function toTagEnd(units: Uint16Array, from: number, end: TagEnd): void {
  const { length } = units;
  end.slashed = false;
  end.lastName = -1;
  end.named = false;
  end.hiding = false;
  let at = from;
  while (at < length) {
    const unit = units[at] as number;
    if (unit === greater) break;
    if (unit === slash) end.slashed = true;
    if (unit === slash || isWhite(unit)) {
      at += 1;
      continue;
    }
    end.slashed = false;
    const name = at;
    at = nameEnd(units, at);
    if (at < length) end.lastName = name;
    const size = at - name;
    const first = unit | 0x20;
    // By length and letters: it need only never miss `id`, `class`, `itemprop`, `hidden` and `style`.
    if (first === 0x69 ? size === 2 || size === 8 : first === 0x63 && size === 5) end.named = true;
    if (size === 6 && first === 0x68 && ((units[name + 1] as number) | 0x20) === 0x69) end.hiding = true;
    const value = valueFrom(units, at);
    if (value < 0) continue;
    at = valueEnd(units, value);
    if (size === 5 && first === 0x73 && !end.hiding) end.hiding = mayHide(units, value, at);
  }
  end.to = Math.min(at, length);
}

/** The attributes of a start tag that ends, by their lower-case names; of two of one name the first. */
export function attributesIn(
  { source, units }: PageSource,
  from: number,
  to: number,
): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  let at = from;
  while (at < to) {
    const unit = units[at] as number;
    if (unit === slash || isWhite(unit)) {
      at += 1;
      continue;
    }
    const name = at;
    at = nameEnd(units, at);
    const written = source.slice(name, at);
    const key = isLowerCase(units, name, at) ? written : written.toLowerCase();
    const value = valueFrom(units, at);
    const isNew = !Object.hasOwn(attributes, key);
    if (value < 0) {
      if (isNew) attributes[key] = '';
      continue;
    }
    at = valueEnd(units, value);
    if (!isNew) continue;
    const quoted = isQuote(units[value] as number);
    attributes[key] = quoted ? source.slice(value + 1, at - 1) : source.slice(value, at);
  }
  return attributes;
}

/** Whether a name is ASCII without capitals, as nearly all are: they need no copy in lower case. */
function isLowerCase(units: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const unit = units[at] as number;
    if (unit > 0x7f || (unit >= 0x41 && unit <= 0x5a)) return false;
  }
  return true;
}

/** A name has one unit at least, whatever that is. */
function nameEnd(units: Uint16Array, from: number): number {
  let at = from + 1;
  for (; at < units.length; at += 1) {
    const unit = units[at] as number;
    if (unit <= greater && (unit === equals || endsName(unit))) break;
  }
  return at;
}

/** Where the value of an attribute begins whose name has ended, with its quotation mark; -1 where it has none. */
function valueFrom(units: Uint16Array, from: number): number {
  let at = from;
  while (at < units.length && isWhite(units[at] as number)) at += 1;
  if (units[at] !== equals) return -1;
  at += 1;
  while (at < units.length && isWhite(units[at] as number)) at += 1;
  return at;
}

function isQuote(unit: number): boolean {
  return unit === 0x22 || unit === 0x27;
}

/** Behind a value; one whose quotation mark is not closed goes on beyond the end of the source. */
function valueEnd(units: Uint16Array, from: number): number {
  const { length } = units;
  const mark = units[from] as number;
  let at = from;
  if (isQuote(mark)) {
    do at += 1;
    while (at < length && units[at] !== mark);
    return at + 1;
  }
  while (at < length && units[at] !== greater && !isWhite(units[at] as number)) at += 1;
  return at;
}

/** Whether a style may have `display` or `visibility` in it, in letters of either case. */
function mayHide(units: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const unit = (units[at] as number) | 0x20;
    if (unit !== 0x64 && unit !== 0x76) continue;
    const next = (units[at + 1] as number) | 0x20;
    const second = (units[at + 2] as number) | 0x20;
    if (next === 0x69 && second === 0x73) return true;
  }
  return false;
}
