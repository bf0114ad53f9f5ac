import type { Manifest } from '../documents/manifest.ts';
import type { Sidecar } from '../documents/sidecar.ts';
import type { Outgoing } from './format.ts';

/** What one rule did over all reports, in UTF-16 units. */
export interface RuleSum {
  readonly rule: string;
  readonly edits: number;
  readonly removed: number;
  readonly inserted: number;
}

/** What became of the raw files of a source. */
interface SourceSum {
  readonly source: string;
  readonly documents: number;
  readonly failed: number;
  readonly reports: number;
}

/** What is counted of a corpus while it is exported. */
export interface Facts {
  readonly tool: string;
  readonly version: string;
  readonly reports: number;
  readonly characters: number;
  readonly han: number;
  readonly complete: number;
  readonly unplaced: number;
  /** how many of each kind, the most first */
  readonly kinds: readonly (readonly [kind: string, reports: number])[];
  /** by year, and in it by level; `not stated` where it is not */
  readonly years: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** how many characters each has, in the order in which they were exported */
  readonly lengths: readonly number[];
  /** those that took most first */
  readonly rules: readonly RuleSum[];
  readonly sources: readonly SourceSum[];
  readonly truncated: readonly { readonly path: string; readonly what: string }[];
  readonly failed: readonly { readonly path: string; readonly error: string }[];
  readonly warned: number;
  /** the stages that changed something, in their order */
  readonly stages: readonly string[];
}

/** The rules without those that set the other reports of a page aside, which is no loss. */
export function takingRules({ rules }: Facts): readonly RuleSum[] {
  return rules.filter(({ rule }) => !rule.startsWith('split/'));
}

/** Where a year, a level or a source is not stated. */
export const NOT_STATED = 'not stated';

/** Counts reports as they go by. */
export interface FactsGatherer {
  readonly add: (report: Outgoing) => void;
  readonly facts: () => Facts;
}

/** A gatherer for the corpus that a manifest tells of. */
export function factsOf(corpus: Manifest): FactsGatherer {
  const kinds = new Map<string, number>();
  const years = new Map<string, Map<string, number>>();
  const rules = new Map<string, { edits: number; removed: number; inserted: number }>();
  const lengths: number[] = [];
  const truncated: { path: string; what: string }[] = [];
  let [han, complete, warned, unplaced] = [0, 0, 0, 0];
  return {
    add({ sidecar, path }) {
      lengths.push(sidecar.length.characters);
      han += sidecar.length.han;
      if (sidecar.completeness.complete) complete += 1;
      else truncated.push({ path, what: wanting(sidecar.completeness) });
      if (sidecar.processing.warnings.length > 0) warned += 1;
      if (sidecar.region?.adcode === undefined || sidecar.year === undefined) unplaced += 1;
      kinds.set(sidecar.kind, (kinds.get(sidecar.kind) ?? 0) + 1);
      const year = sidecar.year === undefined ? NOT_STATED : String(sidecar.year);
      const levels = years.get(year) ?? new Map<string, number>();
      years.set(year, levels);
      const level = sidecar.region?.level ?? NOT_STATED;
      levels.set(level, (levels.get(level) ?? 0) + 1);
      for (const [rule, tally] of Object.entries(sidecar.processing.rules)) {
        const sum = rules.get(rule) ?? { edits: 0, removed: 0, inserted: 0 };
        rules.set(rule, sum);
        sum.edits += tally.edits;
        sum.removed += tally.removed;
        sum.inserted += tally.inserted;
      }
    },
    facts: () => ({
      tool: corpus.tool,
      version: corpus.version,
      reports: lengths.length,
      characters: lengths.reduce((sum, length) => sum + length, 0),
      han,
      complete,
      unplaced,
      warned,
      lengths,
      truncated,
      kinds: [...kinds].sort((one, other) => other[1] - one[1] || byText(one[0], other[0])),
      years: new Map([...years].sort((one, other) => byText(one[0], other[0]))),
      rules: [...rules]
        .map(([rule, sum]) => ({ rule, ...sum }))
        .sort(
          (one, other) =>
            other.removed - one.removed || other.edits - one.edits || byText(one.rule, other.rule),
        ),
      stages: stagesOf(rules.keys()),
      sources: sourcesOf(corpus),
      failed: corpus.documents.flatMap(({ path, error }) => (error === undefined ? [] : [{ path, error }])),
    }),
  };
}

/** The stages in the order in which a report goes through them. */
const ORDER = ['extract', 'strip', 'split', 'join', 'normalise', 'describe'];

function stagesOf(rules: Iterable<string>): readonly string[] {
  const met = new Set([...rules].map((rule) => rule.slice(0, rule.indexOf('/'))));
  return [
    ...ORDER.filter((stage) => met.has(stage)),
    ...[...met].filter((stage) => !ORDER.includes(stage)).sort(),
  ];
}

function wanting({ truncatedStart, truncatedEnd, notes }: Sidecar['completeness']): string {
  const ends = [truncatedStart ? 'the beginning' : '', truncatedEnd ? 'the end' : ''].filter(
    (end) => end !== '',
  );
  return ends.length > 0 ? `${ends.join(' and ')} missing` : notes.join('; ');
}

function sourcesOf({ documents }: Manifest): readonly SourceSum[] {
  const sums = new Map<string, { documents: number; failed: number; reports: number }>();
  for (const { source = NOT_STATED, error, reports } of documents) {
    const sum = sums.get(source) ?? { documents: 0, failed: 0, reports: 0 };
    sums.set(source, sum);
    sum.documents += 1;
    sum.reports += reports.length;
    if (error !== undefined) sum.failed += 1;
  }
  return [...sums]
    .map(([source, sum]) => ({ source, ...sum }))
    .sort((one, other) => byText(one.source, other.source));
}

/** In the order of the code units, which is the same on every machine. */
function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
