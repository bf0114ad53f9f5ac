import type { Pager } from './pager.ts';

/** A part as its address numbers it, and what its pager says. */
export interface Numbered {
  /** undefined for an address without a number */
  readonly number: number | undefined;
  readonly pager?: Pager;
}

/**
 * What an article's addresses count from: 0 where the second part has a 1, as TRS writes it; else 1.
 *
 * A pager that says which part a numbered page is decides; else an address without a number beside one with a 1.
 */
function countsFrom(parts: readonly Numbered[]): 0 | 1 {
  for (const { number, pager } of parts) {
    if (pager?.fromZero === true) return 0;
    if (number !== undefined && pager?.current !== undefined && pager.current === number + 1) return 0;
    if (number !== undefined && pager?.current === number) return 1;
  }
  const count = Math.max(0, ...parts.map(({ pager }) => pager?.count ?? 0));
  const named = parts.flatMap(({ number, pager }) => [
    ...(number === undefined ? [] : [number]),
    ...(pager?.siblings ?? []),
  ]);
  const plain = parts.some(({ number }) => number === undefined);
  return plain && named.includes(1) && !named.includes(count || Number.NaN) ? 0 : 1;
}

/** Which part of the article each is, counted from 1. */
export function partNumbers(parts: readonly Numbered[]): readonly number[] {
  const shift = 1 - countsFrom(parts);
  return parts.map(({ number, pager }) => (number === undefined ? (pager?.current ?? 1) : number + shift));
}

/**
 * What is known to be missing of an article, a sentence each: by what the pagers count and name, and between the numbers.
 *
 * A lone page without a number may be any part (sites state the article's own address on each), unless it says which.
 */
export function missingParts(parts: readonly Numbered[]): readonly string[] {
  const shift = 1 - countsFrom(parts);
  const there = new Set(partNumbers(parts));
  const counts = parts.flatMap(({ pager }) => (pager?.count === undefined ? [] : [pager.count]));
  const named = parts.flatMap(({ pager }) => [...(pager?.siblings ?? [])].map((number) => number + shift));
  const count = counts.length > 0 ? Math.max(...counts) : undefined;
  const last = [...named, ...there].reduce((most, part) => Math.max(most, part), count ?? 0);
  const [only] = parts;
  if (
    parts.length === 1 &&
    only?.number === undefined &&
    only?.pager?.current === undefined &&
    count !== undefined &&
    named.length === 0
  )
    return [
      `it is one of ${count} parts, and ${count === 2 ? 'the other is' : `the other ${count - 1} are`} missing`,
    ];
  const missing: string[] = [];
  for (let part = 1; part <= last; part += 1)
    if (!there.has(part)) missing.push(`part ${part}${count === undefined ? '' : ` of ${count}`} is missing`);
  return missing;
}
