import type { StatedFact } from '../../documents/markup.ts';
import { type Decode, decoded } from './entities.ts';
import { isCode } from './page-node.ts';
import type { PageTree } from './page-tree.ts';
import { statedPublication } from './stated-publication.ts';
import { firstWord } from './text-count.ts';

/** The labels of the table that heads a page of 政府信息公开, and what they are the labels of. */
const labels: Readonly<Record<string, StatedFact['of']>> = {
  标题: 'title',
  发文机关: 'issuer',
  发布机构: 'issuer',
  发布机关: 'issuer',
  成文日期: 'issuedDate',
  发文字号: 'documentNumber',
  文号: 'documentNumber',
  发布日期: 'publishedDate',
};

/** What a page says of its article in the `meta` elements that government sites have to have. */
const metas: Readonly<Record<string, StatedFact['of']>> = {
  articletitle: 'title',
  pubdate: 'publishedDate',
};

const labelled = new RegExp(
  `^\\s*(${Object.keys(labels)
    .map((label) => [...label].join('[\\s\\u3000\\u00a0]*'))
    .join('|')})[\\s\\u3000\\u00a0]*[：:]`,
);

/** What the labels begin with. */
const firsts = new Set(Object.keys(labels).map((label) => label.charCodeAt(0)));

/** What a page says of its article beside it, each with its place in the source (UTF-16); the first of each kind counts. */
export function statedFacts(tree: PageTree, decode: Decode): readonly StatedFact[] {
  const { source, units, texts, metas: all } = tree;
  const found: StatedFact[] = [];
  const add = (of: StatedFact['of'], from: number, to: number, certain: boolean): void => {
    const slice = source.slice(from, to);
    const exact = slice.trim();
    if (exact === '' || exact.length > 300 || found.some((each) => each.of === of)) return;
    const value = decoded(exact, decode).replace(/\s+/g, ' ').trim();
    if (value !== '')
      found.push({ of, value, exact, rawOffset: from + slice.length - slice.trimStart().length, certain });
  };
  let awaited: StatedFact['of'] | undefined;
  for (const node of texts) {
    if (awaited === undefined && (node.han === 0 || !firsts.has(firstWord(units, node.from, node.to))))
      continue;
    if (isCode(node)) continue;
    // A label is short: what is longer is text.
    const text = source.slice(node.from, Math.min(node.to, node.from + 400));
    if (text.trim() === '') continue;
    const match = labelled.exec(text);
    const label = match?.[1]?.replace(/[\s\u3000\u00a0]/g, '');
    if (match === null || label === undefined) {
      // A cell that has nothing is followed by the next label.
      if (awaited !== undefined && !/[：:]\s*$/.test(text)) add(awaited, node.from, node.to, true);
      awaited = undefined;
      continue;
    }
    const of = labels[label];
    const rest = match[0].length;
    awaited = undefined;
    if (of === undefined) continue;
    if (text.slice(rest).trim() === '') awaited = of;
    else add(of, node.from + rest, node.to, true);
  }
  for (const meta of all) {
    const of = metas[(meta.attributes.name ?? '').toLowerCase()];
    const content = meta.attributes.content ?? '';
    const at = source.indexOf(content, meta.from);
    if (of !== undefined && content !== '' && at >= 0 && at < meta.to)
      add(of, at, at + content.length, false);
  }
  if (found.some(({ of }) => of === 'publishedDate')) return found;
  const publication = statedPublication(tree);
  return publication === undefined ? found : [...found, publication];
}
