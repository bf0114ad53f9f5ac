import type { About } from '../documents/sidecar.ts';

/** What a report says of itself that no other report of its like says. */
export type Facts = Pick<About, 'region' | 'year' | 'meeting' | 'documentNumber'>;

/** What two reports say of the same thing. */
export interface Difference {
  readonly field: 'region' | 'year' | 'meeting' | 'document number';
  /** whether the one may be the other with a character misread */
  readonly mayBeMisread: boolean;
}

/** What two reports state both: in how many fields they agree, and in which they differ. A field that one lacks tells nothing. */
export interface Agreement {
  readonly same: readonly Difference['field'][];
  readonly different: readonly Difference[];
}

/** Holds what two reports state of themselves against each other. */
export function agreementOf(one: Facts, other: Facts): Agreement {
  const same: Difference['field'][] = [];
  const different: Difference[] = [];
  const tell = (field: Difference['field'], told: Told): void => {
    if (told === 'same') same.push(field);
    else if (told !== 'nothing') different.push({ field, mayBeMisread: told === 'misread' });
  };
  tell('region', regions(one.region, other.region));
  tell('year', words(one.year, other.year));
  tell('meeting', meetings(one.meeting, other.meeting));
  tell('document number', words(figuresIn(one.documentNumber), figuresIn(other.documentNumber)));
  return { same, different };
}

type Told = 'same' | 'different' | 'misread' | 'nothing';

/** A region within the other tells nothing: a title may leave out the county, or a page name only its province. */
function regions(one: Facts['region'], other: Facts['region']): Told {
  if (one === undefined || other === undefined) return 'nothing';
  const [path, otherPath] = [one.path ?? [one.name], other.path ?? [other.name]];
  // The code of a place may change while its path stays.
  if (one.path !== undefined && path.join() === otherPath.join()) return 'same';
  if (path.includes(other.name) || otherPath.includes(one.name)) {
    if (one.name !== other.name) return 'nothing';
    return one.adcode === undefined || other.adcode === undefined || one.adcode === other.adcode
      ? 'same'
      : 'different';
  }
  // A name with a misread character is in no table.
  const unknown = one.adcode === undefined || other.adcode === undefined;
  return unknown && isMisread(one.name, other.name) ? 'misread' : 'different';
}

/** A meeting is told by its congress and its session; where one of these is missing, by nothing. */
function meetings(one: Facts['meeting'], other: Facts['meeting']): Told {
  const [congress, session] = [words(one?.congress, other?.congress), words(one?.session, other?.session)];
  if (congress === 'nothing' || session === 'nothing') return 'nothing';
  if (congress === 'same' && session === 'same') return 'same';
  return congress === 'different' && session === 'different' ? 'different' : 'misread';
}

function words(one: string | number | undefined, other: string | number | undefined): Told {
  if (one === undefined || other === undefined) return 'nothing';
  if (one === other) return 'same';
  return isMisread(String(one), String(other)) ? 'misread' : 'different';
}

/** One character is another. */
function isMisread(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let differing = 0;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) differing += 1;
  return differing === 1;
}

/** `金政发〔2024〕1号` → `2024 1`: how the rest is written differs from site to site. */
function figuresIn(number: string | undefined): string | undefined {
  return number?.match(/\d+/g)?.join(' ');
}
