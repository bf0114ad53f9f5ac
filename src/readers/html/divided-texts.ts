import type { OpenElements } from './open-elements.ts';
import type { PageElement, PageNode, PageText } from './page-node.ts';
import type { PageSource } from './page-source.ts';
import { textCount } from './text-count.ts';

/** What holds text of any kind, and no tags. */
const plain = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe']);

const tag = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi;

/** All texts of a page, with those divided that have a tag in them: an end tag that closes nothing parts no elements. */
export function dividedTexts(
  page: PageSource,
  { texts, unclear }: Pick<OpenElements, 'texts' | 'unclear'>,
): readonly PageText[] {
  const divided = new Map<PageNode, readonly PageText[]>();
  const parents = new Set<PageElement>();
  for (const text of unclear) {
    if (plain.has(text.parent.name)) continue;
    parents.add(text.parent);
    divided.set(text, textsBetween(page, text));
  }
  if (parents.size === 0) return texts;
  for (const parent of parents)
    parent.children = parent.children.flatMap((child): readonly PageNode[] => divided.get(child) ?? [child]);
  return texts.flatMap((text) => divided.get(text) ?? [text]);
}

function textsBetween({ source, units }: PageSource, { from, to, parent }: PageText): readonly PageText[] {
  const slice = source.slice(from, to);
  const texts: PageText[] = [];
  const add = (begin: number, end: number): void => {
    if (begin < end)
      texts.push({ kind: 'text', from: begin, to: end, parent, ...textCount(units, begin, end) });
  };
  let at = 0;
  for (const match of slice.matchAll(tag)) {
    add(from + at, from + match.index);
    at = match.index + match[0].length;
  }
  add(from + at, to);
  return texts;
}
