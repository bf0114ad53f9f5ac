import type { Comparison } from './comparison.ts';
import type { Agreement, Difference } from './facts.ts';

/** What one report is to another: `identical` in Han and figures, `near`, or one within the other, or they overlap. */
export type Relation = 'identical' | 'near' | 'contains' | 'contained' | 'overlaps';

/** Whether two texts are the same report, and why not where they are not. */
export type Judgement =
  | { readonly joined: true; readonly relation: Relation }
  | {
      readonly joined: false;
      readonly relation: Relation;
      readonly because:
        | `another ${Difference['field']}`
        | 'other figures'
        | 'too little in common'
        | 'as much in common with another report';
    };

/** Two reports, by their numbers in a list, what they have in common, and what that says. */
export interface Judged {
  readonly one: number;
  readonly other: number;
  readonly comparison: Comparison;
  readonly judgement: Judgement;
}

/** So much of the shorter one must stand in the other, where both say that they are of the same region and year, or not. */
const LEAST_SHARE = { agreeing: 0.5, silent: 0.6 } as const;

/** The same where there are hardly any figures to tell. */
const LEAST_SHARE_WITHOUT_FIGURES = { agreeing: 0.6, silent: 0.85 } as const;

/** So many figures tell, and so many of them are the same in two editions of which no character was misread. */
const TELLING_FIGURES = 4;
const LEAST_SAME_FIGURES = 0.7;

/** Less than this in common tells nothing, in units. */
const LEAST_SAME = 60;

/** A text has misread characters where so many of its Han differ, and most that differ stand alone. */
const MISREAD = 0.005;

/** So many figures tell that two are the same though one says another year, and nothing else tells it. */
const MANY_FIGURES = 20;

/** Of a report as long as another so much is enough to be called the same as long. */
const WHOLE = 0.8;

/**
 * Tells whether two texts are the same report.
 *
 * What they state of themselves comes first: another region, year, meeting or number of the document makes another
 * report, however alike. Then the figures: alike wording with other figures is another report. Then how much they share.
 */
export function judgementOf(comparison: Comparison, { same, different }: Agreement): Judgement {
  const relation = relationOf(comparison);
  const apart = (because: (Judgement & { joined: false })['because']): Judgement => ({
    joined: false,
    relation,
    because,
  });
  const { figures, shares } = comparison;
  const misread = misreadIn(comparison);
  const telling = figures.all >= TELLING_FIGURES;
  const [first] = different;
  if (first !== undefined) {
    const excused =
      different.length === 1 &&
      first.mayBeMisread &&
      misread >= MISREAD &&
      (same.length > 0 ? telling : figures.all >= MANY_FIGURES);
    if (!excused) return apart(`another ${first.field}`);
  }
  if (relation === 'identical') return { joined: true, relation };
  const length = figures.units / Math.max(1, figures.all);
  const expected = LEAST_SAME_FIGURES * (1 - misread) ** length;
  if (telling ? figures.same < expected * figures.all : figures.all > 1 && figures.same === 0)
    return apart('other figures');
  const agreeing = same.includes('region') && same.includes('year') ? 'agreeing' : 'silent';
  const least = (telling ? LEAST_SHARE : LEAST_SHARE_WITHOUT_FIGURES)[agreeing];
  if (comparison.same < LEAST_SAME || Math.max(...shares) < least) return apart('too little in common');
  return { joined: true, relation };
}

/** What share of the Han was misread, where that is how the texts differ. */
function misreadIn({ han }: Comparison): number {
  return han.all === 0 || han.alone < 0.5 * han.other ? 0 : han.alone / han.all;
}

/** What the first of two texts is to the other. */
export function relationOf({ shares, beside }: Comparison): Relation {
  const [ofOne, ofOther] = beside;
  if (shares[0] === 1 && shares[1] === 1) return 'identical';
  if (ofOne >= WHOLE && ofOther >= WHOLE) return 'near';
  if (ofOne >= WHOLE) return 'contained';
  return ofOther >= WHOLE ? 'contains' : 'overlaps';
}
