import { divisionNamesIn } from '../regions/division-names-in.ts';
import { divisionByCode } from '../regions/resolve-division.ts';
import type { Unit } from './found.ts';

/**
 * The unit and the year that the name of a raw file tells: `370828-2022-….html`, `2019年松阳县政府工作报告.pdf`.
 *
 * Only where it tells one: one year, and one code that was valid in it, or the name of one division. The folder it lies
 * in is asked too, after the name.
 */
export function placeInName(path: string): { readonly unit: Unit; readonly year: number } | undefined {
  const parts = path.split('/').reverse();
  const year = firstOnly(parts, (part) =>
    [...part.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map(([digits]) => digits),
  );
  if (year === undefined) return undefined;
  const of = Number(year);
  const code = firstOnly(parts, (part) =>
    [...part.matchAll(/(?<!\d)[1-8]\d{5}(?!\d)/g)].flatMap(([digits]) =>
      divisionByCode(digits, of) === undefined ? [] : [digits],
    ),
  );
  const named =
    code ??
    firstOnly(parts, (part) =>
      [...divisionNamesIn(part, of)].flatMap(({ divisions }) => divisions.map((each) => each.code)),
    );
  const division = named === undefined ? undefined : divisionByCode(named, of);
  if (division === undefined) return undefined;
  return { unit: { adcode: division.code, level: division.level, path: division.path }, year: of };
}

/** What the first part that tells anything tells, if it is one thing. */
function firstOnly(parts: readonly string[], told: (part: string) => readonly string[]): string | undefined {
  for (const part of parts) {
    const all = new Set(told(part));
    if (all.size > 0) return all.size === 1 ? [...all][0] : undefined;
  }
  return undefined;
}
