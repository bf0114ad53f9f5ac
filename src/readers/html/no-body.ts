import type { Measure } from './measure.ts';
import type { PageElement, PageTree } from './page-tree.ts';

/** Says, in a sentence, what a page without an article is, as far as can be seen; and what to do. */
export function whyNoBody({ source, elements }: PageTree, { han, linked, links }: Measure): string {
  if (elements.some(({ name }) => name === 'video') || /\.(?:mp4|m3u8|flv)\b/.test(source))
    return 'The page has a video and no article. Leave it out of raw.';
  const pdf = /["'(]([^"'()\s]{1,300}\.(?:pdf|ofd|docx?))["')]/i.exec(source)?.[1];
  if (pdf !== undefined)
    return `The page has no article of its own: its text is in a file, ${pdf.slice(0, 120)}. Fetch that.`;
  if (/\\u[4-9][0-9a-f]{3}(?:[^"\n]{0,40}\\u[4-9][0-9a-f]{3}){20}/i.test(source) || scriptHan(source) > 300)
    return 'The page has its text only in a script. Save it as a browser shows it.';
  if (links >= 10 && linked * 2 > han)
    return `The page is a list of ${links} links and has no article. Fetch the pages it leads to.`;
  if (elements.some(({ name }) => name === 'frame'))
    return 'The page is made of frames and has no text of its own. Fetch the page inside.';
  return `The page has no article: ${han} Han characters can be seen, and no text of sentences. Fetch it again, or leave it out of raw.`;
}

/** Says of a feed what it is, and what to do; undefined for what is none. */
export function whyFeed({ root }: PageTree): string | undefined {
  const feed = root.children.some(
    (child) => child.kind === 'element' && /^(?:rss|feed|rdf:rdf)$/.test(child.name),
  );
  return feed
    ? 'This is a feed (RSS or Atom), which lists articles and is none. Fetch the pages it leads to.'
    : undefined;
}

/** Fewer articles are no list. */
const fewestOfList = 5;

/** An article that only says what a file or a film has is shorter. */
const shortText = 150;

/**
 * Says what a page is whose longest text is no article, though it reads as sentences; undefined where it is one.
 *
 * A list gives the first words of many articles; a page around a file or a film says a sentence or two about it.
 */
export function whyNoArticle(
  { source, elements, root }: PageTree,
  found: PageElement,
  of: (element: PageElement) => Measure,
): string | undefined {
  const { prose, links } = of(found);
  // Each of them leads to the rest of its article.
  const cut = links >= fewestOfList ? firstWords(found, of, source) : { many: 0, prose: 0 };
  if (cut.many >= fewestOfList && links >= cut.many && cut.prose >= prose * 0.6)
    return `The page is a list of ${cut.many} articles, each with its first words. Fetch the pages it leads to.`;
  if (of(root).prose > shortText * 2 || prose > shortText) return undefined;
  for (const { name, attributes } of elements) {
    const { src = '', data = '', type = '' } = attributes;
    const file = `${src}${data}`;
    if (
      /^(?:iframe|embed|object)$/.test(name) &&
      (/\.(?:pdf|ofd)\b/i.test(file) || type === 'application/pdf')
    )
      return `The page only shows a file, ${file.slice(0, 120)}. Fetch that.`;
    if (name === 'video' || (name === 'embed' && /\.(?:mp4|swf|flv|m3u8)\b/i.test(file)))
      return 'The page has a video and some words about it. Leave it out of raw.';
  }
  return undefined;
}

/** The blocks of text that break off in dots or end in a way to the rest. */
function firstWords(
  top: PageElement,
  of: (element: PageElement) => Measure,
  source: string,
): { readonly many: number; readonly prose: number } {
  let many = 0;
  let prose = 0;
  const visit = (element: PageElement): void => {
    let blocks = false;
    for (const child of element.children)
      if (child.kind === 'element' && child.tag.isBlock && of(child).prose > 0) {
        blocks = true;
        visit(child);
      } else if (child.kind === 'element' && !child.tag.isBlock) visit(child);
    if (blocks || of(element).prose === 0 || !element.tag.isBlock) return;
    const tail = source.slice(Math.max(element.from, element.to - 300), element.to);
    if (!tail.includes('…') && !tail.includes('.')) return;
    const end = tail.replace(/<[^<>]*>|&nbsp;|\s/g, '');
    if (!/(?:…|\.{3})[[【(（]?(?:查看|阅读)?(?:详细|详情|全文|更多|原文|>+)?[\]】)）]?$/.test(end)) return;
    many += 1;
    prose += of(element).prose;
  };
  visit(top);
  return { many, prose };
}

/** How many Han characters stand in scripts. */
function scriptHan(source: string): number {
  let sum = 0;
  for (let at = source.search(/<script/i); at >= 0; ) {
    const end = source.indexOf('</script', at);
    const slice = source.slice(at, end < 0 ? source.length : end);
    sum += slice.match(/\p{Script=Han}/gu)?.length ?? 0;
    at = end < 0 ? -1 : source.indexOf('<script', end);
  }
  return sum;
}
