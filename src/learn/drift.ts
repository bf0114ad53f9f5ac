import { cut, often, placeWords } from './draft.ts';
import type { LearnedLines } from './learn-lines.ts';
import type { Profile } from './profile.ts';

/** How far a new document is from those that an adapter was written for. */
export interface Drift {
  readonly path: string;
  readonly verdict: 'fits' | 'drifts';
  /** what is not as it was, a sentence each */
  readonly signs: readonly string[];
  readonly layouts: readonly string[];
  readonly reports: number;
  /** the part of its Han characters that is kept, 0 to 1 */
  readonly kept: number;
}

/** What nearly all documents before had is missed in a new one; with fewer than these nothing is missed. */
const usual = 0.8;
const fewest = 3;
/** A document that keeps less than this part of what the least before kept has lost text. */
const lost = 0.5;

/** Compares the profile of a new document with those of the source's raw documents of the same layout. */
export function driftOf(profile: Profile, earlier: readonly Profile[]): Drift {
  const { path, problem, layouts, reports, kept } = profile;
  const sound = earlier.filter((each) => each.problem === undefined);
  const before = sound.filter((each) => each.layouts.join() === layouts.join());
  const signs =
    problem !== undefined ? [problem] : [...strange(profile, sound, before), ...missed(profile, before)];
  return { path, verdict: signs.length === 0 ? 'fits' : 'drifts', signs, layouts, reports, kept };
}

function strange(profile: Profile, sound: readonly Profile[], before: readonly Profile[]): readonly string[] {
  const signs: string[] = [];
  if (profile.reports === 0) signs.push('it has no report.');
  if (sound.length >= fewest && before.length === 0)
    signs.push(
      `its layout is ${profile.layouts.join(', ')}, which none of ${sound.length} raw documents has.`,
    );
  const least = Math.min(...before.map(({ kept }) => kept));
  if (before.length >= fewest && profile.kept < least * lost)
    signs.push(`${percent(profile.kept)} of its text is kept; before it was ${percent(least)} at least.`);
  return signs;
}

function missed(profile: Profile, before: readonly Profile[]): readonly string[] {
  if (before.length < fewest) return [];
  const { kinds } = profile;
  // A notice has no meeting, though all before were reports; what is of no known kind may have lost all.
  const alike =
    kinds.length === 0 || kinds.includes('other')
      ? before
      : before.filter((each) => each.kinds.join() === kinds.join());
  const ask = (
    what: 'fired' | 'hidden' | 'fields',
    share: number,
    among = before,
  ): readonly (readonly [string, number])[] =>
    [...new Set(among.flatMap((each) => each[what]))]
      .sort()
      .map((name) => [name, among.filter((each) => each[what].includes(name)).length] as const)
      .filter(([name, seen]) => seen >= among.length * share && !profile[what].includes(name));
  const of = `of ${before.length} raw documents`;
  return [
    ...ask('hidden', usual).map(([css, seen]) => `${css} hides nothing; it did in ${seen} ${of}.`),
    ...ask('fired', usual).map(([rule, seen]) => `the rule ${rule} finds nothing; it did in ${seen} ${of}.`),
    ...(alike.length < fewest ? [] : ask('fields', 1, alike)).map(
      ([field, seen]) =>
        `${field} is not found; it was in ${seen} of ${alike.length} raw documents${alike.length < before.length ? ' of its kind' : ''}.`,
    ),
  ];
}

/** Lines that repeat in the new documents and in none before, in words: a rule is wanting. */
export function newLines(learned: readonly LearnedLines[], before: ReadonlySet<string>): readonly string[] {
  return learned.flatMap((lines) => {
    const signs =
      lines.sign instanceof RegExp ? [String(lines.sign)] : lines.sign.filter((words) => !before.has(words));
    return signs.map((words) => `${cut(words)} (${placeWords[lines.place]}, ${often(lines)})`);
  });
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
