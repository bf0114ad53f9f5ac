import { numberOf } from './han-numerals.ts';

/** A date as it is printed, in Arabic or Han numerals; groups: year, month, day. */
const DATE =
  /((?<!\d)\d{4}|[二一][〇零一二三四五六七八九]{3})年(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})日/;

/** The ISO form of the first date in the text, and its words; undefined where there is none, or one that no calendar has. */
export function firstDate(text: string): { readonly date: string; readonly exact: string } | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [exact, year = '', month = '', day = ''] = match;
  const date = isoDate(numberOf(year), numberOf(month), numberOf(day));
  return date === undefined ? undefined : { date, exact };
}

/** The same for a date as web pages write it: 2025-07-08, 2025/7/8, 2025.07.08, 2025年7月8日. */
export function firstSiteDate(
  text: string,
): { readonly date: string; readonly exact: string; readonly offset: number } | undefined {
  const match = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(text);
  if (match === null) return undefined;
  const date = isoDate(Number(match[1]), Number(match[2]), Number(match[3]));
  return date === undefined ? undefined : { date, exact: match[0], offset: match.index };
}

function isoDate(year: number, month: number, day: number): string | undefined {
  if (!(year >= 100 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return undefined;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > (month === 2 && leap ? 29 : (DAYS[month - 1] as number))) return undefined;
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** How many days the months have. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}
