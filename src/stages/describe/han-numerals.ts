const DIGITS = '〇一二三四五六七八九';

/** The same few numerals stand in every report. */
const known = new Map<string, number>();
const MOST_KNOWN = 1000;

/** The number that Han or Arabic numerals stand for: 十八 → 18, 二〇二一 → 2021, 一百四十六 → 146; NaN for others. */
export function numberOf(numeral: string): number {
  const before = known.get(numeral);
  if (before !== undefined) return before;
  const number = read(numeral);
  if (known.size < MOST_KNOWN) known.set(numeral, number);
  return number;
}

function read(numeral: string): number {
  if (/^\d+$/.test(numeral)) return Number(numeral);
  const han = /[零○◯ΟО廿卅]/.test(numeral)
    ? numeral
        .replace(/[零○◯ΟО]/g, '〇')
        .replace(/廿/g, '二十')
        .replace(/卅/g, '三十')
    : numeral;
  if (/^[〇一二三四五六七八九]+$/.test(han))
    return Number([...han].map((digit) => DIGITS.indexOf(digit)).join(''));
  const match =
    /^(?:([一二三四五六七八九])百)?〇?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(han);
  if (match === null || han === '') return Number.NaN;
  const [, hundreds, tens, ten, ones] = match;
  const value = (digit: string | undefined): number => (digit === undefined ? 0 : DIGITS.indexOf(digit));
  return value(hundreds) * 100 + (ten === undefined ? 0 : (value(tens) || 1) * 10) + value(ones);
}

/** A number below 1000 in Han numerals: 18 → 十八, 105 → 一百零五. */
export function hanNumeral(number: number): string {
  const rest = number % 100;
  if (number >= 100) {
    const hundreds = `${DIGITS[Math.floor(number / 100)]}百`;
    if (rest === 0) return hundreds;
    return `${hundreds}${rest < 10 ? '零' : rest < 20 ? '一' : ''}${hanNumeral(rest)}`;
  }
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones] : ''}`;
}
