import { simplifiedForms } from '../rules/characters/traditional-characters.ts';
import { isDigit, POINT } from './figures.ts';

/** What two editions of a report have in common: its Han characters, simplified, and its figures, without the glossary. */
export interface Comparable {
  /** UTF-16 units; the point within a figure is one of them */
  readonly units: Uint16Array;
  /** where each of them stands in the text, in UTF-16 units */
  readonly offsets: Uint32Array;
}

/** Paragraphs (lines) of a text, counted from 0; `to` is the first that is none of them. */
export interface Paragraphs {
  readonly from: number;
  readonly to: number;
}

/**
 * What stands for a unit when texts are compared; 0 for what is left out: marks, spaces, Latin letters.
 *
 * Only compared, never written: here 後 and 后, 著 and 着 may be one, which they must not be in a text.
 */
let foldings: Uint16Array | undefined;

/** Pairs of which the second is a word of its own in simplified text, too: the first of each, then what stands for both. */
const ALIKE =
  '乾干於于瞭了著着藉借徵征後后鍾钟麼么裏里裡里祇只衹只纔才嚮向捨舍係系閒闲隻只鬆松鬥斗範范穀谷麵面製制複复覆复捲卷齣出颱台臺台檯台週周昇升陞升遊游託托佈布佔占傢家慾欲採采彙汇儘尽摺折籤签鬍胡鬚须矇蒙濛蒙嚐尝劃划蹟迹跡迹咨谘羣群峯峰啓启○零〇零';

function madeFoldings(): Uint16Array {
  const table = new Uint16Array(65536);
  for (let digit = 0; digit < 10; digit += 1) {
    table[0x30 + digit] = 0x30 + digit;
    table[0xff10 + digit] = 0x30 + digit;
  }
  for (let unit = 0x3400; unit <= 0x9fff; unit += 1) table[unit] = unit;
  for (let unit = 0xf900; unit <= 0xfaff; unit += 1) table[unit] = unit;
  for (const [from, to] of simplifiedForms) table[from.charCodeAt(0)] = to.charCodeAt(0);
  for (let at = 0; at < ALIKE.length; at += 2) table[ALIKE.charCodeAt(at)] = ALIKE.charCodeAt(at + 1);
  return table;
}

/** Takes from a clean text what is compared; the paragraphs of its glossary are left out. */
export function comparableOf(text: string, glossary?: Paragraphs): Comparable {
  const { units, offsets } = comparableIn(text, glossary);
  return { units: units.slice(), offsets: offsets.slice() };
}

/** The room for what is compared of texts that are no longer than this (UTF-16): to make it takes longer than to fill it. */
const SHORT = 0x20000;
let room: Comparable | undefined;

function roomFor(length: number): Comparable {
  return { units: new Uint16Array(length), offsets: new Uint32Array(length) };
}

/** The same, to be looked at before the next text is taken from: it lies where that will. */
export function comparableIn(text: string, glossary?: Paragraphs): Comparable {
  foldings ??= madeFoldings();
  const folded = foldings;
  if (text.length <= SHORT) room ??= roomFor(SHORT);
  const { units, offsets } = text.length <= SHORT && room ? room : roomFor(text.length);
  let length = 0;
  let paragraph = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a) paragraph += 1;
    if (glossary !== undefined && paragraph >= glossary.from && paragraph < glossary.to) continue;
    const same = folded[unit] as number;
    if (same === 0 && !isPoint(text, at, unit, folded)) continue;
    units[length] = same === 0 ? POINT : same;
    offsets[length] = at;
    length += 1;
  }
  return { units: units.subarray(0, length), offsets: offsets.subarray(0, length) };
}

/** `12.5`, `12．5`: between two digits. */
function isPoint(text: string, at: number, unit: number, folded: Uint16Array): boolean {
  if (unit !== POINT && unit !== 0xff0e) return false;
  const before = folded[text.charCodeAt(at - 1)] ?? 0;
  const after = folded[text.charCodeAt(at + 1)] ?? 0;
  return at > 0 && isDigit(before) && isDigit(after);
}
