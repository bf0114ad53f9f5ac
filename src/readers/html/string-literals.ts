import type { Span } from '../../text/span.ts';

/** A string of a script: what it says, and where in the page each unit of that stands, escapes and all. */
export interface StringLiteral {
  readonly text: string;
  /** for each UTF-16 unit of the text, where its source begins and ends */
  readonly begins: readonly number[];
  readonly ends: readonly number[];
}

/** A string of fewer units of source holds no article. */
const shortest = 40;

/** A string may be JSON again, and so may one in that. */
const deepest = 3;

/** The strings between two offsets of a page that may hold text, in order; a string that is JSON gives its own strings. */
export function literalsIn(source: string, from: number, to: number): readonly StringLiteral[] {
  const found: StringLiteral[] = [];
  for (const span of quoted(source, from, to)) {
    if (span.to - span.from < shortest) continue;
    for (const literal of inner(unescaped(source, span), 1)) found.push(literal);
  }
  return found;
}

function inner(literal: StringLiteral, depth: number): readonly StringLiteral[] {
  if (!/^\s*[{[]\s*["{[\]}]/.test(literal.text) || depth >= deepest) return [literal];
  const { text, begins, ends } = literal;
  return quoted(text, 0, text.length)
    .filter((span) => span.to - span.from >= shortest)
    .map((span) => unescaped(text, span))
    .map((each) => ({
      text: each.text,
      begins: each.begins.map((at) => begins[at] as number),
      ends: each.ends.map((at) => ends[at - 1] as number),
    }))
    .flatMap((each) => inner(each, depth + 1));
}

/** What stands between quotation marks, without them. One that its line does not close is none. */
function quoted(source: string, from: number, to: number): readonly Span[] {
  const found: Span[] = [];
  let open = -1;
  let mark = '';
  for (let at = from; at < to; at += 1) {
    const unit = source.charAt(at);
    if (open < 0) {
      if (unit !== '"' && unit !== "'" && unit !== '`') continue;
      open = at + 1;
      mark = unit;
    } else if (unit === '\\') at += 1;
    else if (unit === mark) {
      found.push({ from: open, to: at });
      open = -1;
    } else if (unit === '\n' && mark !== '`') open = -1;
  }
  return found;
}

const named: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
};

/** An escape as JavaScript and JSON have it (ECMA-262, 12.9.4; ECMA-404, 9). */
const escaped = /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))/g;

function unescaped(source: string, { from, to }: Span): StringLiteral {
  const parts: string[] = [];
  const begins: number[] = [];
  const ends: number[] = [];
  const add = (text: string, begin: number, end: number): void => {
    parts.push(text);
    for (let i = 0; i < text.length; i += 1) {
      begins.push(begin);
      ends.push(end);
    }
  };
  const plain = (begin: number, end: number): void => {
    parts.push(source.slice(begin, end));
    for (let at = begin; at < end; at += 1) {
      begins.push(at);
      ends.push(at + 1);
    }
  };
  let at = from;
  for (const match of source.slice(from, to).matchAll(escaped)) {
    const begin = from + match.index;
    plain(at, begin);
    at = begin + match[0].length;
    const [, braced, four, two, one = ''] = match;
    const code = braced ?? four ?? two;
    if (code !== undefined) add(character(Number.parseInt(code, 16)), begin, at);
    // A line end that is escaped is none.
    else if (!/^[\r\n]/.test(one)) add(named[one] ?? one, begin, at);
  }
  plain(at, to);
  return { text: parts.join(''), begins, ends };
}

function character(code: number): string {
  return code <= 0xffff
    ? String.fromCharCode(code)
    : code <= 0x10ffff
      ? String.fromCodePoint(code)
      : '\ufffd';
}

/** Where some units of a string's text stand in the page; for none, where they would. */
export function sourceOf({ begins, ends }: StringLiteral, { from, to }: Span): Span {
  if (from < to) return { from: begins[from] as number, to: ends[to - 1] as number };
  const at = begins[from] ?? ends.at(-1) ?? 0;
  return { from: at, to: at };
}
