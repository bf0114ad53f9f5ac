import { hanAndHalves, isHan, type Measure, measureFrom } from '../../text/measure.ts';
import { unitsOf } from '../../text/units.ts';
import { lost, signKinds } from './sign-kinds.ts';

/** Marks that come in pairs. */
export const PAIRS = ['“”', '‘’', '（）', '《》', '〔〕'] as const;

/** What stands for a name or a figure that was taken out, `X县`; and what does only where there are two, `__%`, `〇〇县`. */
const PLACEHOLDERS = { alone: 'XxＸ×＊*', together: '_○〇' } as const;

/** What single characters of a text tell, by one look at all of them. */
export interface Look {
  /** for each kind of pair the first paragraph that opens more or fewer than it closes */
  readonly unpaired: readonly (number | undefined)[];
  /** the paragraphs with three characters in which it may show that they are unreadable, or one that was lost */
  readonly suspects: readonly number[];
  /** whether there may be private-use characters; those beyond U+FFFF are told by their first half */
  readonly privateUse: boolean;
  /** whether there may be placeholders */
  readonly placeholders: boolean;
  /** whether a sign of percent has no figure before it */
  readonly barePercent: boolean;
  /** the lines, without their ends; what is behind the last line end is one only where it is not empty */
  readonly paragraphs: readonly string[];
  readonly measure: Measure;
}

const [LINE_END, PERCENT, ZERO, NINE] = [0x0a, 0x25, 0x30, 0x39];
/** What a unit is, of this the kinds of signs are the first; a pair's marks follow `pair`, each opening one before its closing one. */
const [lineEnd, placeholder, privateUse, halfOfPrivateUse, placeholders, half, percent, pair] = [
  11, 12, 13, 14, 15, 16, 17, 18,
];
/** A character of Han script has this besides, whatever else it is. */
const HAN = 0x80;
const KIND = 0x7f;
/** What four Han are together in the table of `measure`, and how far that is from the bit that they have here. */
const ALL_HAN = 0x01010101 * isHan;
const TO_HAN = Math.log2(HAN / isHan);

let kinds: Uint8Array | undefined;

/** What each UTF-16 unit is; nearly all of a text are nothing, or Han and nothing else. */
function unitKinds(): Uint8Array {
  if (kinds !== undefined) return kinds;
  kinds = signKinds().slice();
  // Nothing shows in the letters of ASCII.
  kinds.fill(0, 0, 0x3f).fill(0, 0x40, 0x80);
  kinds.fill(half, 0xd800, 0xe000);
  kinds.fill(privateUse, 0xe000, 0xf900).fill(halfOfPrivateUse, 0xdb80, 0xdc00);
  for (const sign of PLACEHOLDERS.alone) kinds[sign.charCodeAt(0)] = placeholder;
  for (const sign of PLACEHOLDERS.together) kinds[sign.charCodeAt(0)] = placeholders;
  for (const [number, [open = '', close = '']] of PAIRS.entries()) {
    kinds[open.charCodeAt(0)] = pair + 2 * number;
    kinds[close.charCodeAt(0)] = pair + 2 * number + 1;
  }
  kinds[LINE_END] = lineEnd;
  kinds[PERCENT] = percent;
  // Four units at once: to ask each of them takes longer than all else that is done before the first text is read.
  const [han, all] = [new Uint32Array(hanAndHalves().buffer), new Uint32Array(kinds.buffer)];
  for (let four = 0; four < all.length; four += 1)
    all[four] = (all[four] as number) | (((han[four] as number) & ALL_HAN) << TO_HAN);
  return kinds;
}

/** Looks at a text whose paragraphs are its lines, and counts it on the way. */
export function lookAt(text: string): Look {
  const table = unitKinds();
  const units = unitsOf(text);
  const met = new Met(text);
  const { length } = units;
  const even = length - (length % 4);
  let han = 0;
  // Most of a text: no more is asked of four units than how many of them are Han.
  for (let at = 0; at < even; at += 4) {
    const one = table[units[at] as number] as number;
    const two = table[units[at + 1] as number] as number;
    const three = table[units[at + 2] as number] as number;
    const four = table[units[at + 3] as number] as number;
    han = (han + (one >> 7) + (two >> 7) + (three >> 7) + (four >> 7)) | 0;
    if (((one | two | three | four) & KIND) === 0) continue;
    if ((one & KIND) !== 0) met.meet(one & KIND, at);
    if ((two & KIND) !== 0) met.meet(two & KIND, at + 1);
    if ((three & KIND) !== 0) met.meet(three & KIND, at + 2);
    if ((four & KIND) !== 0) met.meet(four & KIND, at + 3);
  }
  for (let at = even; at < length; at += 1) {
    const both = table[units[at] as number] as number;
    han += both >> 7;
    if ((both & KIND) !== 0) met.meet(both & KIND, at);
  }
  return met.ended(han);
}

/** What was met in a text of the units that are something. */
class Met {
  readonly #unpaired = new Array<number | undefined>(PAIRS.length).fill(undefined);
  /** in this paragraph, of each pair: how many more were opened than closed */
  readonly #open = new Array<number>(PAIRS.length).fill(0);
  readonly #suspects: number[] = [];
  #seen = 0;
  #halves = 0;
  #signs = 0;
  #notEmpty = 0;
  /** where the paragraph begins */
  #begun = 0;
  #placeholdersTo = -1;
  readonly #text: string;
  readonly #paragraphs: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** Takes a unit down, in the order of the text. */
  meet(kind: number, at: number): void {
    if (kind >= pair) {
      const number = (kind - pair) >> 1;
      this.#open[number] = (this.#open[number] as number) + ((kind - pair) % 2 === 0 ? 1 : -1);
    } else if (kind === lineEnd) {
      this.#endLine(at);
    } else if (kind === percent) {
      const before = this.#text.charCodeAt(at - 1);
      if (!(before >= ZERO && before <= NINE)) this.#seen |= 1 << percent;
    } else if (kind === placeholders) {
      if (this.#placeholdersTo === at) this.#seen |= 1 << placeholder;
      this.#placeholdersTo = at + 1;
    } else {
      this.#seen |= 1 << kind;
      if (kind < lineEnd || kind === privateUse) this.#signs += kind === lost ? 3 : 1;
      else if (kind === half || kind === halfOfPrivateUse) this.#halves += 1;
    }
  }

  #endLine(at: number): void {
    for (let number = 0; number < this.#open.length; number += 1) {
      if (this.#open[number] === 0) continue;
      this.#unpaired[number] ??= this.#paragraphs.length;
      this.#open[number] = 0;
    }
    if (this.#signs >= 3) this.#suspects.push(this.#paragraphs.length);
    this.#signs = 0;
    if (at > this.#begun) this.#notEmpty += 1;
    this.#paragraphs.push(this.#text.slice(this.#begun, at));
    this.#begun = at + 1;
  }

  ended(han: number): Look {
    const text = this.#text;
    const lineEnds = this.#paragraphs.length;
    if (this.#begun < text.length || lineEnds === 0) this.#endLine(text.length);
    const paragraphs = this.#notEmpty;
    return {
      paragraphs: this.#paragraphs,
      unpaired: this.#unpaired,
      suspects: this.#suspects,
      privateUse: (this.#seen & ((1 << privateUse) | (1 << halfOfPrivateUse))) !== 0,
      placeholders: (this.#seen & (1 << placeholder)) !== 0,
      barePercent: (this.#seen & (1 << percent)) !== 0,
      measure: measureFrom(text, { han, halves: this.#halves, lineEnds, paragraphs }),
    };
  }
}
