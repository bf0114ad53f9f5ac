import { join } from 'node:path';
import type { Folders } from './folders.ts';

/** Something that does not hold: which file, where in it, and what is wrong. */
export interface Problem {
  /** as a person finds it: relative to the clean folder, or to the raw one */
  readonly file: string;
  readonly folder: 'clean' | 'raw';
  /** `12:5` (line and column from 1, in characters), `span 7`, `byte 120`; absent where the whole file is meant */
  readonly place?: string;
  readonly message: string;
}

/** One line for a person: `clean/a.txt:12:5: what is wrong`, with control characters made visible. */
export function printProblem({ folder, file, place, message }: Problem, folders: Folders): string {
  const where = place === undefined ? '' : /^\d+:\d+$/.test(place) ? `:${place}` : `, ${place}`;
  return visible(`${join(folders[folder], file)}${where}: ${message}`);
}

/** A text on one line: what would break or hide in it is written as an escape. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (unit) => {
    const known = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f' }[unit];
    return known ?? `\\u{${(unit.codePointAt(0) as number).toString(16)}}`;
  });
}

/** A text in quotation marks on one line, with the middle left out where it has more than `most` characters. */
export function quoted(text: string, most = 40): string {
  if (text.length <= most) return `“${visible(text)}”`;
  const half = most >> 1;
  return `“${visible(text.slice(0, half))}…${visible(text.slice(-half))}” (${text.length} characters)`;
}
