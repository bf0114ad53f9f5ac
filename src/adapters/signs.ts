import type { MarkedPage } from '../documents/markup.ts';
import type { RawDocument } from '../documents/raw-document.ts';
import { neededWords } from '../rules/needed-words.ts';
import { lacks, lacksInAnyCase } from '../text/lacks.ts';
import type { Signs } from './declaration.ts';

/** What signs are looked for in: a document, or one file of it. */
export interface Looked {
  readonly text: string;
  readonly url?: string | undefined;
  readonly pages: readonly MarkedPage[];
}

/** Whether a document has all of the signs. Where its words have not, nothing is waited for. */
export function areThere(signs: Signs, { text, files, markup }: RawDocument): boolean | Promise<boolean> {
  const pages = markup?.pages ?? [];
  // What is no page has no elements, whatever its words are.
  if (pages.length === 0 && listOf(signs.has).length > 0) return false;
  const looked = { text, url: files[0]?.known.url, pages };
  if (!hasWords(signs, looked)) return false;
  return missingElement(signs, looked).then((reason) => reason === undefined);
}

/** Whether the address and the words are there: the sentence that says which is not takes longer than to look. */
function hasWords({ host, text, count = 1, within }: Signs, { text: whole, url }: Looked): boolean {
  const hosts = listOf(host);
  if (hosts.length > 0 && !isBelow(hostOf(url), hosts)) return false;
  return text === undefined || matches(text, whole, within, count) >= count;
}

function isBelow(own: string | undefined, hosts: readonly string[]): boolean {
  return own !== undefined && hosts.some((each) => own === each || own.endsWith(`.${each}`));
}

function beginningOf(text: string, within: number | undefined): string {
  return within === undefined ? text : text.slice(0, within);
}

/** Says which of the signs is missing, in a sentence without its end; undefined where all are there. */
export async function missing(signs: Signs, looked: Looked): Promise<string | undefined> {
  return missingWords(signs, looked) ?? missingElement(signs, looked);
}

function missingWords(signs: Signs, looked: Looked): string | undefined {
  if (hasWords(signs, looked)) return undefined;
  const { host, text, count = 1, within } = signs;
  const { text: whole, url } = looked;
  const hosts = listOf(host);
  if (hosts.length > 0) {
    const own = hostOf(url);
    if (own === undefined)
      return `its address is not known, so that its host cannot be ${hosts.join(' or ')}`;
    if (!isBelow(own, hosts)) return `its host is ${own}, not ${hosts.join(' or ')}`;
  }
  if (text !== undefined) {
    const found = matches(text, whole, within, count);
    if (found < count)
      return `${text} matches ${found === 0 ? 'nothing' : `${found} times, not ${count}`}${within === undefined ? '' : ` in the first ${within} characters`}`;
  }
  return undefined;
}

async function missingElement({ has }: Signs, { pages }: Looked): Promise<string | undefined> {
  for (const selector of listOf(has)) {
    const answers = await Promise.all(pages.map((page) => page.matches(selector)));
    if (answers.every((answer) => answer === 'nothing')) return `${selector} is not there`;
  }
  return undefined;
}

function matches(pattern: RegExp, whole: string, within: number | undefined, enough: number): number {
  const needed = neededBy(pattern);
  if (needed.isLackedBy(whole)) return 0;
  const text = beginningOf(whole, within);
  if (!needed.lookedFor.some((words) => text.includes(words))) return 0;
  if (enough === 1) return text.search(pattern) < 0 ? 0 : 1;
  let found = 0;
  for (const _ of text.matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
    found += 1;
    if (found === enough) break;
  }
  return found;
}

/** What a text must have for a pattern to match in it. */
interface Needed {
  /** whether a text that was looked over surely has none of its words */
  readonly isLackedBy: (text: string) => boolean;
  /** one of these must be there, and all are found faster than the pattern is tried; `''` where there are no such words */
  readonly lookedFor: readonly string[];
}

const known = new WeakMap<RegExp, Needed>();

function neededBy(pattern: RegExp): Needed {
  let needed = known.get(pattern);
  if (needed === undefined) {
    needed = neededOf(pattern);
    known.set(pattern, needed);
  }
  return needed;
}

function neededOf(pattern: RegExp): Needed {
  const { source, flags } = pattern;
  const words = neededWords(flags === 'i' || flags === 'im' ? new RegExp(source) : pattern) ?? [''];
  const isAscii = words.every((each) => /^[\0-\x7f]*$/.test(each));
  // Only of ASCII is it known what else is the same in another case.
  const wordsLacked = flags.includes('i') ? (isAscii ? lacksInAnyCase : () => false) : lacks;
  return {
    isLackedBy: (text) => words.every((each) => wordsLacked(text, each)),
    // Words of ASCII alone are found no faster than the pattern is: a page is full of their first letters.
    lookedFor: isAscii || flags.includes('i') ? [''] : words,
  };
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}

function listOf(one: string | readonly string[] | undefined): readonly string[] {
  return one === undefined ? [] : typeof one === 'string' ? [one] : one;
}
