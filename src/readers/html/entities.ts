import type { Change } from '../../text/span.ts';

/** A reference to a character, with or without its semicolon: `&nbsp;`, `&#12288;`, `&#x3000`, `&copy`. */
const reference = /&(?:#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,8})|[a-zA-Z][a-zA-Z0-9]{1,31});?/g;
const here = new RegExp(reference.source, 'y');

/** Decodes the references of a text; `decode` reads one of them as HTML does. */
export type Decode = (reference: string) => string;

/** A reference as it is written, and what it stands for. */
interface Reference {
  readonly written: string;
  readonly reads: string;
}

/** Reads the reference at an offset of a source, up to an end (UTF-16); undefined where HTML knows none there. */
export type ReadReference = (from: number, to: number) => Reference | undefined;

/** Reads the references of a source. An indent is a row of the same ones: only the first of a row is looked up. */
export function referencesOf(source: string, decode: Decode): ReadReference {
  let last: Reference | undefined;
  return (from, to) => {
    if (last !== undefined && from + last.written.length <= to && source.startsWith(last.written, from))
      return last;
    const change = referenceAt(source, from, to, decode);
    if (change === undefined) return undefined;
    const found = { written: source.slice(change.from, change.to), reads: change.insert };
    // One without its semicolon may go on elsewhere.
    if (found.written.endsWith(';')) last = found;
    return found;
  };
}

/** The reference that stands at an offset of the source, and what it stands for; none where HTML knows none there. */
function referenceAt(source: string, from: number, to: number, decode: Decode): Change | undefined {
  here.lastIndex = from;
  const found = here.exec(source)?.[0];
  if (found === undefined) return undefined;
  if (from + found.length > to) return referenceIn(source.slice(from, to), from, decode);
  const insert = decode(found);
  return insert === found ? undefined : { from, to: from + found.length, insert };
}

/** The same where the stretch that is looked at ends within what may be one. */
function referenceIn(slice: string, from: number, decode: Decode): Change | undefined {
  const change = referenceAt(`${slice} `, 0, slice.length + 1, decode);
  return change && { from: from + change.from, to: from + change.to, insert: change.insert };
}

/** The references of a stretch of the source and what they stand for, in order; one that HTML does not know is none. */
export function references(source: string, from: number, to: number, decode: Decode): readonly Change[] {
  const slice = source.slice(from, to);
  if (!slice.includes('&')) return [];
  return [...slice.matchAll(reference)].flatMap(({ 0: found, index }) => {
    const insert = decode(found);
    return insert === found ? [] : [{ from: from + index, to: from + index + found.length, insert }];
  });
}

/** Remembers what references stand for: a page has thousands of them, and a dozen kinds. */
export function remembered(decode: Decode): Decode {
  const known = new Map<string, string>();
  return (found) => {
    const before = known.get(found);
    if (before !== undefined) return before;
    const decoded = decode(found);
    if (known.size < 1000) known.set(found, decoded);
    return decoded;
  };
}

/** A whole text with its references decoded. */
export function decoded(text: string, decode: Decode): string {
  let at = text.indexOf('&');
  if (at < 0) return text;
  const read = referencesOf(text, decode);
  let result = '';
  let done = 0;
  while (at >= 0) {
    const found = read(at, text.length);
    if (found !== undefined) {
      result += text.slice(done, at) + found.reads;
      done = at + found.written.length;
    }
    at = text.indexOf('&', Math.max(done, at + 1));
  }
  return result + text.slice(done);
}
