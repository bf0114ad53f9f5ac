import { ReadError } from '../read-error.ts';

/** Above this share of characters that no text has, the fonts do not say what their glyphs mean. */
const MOST = 0.2;

/** What text in Chinese, Latin, Greek or Cyrillic letters is made of, with its marks, signs, figures and shapes. */
const usual =
  /[\p{Script=Han}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Nd}\p{P}\p{S}\p{No}\p{Nl}\p{M}]/u;
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
  if (odd + nobodys > all * MOST)
    throw new ReadError(
      `${odd + nobodys} of its ${all} characters have no meaning: its fonts do not say which characters their glyphs are. Read it with --ocr, or get it from another source.`,
    );
  return nobodys;
}
