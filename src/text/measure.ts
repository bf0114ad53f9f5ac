import { unitsOf } from './units.ts';

/** What is counted of a text. */
export interface Measure {
  /** characters (code points) without the line ends, paragraphs, and characters of Han script */
  readonly length: { readonly characters: number; readonly paragraphs: number; readonly han: number };
  /** whether it has half of a character beyond U+FFFF, without its other half */
  readonly hasHalf: boolean;
}

/** Counts a text whose paragraphs are its lines; whoever looks at all of its units for more may count them as well. */
export function measureOf(text: string): Measure {
  if (latest?.text !== text) latest = { text, measure: counted(text) };
  return latest.measure;
}

/** It is asked several times of each text: whether it is long enough, how long it is, whether it can be written. */
let latest: { readonly text: string; readonly measure: Measure } | undefined;

function counted(text: string): Measure {
  const units = unitsOf(text);
  const kinds = hanAndHalves();
  let han = 0;
  let halves = 0;
  for (const unit of units) {
    if (kinds[unit] === isHan) han += 1;
    if (kinds[unit] === isHalf) halves += 1;
  }
  let lineEnds = 0;
  let paragraphs = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    if (to > from) paragraphs += 1;
    if (end >= 0) lineEnds += 1;
    from = to + 1;
  }
  return measureFrom(text, { han, halves, lineEnds, paragraphs });
}

/** What single UTF-16 units of a text add up to. */
interface Counts {
  /** those that are a character of Han script */
  readonly han: number;
  /** those that are half of a character beyond U+FFFF */
  readonly halves: number;
  readonly lineEnds: number;
  /** lines that are not empty */
  readonly paragraphs: number;
}

/** The measure of a text whose units have been counted. */
export function measureFrom(text: string, { han, halves, lineEnds, paragraphs }: Counts): Measure {
  const characters = text.length - lineEnds;
  // Hardly a text has a character beyond U+FFFF.
  if (halves === 0) return { length: { characters, paragraphs, han }, hasHalf: false };
  const pairs = text.match(/[\ud800-\udbff][\udc00-\udfff]/g) ?? [];
  const hanPairs = pairs.filter((pair) => hanPattern.test(pair)).length;
  return {
    length: { characters: characters - pairs.length, paragraphs, han: han + hanPairs },
    hasHalf: halves > 2 * pairs.length,
  };
}

export const isHan = 1;
const isHalf = 2;
const hanPattern = /\p{Script=Han}/u;

let kinds: Uint8Array | undefined;

/** What each UTF-16 unit is: a character of Han script, half of a character, or another (0). */
export function hanAndHalves(): Uint8Array {
  if (kinds !== undefined) return kinds;
  kinds = new Uint8Array(0x10000).fill(isHan, 0x3400, 0x4dc0).fill(isHan, 0x4e00, 0xa000);
  kinds.fill(isHalf, 0xd800, 0xe000);
  // The pattern is asked only where the block does not tell.
  for (const [from, to] of [
    [0x2e80, 0x3400],
    [0xf900, 0x10000],
  ] as const)
    for (let unit = from; unit < to; unit += 1)
      if (hanPattern.test(String.fromCharCode(unit))) kinds[unit] = isHan;
  return kinds;
}
