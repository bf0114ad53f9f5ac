import type { Change } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { simplifiedForms } from './traditional-characters.ts';

/** All characters that are only ever written in traditional text. */
const traditionalUnits = [...simplifiedForms.keys()].join('');

const traditional = new Uint8Array(65536);
for (const character of simplifiedForms.keys()) traditional[character.charCodeAt(0)] = 1;

/** How many traditional characters make a text traditional, and what share of its Han (simplified text: none). */
const LEAST_COUNT = 10;
const LEAST_SHARE = 0.1;
/** Characters that official prose cannot do without; UTF-8 read as GBK (鍥 鏈 鐨 涓) has hardly any of them. */
const COMMON = new Set(
  '國會發業務經濟來時們個為爲與產產關實現設進區縣鄉鎮員報這對長門開學機體總區東見問過還從動',
);
const LEAST_COMMON = 0.1;

/**
 * Whether a document is written in traditional characters, so that it is worth loading `variantsRule`.
 *
 * It has ten of them, they are a tenth of its Han, and a tenth of them are the common ones: a traditional report has
 * about 40 %, a simplified one a stray character or none, and mojibake has rare ones only. Nothing is loaded to tell.
 */
export function mayHaveVariants(text: string): boolean {
  if (!hasSome(text)) return false;
  let count = 0;
  let han = 0;
  let common = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x3400 || code > 0x9fff) continue;
    han++;
    if (traditional[code] === 0) continue;
    count++;
    if (COMMON.has(text.charAt(at))) common++;
  }
  return count >= LEAST_COUNT && count >= han * LEAST_SHARE && common >= count * LEAST_COMMON;
}

/** Whether enough of its characters are traditional for the rest to be counted: hardly any text has so many. */
function hasSome(text: string): boolean {
  let count = 0;
  for (let at = 0; at < text.length && count < LEAST_COUNT; at++)
    count += traditional[text.charCodeAt(at)] as number;
  return count >= LEAST_COUNT;
}

/**
 * `驻兗部队` → `驻兖部队`: a stray traditional or variant form in a simplified document.
 *
 * Only characters with one simplified form and no life of their own in simplified text: 乾安县, 於潜镇, 藉口, 瞭望 and
 * 显著 stay. A traditional document is left to `variantsRule`, which knows phrases.
 */
export const strayVariants: Rule = {
  name: 'stray-variants',
  needs: [traditionalUnits],
  ofWhole: true,
  *changes(text): Iterable<Change> {
    let isTraditional: boolean | undefined;
    let lineEnd = -1;
    let skip = false;
    for (let at = 0; at < text.length; at++) {
      if (traditional[text.charCodeAt(at)] === 0) continue;
      isTraditional ??= mayHaveVariants(text);
      if (isTraditional) return;
      if (at > lineEnd) {
        const end = text.indexOf('\n', at);
        lineEnd = end === -1 ? text.length : end;
        skip = isCrowded(text.slice(text.lastIndexOf('\n', at) + 1, lineEnd));
      }
      if (skip) continue;
      yield { from: at, to: at + 1, insert: simplifiedForms.get(text.charAt(at)) ?? text.charAt(at) };
    }
  },
};

/** Whether a line has so many traditional characters that none is a stray: a quotation, or mojibake to be reported. */
function isCrowded(line: string): boolean {
  let count = 0;
  for (let at = 0; at < line.length; at++) count += traditional[line.charCodeAt(at)] as number;
  return count >= 5 && count >= line.length * 0.08;
}

/**
 * Where 乾 and 於 are part of a name and stay: 乾縣, 乾安縣, 大乾鎮, 於潛; `乾旱縣區` and `於本縣` are none.
 *
 * A 乾 up to one character before the word for a place, unless it means dry; 於 only where a name is known to have it.
 */
const placeNames = /乾(?=(?:[^旱淨净燥枯涸果糧粮貨货濕湿部性式冷熱热\n])?[縣县鎮镇鄉乡州])|於(?=[潛潜陵])/g;

/**
 * `國務院關於` → `国务院关于`: a traditional document becomes simplified, by OpenCC, phrase by phrase.
 *
 * OpenCC is loaded on the first call (60 ms): ask `mayHaveVariants` first. In simplified text the rule proposes
 * nothing, for there OpenCC does harm: 乾安县→干安县, 於潜镇→于潜镇, 打坏→打坯.
 */
export async function variantsRule(): Promise<Rule> {
  const { Converter } = await import('opencc-js/t2cn');
  const convert = Converter({ from: 't', to: 'cn' });
  return {
    name: 'variants',
    ofWhole: true,
    *changes(text): Iterable<Change> {
      if (!mayHaveVariants(text)) return;
      for (const line of text.matchAll(/[^\n]+/g)) yield* lineChanges(line[0], line.index, convert);
    },
  };
}

function* lineChanges(line: string, from: number, convert: (text: string) => string): Iterable<Change> {
  const converted = Array.from(convert(line));
  const characters = Array.from(line);
  if (converted.length !== characters.length)
    throw new Error('variants: OpenCC changed the number of characters');
  const kept = new Set<number>();
  for (const match of line.matchAll(placeNames)) kept.add(match.index);
  let at = from;
  for (const [index, character] of characters.entries()) {
    const insert = character === '著' ? particle(converted, index) : (converted[index] ?? character);
    if (insert !== character && !kept.has(at - from)) yield { from: at, to: at + character.length, insert };
    at += character.length;
  }
}

/** 著 stands for 着 as well in the traditional text of Taiwan: it stays where it makes a word of writing or renown. */
function particle(characters: readonly string[], at: number): '著' | '着' {
  const before = characters[at - 1] ?? '';
  if (before === '显') return '彰凸尽突'.includes(characters[at - 2] ?? '\n') ? '着' : '著';
  if ('卓名昭编论原专译土巨遗合撰'.includes(before || '\n')) return '著';
  return '名作称者书述录'.includes(characters[at + 1] ?? '\n') ? '著' : '着';
}
