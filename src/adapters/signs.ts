import type { MarkedPage } from '../documents/markup.ts';
import type { RawDocument } from '../documents/raw-document.ts';
import { neededWords } from '../rules/needed-words.ts';
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
  return text === undefined || matches(text, beginningOf(whole, within), count) >= count;
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
    const found = matches(text, beginningOf(whole, within), count);
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

function matches(pattern: RegExp, text: string, enough: number): number {
  let needed = neededBy.get(pattern);
  if (needed === undefined) {
    needed = neededWords(pattern) ?? [''];
    // Words of ASCII alone are found no faster than the pattern is: a page is full of their first letters.
    if (needed.every((words) => /^[\0-\x7f]*$/.test(words))) needed = [''];
    neededBy.set(pattern, needed);
  }
  if (!needed.some((words) => text.includes(words))) return 0;
  if (enough === 1) return text.search(pattern) < 0 ? 0 : 1;
  let found = 0;
  for (const _ of text.matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
    found += 1;
    if (found === enough) break;
  }
  return found;
}

const neededBy = new WeakMap<RegExp, readonly string[]>();

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}

function listOf(one: string | readonly string[] | undefined): readonly string[] {
  return one === undefined ? [] : typeof one === 'string' ? [one] : one;
}
