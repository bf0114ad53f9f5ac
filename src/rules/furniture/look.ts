import { lineKinds } from './kinds.ts';
import { type Furniture, longestLook, wordsOf } from './line.ts';
import { kindsBySigns } from './line-signs.ts';

/** A line that may stand among furniture without being any is no longer than this, in UTF-16 units of its words. */
const longestAside = 60;

/** A sentence that speaks of a site may be furniture, however long it is. */
const ofSite = /本[站网文]|[该此]文|版权|转载|摄/;

/**
 * What a line says by itself, whatever stands around it.
 *
 * Most lines of a report are sentences of which nobody ever asks more than that: their words are made only when they
 * are asked for.
 */
export class Look {
  /** the line as it stands, without its end */
  readonly line: string;
  /** how long the words are (UTF-16), or `longestAside + 1` where they are longer than that */
  readonly size: number;
  /** what furniture the words tell that it may be */
  readonly furniture: Furniture | undefined;
  #words: string | undefined;
  #aside: boolean | undefined;

  constructor(line: string) {
    this.line = line;
    this.size = sizeOf(line) ?? Math.min(this.words.length, longestAside + 1);
    this.furniture = this.#mayBeFurniture() ? kindOfWords(this.words) : undefined;
  }

  /** see wordsOf; of at most longestLook units of the line */
  get words(): string {
    this.#words ??= wordsOf(this.line);
    return this.#words;
  }

  /** Whether it may stand among furniture without being any: short, and no sentence. */
  get isAside(): boolean {
    this.#aside ??= this.size <= longestAside && !/[。;!]/.test(this.words);
    return this.#aside;
  }

  /** Whether its words begin with a bullet or a `【`, as far as its first character tells: hardly a line's do. */
  get mayOpenList(): boolean {
    return mayOpenList.test(this.line);
  }

  #mayBeFurniture(): boolean {
    if (this.size === 0 || this.line.length > longestLook) return false;
    // A sentence of some length that does not speak of a site: no kind knows such a line, so none is asked.
    return this.size <= longestAside || !endsSentence(this.line) || ofSite.test(this.line);
  }
}

const mayOpenList = /^[\s\u200b-\u200d]*[•·●■◆▪□◇○►▶▸»※【]/;

const kindsOfSigns = kindsBySigns(lineKinds);

function kindOfWords(words: string): Furniture | undefined {
  for (const { name, verdict: verdictOf } of kindsOfSigns(words)) {
    const verdict = verdictOf(words);
    if (verdict) return { kind: name, verdict };
  }
  return undefined;
}

const [blank, bullet] = [1, 2];

/** By UTF-16 code: what a line's words leave out, or write in another way. */
const KINDS = new Uint8Array(0x10000);
for (let unit = 0; unit < KINDS.length; unit += 1)
  if (/[\s\u200b-\u200d]/.test(String.fromCharCode(unit))) KINDS[unit] = blank;
for (const sign of '•·●■◆▪□◇○►▶▸»※') KINDS[sign.charCodeAt(0)] = bullet;

/** The size of a line's words, without making them; undefined where the words must tell, behind a bullet. */
function sizeOf(line: string): number | undefined {
  const to = Math.min(line.length, longestLook);
  let size = 0;
  let spaced = false;
  for (let at = 0; at < to; at += 1) {
    const kind = KINDS[line.charCodeAt(at)];
    if (kind === blank) {
      spaced = size > 0;
      continue;
    }
    if (kind === bullet && size === 0) return undefined;
    size += spaced ? 2 : 1;
    spaced = false;
    if (size > longestAside) return longestAside + 1;
  }
  return size;
}

function endsSentence(line: string): boolean {
  let at = line.length - 1;
  while (at >= 0 && KINDS[line.charCodeAt(at)] === blank) at -= 1;
  return at >= 0 && '。;；!！'.includes(line.charAt(at));
}

/** How the look at an empty line comes out. */
export const nothingToSee = new Look('');
