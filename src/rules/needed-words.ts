/**
 * Words of which a text must have one if a pattern is to match in it; undefined where none can be told.
 *
 * To look for words is many times as fast as to try a pattern at each place of a page, and nearly all pages have none.
 */
export function neededWords({ source, flags }: RegExp): readonly string[] | undefined {
  return /[iv]/.test(flags) ? undefined : neededIn({ source, at: 0 });
}

interface Reading {
  readonly source: string;
  at: number;
}

/** Of a pattern or a group of one, to its end: what each of its alternatives needs. */
function neededIn(reading: Reading): readonly string[] | undefined {
  const found: string[] = [];
  let all = true;
  for (;;) {
    const needed = neededInSequence(reading);
    if (needed === undefined) all = false;
    else found.push(...needed);
    if (reading.source[reading.at] !== '|') break;
    reading.at += 1;
  }
  reading.at += 1;
  return all ? found : undefined;
}

/** Of parts that follow one another the best that one of them needs: the longest words, or the rarest. */
function neededInSequence(reading: Reading): readonly string[] | undefined {
  const { source } = reading;
  let best: readonly string[] | undefined;
  let run = '';
  const take = (needed: readonly string[] | undefined): void => {
    if (needed !== undefined && weight(needed) > weight(best ?? [''])) best = needed;
  };
  const endRun = (): void => {
    take(run === '' ? undefined : [run]);
    run = '';
  };
  while (reading.at < source.length && source[reading.at] !== '|' && source[reading.at] !== ')') {
    const group = source[reading.at] === '(' ? groupAt(reading) : undefined;
    const unit = group === undefined ? unitAt(reading) : undefined;
    const times = timesAt(reading);
    if (unit !== undefined && times.least > 0) run += unit;
    if (unit === undefined || times.least !== 1 || times.most !== 1) endRun();
    if (group !== undefined && times.least > 0) take(group.needed);
  }
  endRun();
  return best;
}

/** How much the weakest of some words tells: its length, and every page has ASCII, of which another unit tells four times as much. */
function weight(words: readonly string[]): number {
  return Math.min(...words.map((word) => word.length + 3 * word.replace(/[\0-\x7f]/g, '').length));
}

/** A group, to behind its bracket; what it looks for behind or ahead is no part of the match. */
function groupAt(reading: Reading): { readonly needed: readonly string[] | undefined } {
  const begin = /^\((?:\?(?:<?[=!]|:|<[^>]*>))?/.exec(reading.source.slice(reading.at))?.[0] ?? '(';
  reading.at += begin.length;
  const needed = neededIn(reading);
  return { needed: /[=!]$/.test(begin) ? undefined : needed };
}

/** What one unit of a pattern stands for, where that is one character; behind it. */
function unitAt(reading: Reading): string | undefined {
  const { source, at } = reading;
  const unit = source[at] as string;
  reading.at += 1;
  if (unit === '[') {
    const set = /^\[(?:\\[\s\S]|[^\]\\])*\]/.exec(source.slice(at))?.[0] ?? source.slice(at);
    reading.at = at + set.length;
    return undefined;
  }
  if (unit !== '\\') return /[.^$]/.test(unit) ? undefined : unit;
  const escaped = /^\\(?:u([0-9a-fA-F]{4})|[pP]\{[^}]*\}|k<[^>]*>|[xc]..|u\{[^}]*\}|[\s\S])/.exec(
    source.slice(at),
  );
  reading.at = at + (escaped?.[0].length ?? 2);
  if (escaped?.[1] !== undefined) return String.fromCharCode(Number.parseInt(escaped[1], 16));
  const plain = source[at + 1] ?? '';
  return /[a-zA-Z0-9]/.test(plain) ? undefined : plain;
}

/** How often what stands before must be there, and may; behind the sign that says so. */
function timesAt(reading: Reading): { readonly least: number; readonly most: number } {
  const sign = /^(?:[?*+]|\{(\d+)(?:,(\d*))?\})/.exec(reading.source.slice(reading.at, reading.at + 20));
  if (sign === null) return { least: 1, most: 1 };
  reading.at += sign[0].length;
  if (reading.source[reading.at] === '?') reading.at += 1;
  const [whole, least, most] = sign;
  if (least === undefined) return { least: whole === '+' ? 1 : 0, most: whole === '?' ? 1 : Infinity };
  return { least: Number(least), most: Number(most === undefined ? least : most || Infinity) };
}
