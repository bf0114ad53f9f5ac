import { partAddress } from './part-address.ts';

/** What a page says of the other parts of its article. */
export interface Pager {
  /** how many parts there are, if it says so */
  readonly count?: number;
  /** which of them this is, counted from 1, if it says so */
  readonly current?: number;
  /** the numbers of its siblings' addresses, as they stand there */
  readonly siblings: ReadonlySet<number>;
  /** whether the second part's address has a 1, as TRS writes it */
  readonly fromZero: boolean;
}

/** A page that may be a part: its decoded text, and the name that its article's addresses have. */
export interface PagedText {
  readonly text: string;
  readonly markup: boolean;
  /** what its own addresses may be called, without number and ending */
  readonly stems: ReadonlySet<string>;
}

/** TRS: `createPageHTML(3, 0, "t20240101_4387", "html")`; some forms have an element's name or a total before. */
const scripted =
  /createPage(?:HTML)?\(\s*(?:["'][^"']*["']\s*,\s*)?(\d{1,2})\s*,\s*(\d{1,2})\s*,\s*["']([^"']+)["']/;
/** Words that only a pager has: a printed page has a number too, but none to turn it. */
const turn = /[上下前后][一1]?页|[尾末]页/g;

/** Reads what a page says of the other parts of its article; undefined where it says nothing of any. */
export function pagerOf({ text, markup, stems }: PagedText): Pager | undefined {
  const siblings = new Set<number>();
  let count: number | undefined;
  let current: number | undefined;
  let fromZero = false;
  if (markup) {
    const call = text.includes('createPage') ? scripted.exec(text) : null;
    if (call !== null && isOwn(call[3] as string, stems)) {
      [count, current, fromZero] = [Number(call[1]), Number(call[2]) + 1, true];
    }
    for (const number of linked(text, stems)) siblings.add(number);
    if (siblings.size === 0 && count === undefined) return undefined;
  }
  const printed = printedPager(markup ? text.replace(/<[^<>]*>/g, ' ') : text);
  count ??= printed?.count;
  current ??= printed?.current;
  if (count !== undefined && (count < 2 || (current ?? 1) > count)) count = undefined;
  if (count === undefined && siblings.size === 0) return undefined;
  return {
    ...(count !== undefined && { count }),
    ...(current !== undefined && { current }),
    siblings,
    fromZero,
  };
}

function isOwn(name: string, stems: ReadonlySet<string>): boolean {
  return stems.has(name.slice(name.lastIndexOf('/') + 1));
}

/** The numbers of the parts that a page links to: `href="4387_2.html"`. */
function* linked(source: string, stems: ReadonlySet<string>): Generator<number> {
  const names = [...stems];
  for (const [, address] of source.matchAll(/\bhref\s*=\s*["']?([^"'\s>#]{1,300})/gi)) {
    if (!/\d/.test(address as string)) continue;
    const plain = (address as string).replaceAll('&amp;', '&');
    // Most links of a page lead to other names: those are not taken apart.
    if (!names.some((name) => plain.includes(name))) continue;
    const found = partAddress(plain);
    if (found?.number !== undefined && isOwn(found.stem, stems)) yield found.number;
  }
}

/** What is printed about the words that turn a page: `上一页 1 2 3 下一页`, `共3页`, `第2页/共3页`, `2/3`. */
function printedPager(text: string): { count?: number; current?: number } | undefined {
  let seen = 0;
  for (const { index } of text.matchAll(turn)) {
    seen += 1;
    if (seen > 6) break;
    const around = text.slice(Math.max(0, index - 100), index + 100).replace(/[\s\u00a0|[\]]+/g, ' ');
    const count =
      /共 ?(\d{1,2}) ?页/.exec(around)?.[1] ?? /(?:^| )\d{1,2} ?\/ ?(\d{1,2}) ?(?:页| |$)/.exec(around)?.[1];
    const current =
      /第 ?(\d{1,2}) ?页/.exec(around)?.[1] ?? /(?:^| )(\d{1,2}) ?\/ ?\d{1,2} ?(?:页| |$)/.exec(around)?.[1];
    const run = /(?:^|[^\d.])(1(?: \d{1,2}){1,20})(?=[^\d.]|$)/.exec(around)?.[1];
    const most = count ?? (run !== undefined && counts(run) ? run.split(' ').length : undefined);
    if (most !== undefined)
      return { count: Number(most), ...(current !== undefined && { current: Number(current) }) };
  }
  return undefined;
}

/** `1 2 3` */
function counts(run: string): boolean {
  return run.split(' ').every((number, index) => Number(number) === index + 1);
}
