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
}

const LINE_END = 0x0a;
/** What a unit is, of this the kinds of signs are the first; a pair's marks follow `pair`, each opening one before its closing one. */
const [lineEnd, placeholder, privateUse, halfOfPrivateUse, placeholders, pair] = [11, 12, 13, 14, 15, 16];

let kinds: Uint8Array | undefined;

/** What each UTF-16 unit is; nearly all of a text are nothing. */
function unitKinds(): Uint8Array {
  if (kinds !== undefined) return kinds;
  kinds = signKinds().slice();
  // Nothing shows in the letters of ASCII.
  kinds.fill(0, 0, 0x3f).fill(0, 0x40, 0x80);
  kinds.fill(privateUse, 0xe000, 0xf900).fill(halfOfPrivateUse, 0xdb80, 0xdc00);
  for (const sign of PLACEHOLDERS.alone) kinds[sign.charCodeAt(0)] = placeholder;
  for (const sign of PLACEHOLDERS.together) kinds[sign.charCodeAt(0)] = placeholders;
  for (const [number, [open = '', close = '']] of PAIRS.entries()) {
    kinds[open.charCodeAt(0)] = pair + 2 * number;
    kinds[close.charCodeAt(0)] = pair + 2 * number + 1;
  }
  kinds[LINE_END] = lineEnd;
  return kinds;
}

/** Looks at a text whose paragraphs are its lines. */
export function lookAt(text: string): Look {
  const table = unitKinds();
  const units = unitsOf(text);
  const unpaired: (number | undefined)[] = PAIRS.map(() => undefined);
  const open: number[] = PAIRS.map(() => 0);
  const suspects: number[] = [];
  const seen = new Uint8Array(pair);
  let paragraph = 0;
  let signs = 0;
  const { length } = units;
  for (let at = 0; at <= length; at += 1) {
    // Most of a text: no more is asked of it than where it ends.
    at = behindPlain(units, at, table);
    const kind = at === length ? lineEnd : (table[units[at] as number] as number);
    if (kind >= pair) {
      const number = (kind - pair) >> 1;
      open[number] = (open[number] as number) + ((kind - pair) % 2 === 0 ? 1 : -1);
    } else if (kind === lineEnd) {
      for (let number = 0; number < open.length; number += 1) {
        if (open[number] !== 0) unpaired[number] ??= paragraph;
        open[number] = 0;
      }
      if (signs >= 3) suspects.push(paragraph);
      signs = 0;
      paragraph += 1;
    } else if (kind === placeholders) {
      if (table[units[at + 1] as number] === placeholders) seen[placeholder] = 1;
    } else {
      seen[kind] = 1;
      if (kind < lineEnd || kind === privateUse) signs += kind === lost ? 3 : 1;
    }
  }
  return {
    unpaired,
    suspects,
    privateUse: seen[privateUse] === 1 || seen[halfOfPrivateUse] === 1,
    placeholders: seen[placeholder] === 1,
  };
}

/** Where the units from here on end that are nothing: four are looked at together, for hardly any is something. */
function behindPlain(units: Uint16Array, from: number, table: Uint8Array): number {
  let at = from;
  while (
    at + 4 <= units.length &&
    ((table[units[at] as number] as number) |
      (table[units[at + 1] as number] as number) |
      (table[units[at + 2] as number] as number) |
      (table[units[at + 3] as number] as number)) ===
      0
  )
    at += 4;
  while (at < units.length && table[units[at] as number] === 0) at += 1;
  return at;
}
