import type { PageElement, PageNode, PageText } from './page-node.ts';
import type { PageSource } from './page-source.ts';
import { textCount } from './text-count.ts';

/** What holds text of any kind, and no tags. */
const plain = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe']);

const tag = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi;

/** Divides those of a page's texts that have a tag in them: an end tag that closes nothing parts no elements. */
export function divideTexts(page: PageSource, unclear: readonly PageText[]): void {
  const divided = new Map<PageElement, Set<PageNode>>();
  for (const text of unclear) {
    const { parent } = text;
    if (plain.has(parent.name)) continue;
    const texts = divided.get(parent);
    if (texts === undefined) divided.set(parent, new Set([text]));
    else texts.add(text);
  }
  for (const [parent, texts] of divided)
    parent.children = parent.children.flatMap((child): readonly PageNode[] =>
      child.kind === 'text' && texts.has(child) ? textsBetween(page, child) : [child],
    );
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
