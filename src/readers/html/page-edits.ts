import type { Edit, Span } from '../../text/span.ts';
import { NoBodyError } from '../read-error.ts';
import { articleEdits } from './article-edits.ts';
import { besideArticle } from './beside-article.ts';
import { type Decode, decoded } from './entities.ts';
import { findBody } from './find-body.ts';
import { findTitle, openingOf } from './find-title.ts';
import type { HeldPage } from './held-page.ts';
import type { Measure } from './measure.ts';
import { pageParts } from './page-parts.ts';
import { pageSource } from './page-source.ts';
import type { PageElement, PageTree } from './page-tree.ts';
import { isMarkup, onSource, type ScriptArticle, scriptArticle } from './script-article.ts';
import type { Hinted } from './selected.ts';
import type { StringLiteral } from './string-literals.ts';
import { anything } from './text-count.ts';

/** How a page is read: its markup, and one of its entities. */
export interface PageReading {
  readonly parse: (source: string) => PageTree;
  readonly decode: Decode;
}

type Of = (element: PageElement) => Measure;

/** What has more prose than this in its markup has it whole. */
const longestPreview = 300;

/**
 * The edits that leave the words of a page's article, and its title's before them where it is `titled`.
 *
 * Where the markup has no article, or only its first words, and a script has it as a string, that is what is left.
 * Throws a NoBodyError, with the reason, where there is none in either.
 */
export function pageEdits(
  held: Pick<HeldPage, 'tree' | 'beside'>,
  hinted: Hinted,
  titled: boolean,
  reading: PageReading,
): readonly Edit[] {
  const tree = held.tree();
  const { reasons, of } = held.beside();
  const place = placeOf(tree, of, hinted);
  const decode = (text: string): string => decoded(text, reading.decode);
  const bodies = 'body' in place ? [...place.lead, place.body] : [];
  const article =
    'body' in place
      ? { begin: (bodies[0] as PageElement).from, opening: openingOf(bodies, tree, decode) }
      : { begin: place.script.from, opening: place.literals[0]?.text.slice(0, 600) ?? '' };
  const title = titled ? findTitle(tree, article, decode) : undefined;
  const removed = new Map<PageElement, string>(reasons);
  for (const selector of hinted.hints.hidden ?? [])
    for (const element of hinted.select(selector)) removed.set(element, 'hidden');
  const [body, lead] = 'body' in place ? [place.body, place.lead] : [undefined, []];
  const edits = articleEdits(tree, reading.decode, (taker) =>
    pageParts(tree.root, { body, lead, title, removed }, of, taker),
  );
  return 'body' in place ? edits : withStrings(edits, place.literals, reading);
}

function placeOf(tree: PageTree, of: Of, hinted: Hinted): ReturnType<typeof findBody> | ScriptArticle {
  try {
    const found = findBody(tree, of, hinted);
    if (of(found.body).prose >= longestPreview || hinted.hints.body !== undefined) return found;
    const whole = scriptArticle(tree);
    return whole !== undefined && isPreview(tree, found.body, whole) ? whole : found;
  } catch (error) {
    // Where its site has the article is known: what stands elsewhere is another text.
    const elsewhere = hinted.hints.body === undefined && error instanceof NoBodyError;
    const found = elsewhere ? scriptArticle(tree) : undefined;
    if (found === undefined) throw error;
    return found;
  }
}

/** Whether what can be seen is how a string begins that is twice as long or more. */
function isPreview({ source }: PageTree, body: PageElement, { literals }: ScriptArticle): boolean {
  const han = (text: string): string => text.replace(/<[^<>]*>/g, '').replace(/\P{Script=Han}/gu, '');
  const seen = han(source.slice(body.from, body.to));
  const whole = han(literals.map(({ text }) => text).join(''));
  return (
    whole.length >= 2 * seen.length &&
    (seen.includes(whole.slice(0, 20)) || whole.slice(0, 400).includes(seen.slice(0, 20)))
  );
}

/** The edits around a script, with the strings in it given back: each is one text, on lines of its own. */
function withStrings(
  edits: readonly Edit[],
  literals: readonly StringLiteral[],
  reading: PageReading,
): readonly Edit[] {
  const spans = literals.map(({ begins, ends }) => ({
    from: begins[0] as number,
    to: ends.at(-1) as number,
  }));
  const first = spans[0] as Span;
  return edits.flatMap((edit) => {
    if (edit.from > first.from || edit.to <= first.from) return [edit];
    const found: Edit[] = [];
    let at = edit.from;
    for (const [index, literal] of literals.entries()) {
      const { from, to } = spans[index] as Span;
      found.push({ ...edit, from: at, to: from, insert: index === 0 ? edit.insert : '\n' });
      for (const each of onSource(literal, stringEdits(literal.text, reading))) found.push(each);
      at = to;
    }
    return [...found, { ...edit, from: at, insert: '' }];
  });
}

/** The edits on the text of a string, which is markup, or lines as they were typed. */
function stringEdits(text: string, { parse, decode }: PageReading): readonly Edit[] {
  if (!isMarkup(text))
    return articleEdits(pageSource(text), decode, ({ words }) => words(0, text.length, anything, true));
  const tree = parse(text);
  const { reasons, of } = besideArticle(tree);
  const whole = { body: tree.root, lead: [], title: undefined, removed: reasons };
  return articleEdits(tree, decode, (taker) => pageParts(tree.root, whole, of, taker));
}
