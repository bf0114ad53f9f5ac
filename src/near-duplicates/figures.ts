/** The point of a figure. */
export const POINT = 0x2e;

/** Whether a unit is one of 0 to 9. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Whether a unit is part of a figure. */
export function isOfFigure(unit: number): boolean {
  return isDigit(unit) || unit === POINT;
}

/** What follows a figure that says when: it is the same in all reports of a year. */
const DATES = new Set([...'年月日届次时'].map((character) => character.charCodeAt(0)));

/** Calls back for each figure that a report may have for its own, with where it begins and ends: no dates, no single digits. */
export function eachFigure(
  units: Uint16Array,
  from: number,
  to: number,
  tell: (from: number, to: number) => void,
): void {
  for (let at = from; at < to; at += 1) {
    if (!isOfFigure(units[at] as number)) continue;
    const begin = at;
    while (at < to && isOfFigure(units[at] as number)) at += 1;
    if (at - begin > 1 && !DATES.has(units[at] ?? 0)) tell(begin, at);
  }
}
