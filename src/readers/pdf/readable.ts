import { ReadError } from '../read-error.ts';

/** Above this share of characters that no text has, the fonts do not say what their glyphs mean. */
const MOST = 0.2;

/** What text in Chinese, Latin, Greek or Cyrillic letters is made of, with its marks, signs, figures and shapes. */
const usual =
  /[\p{Script=Han}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Nd}\p{P}\p{S}\p{No}\p{Nl}\p{M}]/u;
/** A letter with an accent, alone between two Han characters: no language has it, a font whose codes are taken for letters does. */
const stray = /(?<=\p{Script=Han})[\u00c0-\u024f](?=\p{Script=Han})/gu;
/** Above this share of all characters, such letters stand for others that the fonts do not tell. */
const STRAYS = 0.01;
const white = /\s/u;

/**
 * Throws a ReadError where a PDF's fonts do not say which characters their glyphs are, so that its text is garbage.
 *
 * Gives how many of its characters have no meaning that is known: private use, controls, U+FFFD.
 */
export function meaningless(text: string): number {
  let all = 0;
  let odd = 0;
  let nobodys = 0;
  for (const character of text) {
    if (white.test(character)) continue;
    all += 1;
    if (character >= '\u4e00' && character <= '\u9fff') continue;
    if (/[\p{Co}\p{Cc}\ufffd]/u.test(character)) nobodys += 1;
    else if (!usual.test(character)) odd += 1;
  }
  const strays = text.match(stray)?.length ?? 0;
  const worst = odd + nobodys > all * MOST ? odd + nobodys : strays > Math.max(3, all * STRAYS) ? strays : 0;
  if (worst > 0)
    throw new ReadError(
      `${worst} of its ${all} characters have no meaning: its fonts do not say which characters their glyphs are. Get it from another source, or make pictures of its pages (print it as images) and read those with --ocr.`,
    );
  return nobodys;
}
