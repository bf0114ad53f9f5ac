import { unitsOf } from '../../text/units.ts';
import { furnitureOf } from './furniture-of.ts';
import { lineKinds } from './kinds.ts';
import type { Furniture } from './line.ts';
import { kindsBySigns } from './line-signs.ts';
import {
  BULLETS,
  behindBlanks,
  behindWord,
  isBlankUnit,
  isBullet,
  longestLook,
  wordsIn,
  wordsOf,
} from './words.ts';

/** A line that may stand among furniture without being any is no longer than this, in UTF-16 units of its words. */
const longestAside = 60;

/**
 * What a line with words says by itself, whatever stands around it.
 *
 * Most lines of a report are sentences of which nobody ever asks more than that: their words are made only when they
 * are asked for.
 */
export class Look {
  /** the first unit that is no blank */
  readonly first: number;
  /** what furniture the words tell that it may be */
  readonly furniture: Furniture | undefined;
  /** how long the words are (UTF-16), or `longestAside + 1` where they are longer than that */
  readonly size: number;
  readonly #text: string;
  readonly #from: number;
  readonly #to: number;
  #words: string | undefined;

  /** The line begins with a unit at a place of a text; of a long one no more than `longestLook` units are told of. */
  constructor(text: string, from: number, to: number, first: number, size: number, asked?: Asked) {
    this.#text = text;
    this.#from = from;
    this.#to = Math.min(to, from + longestLook);
    this.first = first;
    this.size = size;
    this.#words = asked?.words;
    this.furniture = asked?.furniture;
  }

  /** see wordsOf; of at most longestLook units of the line */
  get words(): string {
    this.#words ??= wordsOf(this.#text.slice(this.#from, this.#to));
    return this.#words;
  }

  /** Whether it may stand among furniture without being any: short, and no sentence. */
  get isAside(): boolean {
    return this.size <= longestAside && !SENTENCE.test(this.#text.slice(this.#from, this.#to));
  }

  /** what its words may begin with, as far as its first character tells: hardly a line's do */
  get opening(): number {
    return OPENING[this.first] as number;
  }

  /** Whether its words may begin with a number, behind a bullet or a bracket. */
  get mayOpenNumber(): boolean {
    return (this.opening & Opens.number) !== 0;
  }
}

/** What words may begin with: bits. */
export const Opens = {
  /** a bullet or a `【` */
  list: 1,
  /** a number, behind a bullet or a bracket */
  number: 2,
} as const;

const OPENING = new Uint8Array(0x10000);
for (const bullet of BULLETS) OPENING[bullet.charCodeAt(0)] = Opens.list | Opens.number;
OPENING['【'.charCodeAt(0)] = Opens.list;
for (const sign of '0123456789０１２３４５６７８９[(［（') OPENING[sign.charCodeAt(0)] = Opens.number;

/** As words have them, and in full width. */
const SENTENCE = /[。;；!！]/;

/** The words of a line about which kinds were asked, and what they said. */
interface Asked {
  readonly words: string;
  readonly furniture: Furniture | undefined;
}

const kindsOfSigns = kindsBySigns(lineKinds);

/** Makes looks at lines of a text, one after the other; undefined for a line that has no words. */
export function looker(text: string): (from: number, to: number) => Look | undefined {
  const units = unitsOf(text);
  const speaksOfSite = siteWordsIn(text);
  const looked = { text, units, speaksOfSite };
  return (from, to) => lookAt(looked, from, to);
}

/** A text whose lines are looked at. */
interface Looked {
  readonly text: string;
  readonly units: Uint16Array;
  readonly speaksOfSite: (from: number, to: number) => boolean;
}

/** Not inside of the function for one text: its fast code would be thrown away at each sweep between two texts. */
function lookAt({ text, units, speaksOfSite }: Looked, from: number, to: number): Look | undefined {
  const end = Math.min(to, from + longestLook);
  const begin = behindBlanks(units, from, end);
  if (begin === end) return undefined;
  const first = units[begin] as number;
  const words = isBullet(first) ? wordsIn(text, units, begin, end) : undefined;
  const size = words === undefined ? sizeOf(units, begin, end) : Math.min(words.length, longestAside + 1);
  if (to > end) return new Look(text, from, to, first, size);
  const last = beforeBlanks(units, to);
  // No kind knows a sentence of some length that does not speak of a site, so none is asked about it.
  if (size > longestAside && ENDS_SENTENCE[units[last] as number] === 1 && !speaksOfSite(from, to))
    return new Look(text, from, to, first, size);
  const kinds = kindsOfSigns(units, begin, last + 1);
  if (kinds.length === 0) return new Look(text, from, to, first, size);
  const asked = words ?? wordsIn(text, units, begin, last + 1);
  return new Look(text, from, to, first, size, { words: asked, furniture: furnitureOf(asked, kinds) });
}

/** Tells of one line after the other whether it speaks of a site: it is looked for in the whole text when it is first asked. */
function siteWordsIn(text: string): (from: number, to: number) => boolean {
  let places: readonly number[] | undefined;
  let next = 0;
  return (from, to) => {
    places ??= placesOf(text);
    while (next < places.length && (places[next] as number) < from) next += 1;
    return next < places.length && (places[next] as number) < to;
  };
}

/** A sentence that has one of these may be furniture, however long it is: 本站, 本网, 本文, 该文, 此文, 版权, 转载, 摄. */
const SITE_WORDS: readonly { readonly word: string; readonly behind?: string }[] = [
  // Each by the character that fewest texts have: to look for that takes no time, and what stands before is asked then.
  { word: '站', behind: '本' },
  { word: '网', behind: '本' },
  { word: '文', behind: '本该此' },
  { word: '版权' },
  { word: '转载' },
  { word: '摄' },
];

/** Where a text has any of them, in order. */
function placesOf(text: string): readonly number[] {
  const places: number[] = [];
  for (const { word, behind } of SITE_WORDS)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      if (behind === undefined) places.push(at);
      else if (at > 0 && behind.includes(text.charAt(at - 1))) places.push(at - 1);
  return places.length > 1 ? places.sort((one, other) => one - other) : places;
}

/** The size of the words in a stretch that begins with one and no bullet, without making them. */
function sizeOf(units: Uint16Array, from: number, to: number): number {
  let size = 0;
  for (let at = from; at < to && size <= longestAside; ) {
    const end = behindWord(units, at, Math.min(to, at + longestAside + 1 - size));
    size += end - at;
    at = behindBlanks(units, end, to);
    if (at > end && at < to) size += 1;
  }
  return Math.min(size, longestAside + 1);
}

/** Where the last unit stands that is no blank, in a line with words that ends here. */
function beforeBlanks(units: Uint16Array, to: number): number {
  let at = to;
  do at -= 1;
  while (isBlankUnit(units[at] as number));
  return at;
}

const ENDS_SENTENCE = new Uint8Array(0x10000);
for (const sign of '。;；!！') ENDS_SENTENCE[sign.charCodeAt(0)] = 1;
