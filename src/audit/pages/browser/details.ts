import { type Link, type LinkedText, lastAtOrBefore, type What, whatIs } from '../model/linked-text.ts';
import type { Place } from '../model/raw-places.ts';
import type { Under } from './character-under.ts';
import { byId, counted, element } from './element.ts';
import { onOneLine } from './glyphs.ts';

const WORDS: Readonly<Record<What, string>> = {
  kept: 'verbatim',
  removed: 'removed',
  changed: 'changed',
  inserted: 'inserted',
};

/** Shows what is known of a character or an edit: what happened to it, by which rules, and both its places. */
export function detailsPanel(
  text: LinkedText,
  rules: readonly string[],
  placeOf: (offset: number) => Place | undefined,
): (link: Link | undefined, meant: Partial<Under> | undefined, isPinned: boolean) => void {
  const home = byId('details');
  const shown = byId('what');
  const lines: number[] = [0];
  for (let end = text.clean.indexOf('\n'); end >= 0; end = text.clean.indexOf('\n', end + 1))
    lines.push(end + 1);
  return (link, meant, isPinned) => {
    home.classList.toggle('pinned', isPinned);
    if (link === undefined) {
      shown.replaceChildren(element('p', 'hint', 'Point at a character, or click it to keep it marked.'));
      return;
    }
    const what = whatIs(text, link.piece);
    const head = element('p', 'what');
    head.append(element('strong', `badge ${what}`, WORDS[what]));
    const by = text.by[link.piece] ?? [];
    if (by.length > 0) head.append(' by ');
    for (const [index, rule] of by.entries()) {
      if (index > 0) head.append(', then ');
      head.append(element('code', '', rules[rule] ?? ''));
    }
    const words = element('p', 'words');
    words.lang = 'zh-Hans';
    const [before, after] = [
      text.raw.slice(link.raw.from, link.raw.to),
      text.clean.slice(link.clean.from, link.clean.to),
    ];
    if (before !== '') words.append(element(what === 'kept' ? 'span' : 'del', what, onOneLine(before)));
    if (before !== '' && after !== '' && what !== 'kept') words.append(' → ');
    if (after !== '' && what !== 'kept') words.append(element('ins', what, onOneLine(after)));
    // Of a long stretch the place is that of the character that was meant in it.
    const at =
      meant !== undefined && meant.side === 'raw' && 'offset' in meant
        ? (meant.offset as number)
        : link.raw.from;
    const line = lastAtOrBefore(lines, lines.length, link.clean.from);
    const column = [...text.clean.slice(lines[line], link.clean.from)].length + 1;
    const places = element('dl', 'places');
    entry(places, 'raw', rawPlace(placeOf(at), at));
    entry(places, 'clean', `${line + 1}:${column}, offset ${counted(link.clean.from)}`);
    shown.replaceChildren(head, words, places);
  };
}

function rawPlace(place: Place | undefined, offset: number): string {
  if (place === undefined) return `offset ${counted(offset)}`;
  const { path, inside, line, column, page, byte, charset, box } = place;
  const of = inside === undefined ? '' : ` of ${inside}`;
  const at = byte === undefined ? '' : `, byte ${counted(byte)} (${charset})`;
  const [on, left, top, width, height] = box ?? [];
  const boxed =
    on === undefined ? '' : `, its line's box ${width} × ${height} points at ${left}, ${top} of page ${on}`;
  return `${onOneLine(path, Infinity)}:${line}:${column}${of}, page ${page}${at}, offset ${counted(offset)}${boxed}`;
}

function entry(list: HTMLElement, name: string, value: string): void {
  list.append(element('dt', '', name), element('dd', '', value));
}
