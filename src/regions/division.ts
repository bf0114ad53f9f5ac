/** The levels that GB/T 2260 numbers; towns and villages have no six-digit code of their own. */
export type Level = 'province' | 'prefecture' | 'county';

/** An administrative division of China as it stood in a year. */
export interface Division {
  /** The six digits of GB/T 2260; codes are used again, so only code and year together name a division. */
  readonly code: string;
  /** The full name in that year: 金乡县. */
  readonly name: string;
  readonly level: Level;
  /** The first year in which code and name were valid, if only from some month on. */
  readonly from: number;
  /** The last such year, if only up to some month; absent while they are valid. */
  readonly until?: number;
  /** The names in the year asked for, from the province down to its own: 山东省, 济宁市, 金乡县. */
  readonly path: readonly string[];
}

/** The level that a code stands for: 370000 province, 370800 prefecture, 370828 county. */
export function levelOf(code: string): Level {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}
