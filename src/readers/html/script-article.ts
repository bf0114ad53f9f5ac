import type { Edit } from '../../text/span.ts';
import type { PageElement, PageTree } from './page-tree.ts';
import { literalsIn, type StringLiteral, sourceOf } from './string-literals.ts';

/** An article that a page has only in strings of a script. */
export interface ScriptArticle {
  readonly script: PageElement;
  readonly literals: readonly StringLiteral[];
}

/** An article has at least so many Han characters; a string of fewer is a summary or a label. */
const shortest = 120;

/** A string of fewer is not looked at. */
const shortestText = 40;

/** What has less of the Han in all strings of its size is one of many. */
const mainShare = 0.5;

/**
 * The strings of a script that are a page's article: the longest, or several that stand side by side in one list.
 *
 * Undefined where no string is long enough, or where it is one of many, as the summaries of a list are.
 */
export function scriptArticle({ source, elements }: PageTree): ScriptArticle | undefined {
  const known = new Map<string, number>();
  let best: (ScriptArticle & { readonly han: number }) | undefined;
  for (const script of elements) {
    if (script.name !== 'script') continue;
    const text = script.children[0];
    if (text === undefined) continue;
    for (const literals of groups(literalsIn(source, text.from, text.to), source)) {
      const han = literals.reduce((sum, { text }) => sum + hanIn(text), 0);
      if (han < shortestText || !/[，。；！？]/.test(literals.map(({ text }) => text).join(''))) continue;
      // The same article often stands in two scripts, or whole and as its first words.
      const opening = wordsOf(literals[0]?.text ?? '').slice(0, 12);
      known.set(opening, Math.max(known.get(opening) ?? 0, han));
      if (best === undefined || han > best.han) best = { script, literals, han };
    }
  }
  const all = [...known.values()].reduce((sum, han) => sum + han, 0);
  return best !== undefined && best.han >= shortest && best.han >= all * mainShare ? best : undefined;
}

/** Strings with nothing but a comma between them are the paragraphs of one text. */
function groups(literals: readonly StringLiteral[], source: string): readonly (readonly StringLiteral[])[] {
  const found: StringLiteral[][] = [];
  let end = -1;
  for (const literal of literals) {
    const from = literal.begins[0] as number;
    const between = from - end < 40 ? source.slice(end, from) : '';
    if (end >= 0 && /^\\*["'`]\s*,\s*\\*["'`]$/.test(between)) found.at(-1)?.push(literal);
    else found.push([literal]);
    end = literal.ends.at(-1) as number;
  }
  return found;
}

function hanIn(text: string): number {
  return text.replace(/<[^<>]*>/g, '').match(/\p{Script=Han}/gu)?.length ?? 0;
}

function wordsOf(text: string): string {
  return text.replace(/<[^<>]*>/g, '').replace(/\P{Script=Han}/gu, '');
}

/** Whether a string is markup; else its line ends are those of its paragraphs. */
export function isMarkup(text: string): boolean {
  return /<(?:p|br|div|section|span|table|h[1-6])\b[^<>]*>/i.test(text);
}

/**
 * Edits on the text of a string as edits on the page, with those that unescape what they leave as it is.
 *
 * They are in order, and none reaches beyond the string.
 */
export function onSource(literal: StringLiteral, edits: readonly Edit[]): readonly Edit[] {
  const found: Edit[] = [];
  let at = 0;
  for (const edit of [
    ...edits,
    { from: literal.text.length, to: literal.text.length, insert: '', rule: '' },
  ]) {
    for (const escaped of escapes(literal, at, edit.from)) found.push(escaped);
    if (edit.rule !== '') found.push({ ...edit, ...sourceOf(literal, edit) });
    at = edit.to;
  }
  return found;
}

function* escapes({ text, begins, ends }: StringLiteral, from: number, to: number): Generator<Edit> {
  for (let at = from; at < to; at += 1) {
    const begin = begins[at] as number;
    let end = ends[at] as number;
    if (end - begin === 1) continue;
    const first = at;
    // The halves of one character are changed together.
    while (at + 1 < to && (begins[at + 1] === begin || isSecondHalf(text, at + 1))) {
      at += 1;
      end = ends[at] as number;
    }
    yield { from: begin, to: end, insert: text.slice(first, at + 1), rule: 'json-escape' };
  }
}

function isSecondHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}
