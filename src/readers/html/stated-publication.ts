import type { StatedFact } from '../../documents/markup.ts';
import { isCode, type PageText } from './page-node.ts';
import type { PageElement, PageNode, PageTree } from './page-tree.ts';

/** What is said of when a page was put up: how surely, the lower the surer, and its words with their place (UTF-16). */
interface Saying {
  readonly rank: 'published' | 'updated' | 'named' | 'machine';
  readonly words: string;
  readonly at: number;
}

// The ideographic space is white space already: told twice, each of them would double the time.
const gap = '(?:\\s|&nbsp;|&#160;|&ensp;|&emsp;)*';
const verbs = new Set(['发布', '发表', '上网', '公开', '录入', '更新']);
const label = new RegExp(
  `(?<!\\p{Script=Han})(${[...verbs].join('|')})(?:时间|日期)[】\\]]?${gap}[：:]${gap}`,
  'gu',
);
const date = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?/;
/** A date, and the time of day perhaps, with nothing beside. */
const dateAlone = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\sT]*(?:\d{1,2}:\d{2}(?::\d{2})?)?$/;
/** How elements are called that hold the day. */
const ofDay =
  /(?:^|[\s_-])(?:pub|publish|published|release|post|art(?:icle)?)[_-]?(?:time|date)(?:$|[\s_-])/i;
const ofHead = /^(?:article:published_time|og:release_date|publishdate|publish-date|publication_date)$/i;

/** A text that is longer is no line beside an article (UTF-16). */
const longest = 200;

/**
 * The day that a page says it was put up: by a label, by the name of an element, or in its head.
 *
 * Said of several articles on one page it is said of none: where the days are not the same, nothing is taken.
 */
export function statedPublication(tree: PageTree): StatedFact | undefined {
  const said = [...labelled(tree), ...byName(tree), ...inHead(tree)];
  const published = said.filter(({ rank }) => rank === 'published');
  const ranks = [published.length > 0 ? 'published' : 'updated', 'named', 'machine'] as const;
  for (const rank of ranks) {
    const [first, ...others] = said.filter((each) => each.rank === rank);
    if (first === undefined || others.some(({ words }) => dayOf(words) !== dayOf(first.words))) continue;
    const { words, at } = first;
    return { of: 'publishedDate', value: words, exact: words, rawOffset: at, certain: rank !== 'machine' };
  }
  return undefined;
}

function dayOf(words: string): string {
  return words
    .split(/\D+/)
    .slice(0, 3)
    .map((digits) => digits.padStart(2, '0'))
    .join('-');
}

function labelled({ source, texts }: PageTree): readonly Saying[] {
  const found: Saying[] = [];
  let awaited: Saying['rank'] | undefined;
  const take = (rank: Saying['rank'], from: number, to: number): void => {
    const words = date.exec(source.slice(from, Math.min(to, from + 20)))?.[0];
    if (words !== undefined) found.push({ rank, words, at: from });
  };
  const look = (node: PageText): void => {
    const text = source.slice(node.from, Math.min(node.to, node.from + longest + 1));
    if (text.trim() === '' || isCode(node)) return;
    if (awaited !== undefined)
      take(awaited, node.from + text.length - text.trimStart().length, node.from + text.length);
    awaited = undefined;
    if (text.length > longest) return;
    label.lastIndex = 0;
    for (let match = label.exec(text); match !== null; match = label.exec(text)) {
      const rank = match[1] === '更新' ? 'updated' : 'published';
      const end = match.index + match[0].length;
      if (end === text.length) awaited = rank;
      else take(rank, node.from + end, node.to);
    }
  };
  let next = 0;
  for (const place of labelsIn(source)) {
    next = Math.max(next, indexAt(texts, place));
    // The words of a label that ends its text are those of the next one.
    do {
      const node = texts[next];
      if (node === undefined || (awaited === undefined && node.from > place)) break;
      look(node);
      next += 1;
    } while (awaited !== undefined);
  }
  return found;
}

/** Which of a page's texts has an offset in it, or is the first behind it. */
function indexAt(texts: readonly PageText[], offset: number): number {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle] as PageText).to <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where labels may stand in a page, in order: nearly all of its texts have none, and need not be gone through. */
function labelsIn(source: string): readonly number[] {
  const found: number[] = [];
  for (const noun of ['时间', '日期'])
    for (let at = source.indexOf(noun); at >= 0; at = source.indexOf(noun, at + 2))
      if (verbs.has(source.slice(Math.max(0, at - 2), at))) found.push(at);
  return found.sort((one, other) => one - other);
}

function inHead({ source, metas }: PageTree): readonly Saying[] {
  return metas.flatMap(({ attributes: { name = '', property = '', content = '' }, from, to }): Saying[] => {
    const words = ofHead.test(name) || ofHead.test(property) ? date.exec(content)?.[0] : undefined;
    const at = words === undefined ? -1 : source.indexOf(words, from);
    return words === undefined || at < 0 || at >= to ? [] : [{ rank: 'machine', words, at }];
  });
}

function byName({ source, named }: PageTree): readonly Saying[] {
  const found: Saying[] = [];
  for (const element of named) {
    const { id = '', class: classes = '' } = element.attributes;
    if (element.name === 'meta' || (!ofDay.test(id) && !ofDay.test(classes))) continue;
    const only = onlyText(element);
    const text = only === undefined ? '' : source.slice(only.from, Math.min(only.to, only.from + longest));
    const words = dateAlone.test(text.trim()) ? date.exec(text.trim())?.[0] : undefined;
    const at = (only?.from ?? 0) + text.length - text.trimStart().length;
    if (words !== undefined) found.push({ rank: 'named', words, at });
  }
  return found;
}

function onlyText(element: PageElement): PageNode | undefined {
  const [child, ...others] = element.children;
  return others.length === 0 && child?.kind === 'text' ? child : undefined;
}
