import type { Diagnostics } from 'recheck';

/** A pattern of a declaration, and the key that it stands under: `noise[0].lines`. */
export interface KeyedPattern {
  readonly key: string;
  readonly pattern: RegExp;
}

/** A pattern that a text can be made for on which it takes far longer than the text is long. */
export interface Backtracking {
  readonly key: string;
  readonly pattern: string;
  /** `exponential`, `2nd degree polynomial` */
  readonly complexity: string;
  /** such a text, as an expression: `'a'.repeat(31) + '\x00'` */
  readonly attack: string;
  /** the parts of the pattern that match the same characters in turn */
  readonly parts: readonly string[];
}

/** Milliseconds that one pattern may take; most take a few. */
const timeLimit = 8000;

/** The patterns that stand in a declaration, in their order; what is in a function cannot be seen. */
export function patternsOf(value: unknown, key = ''): readonly KeyedPattern[] {
  if (value instanceof RegExp) return [{ key, pattern: value }];
  if (Array.isArray(value)) return value.flatMap((each, index) => patternsOf(each, `${key}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    patternsOf(each, key === '' ? name : `${key}.${name}`),
  );
}

/**
 * The patterns that backtrack, by an analysis of what they can match; no text is tried.
 *
 * A pattern that cannot be decided, for its size or because it looks back or at what it matched, is taken to be well.
 */
export async function backtrackingPatterns(
  patterns: readonly KeyedPattern[],
): Promise<readonly Backtracking[]> {
  if (patterns.length === 0) return [];
  // Nearly 3 MB: only where patterns are checked.
  const recheck = await import('recheck/lib/browser.js');
  const checkSync = recheck.checkSync ?? recheck.default.checkSync;
  return patterns.flatMap(({ key, pattern }) => {
    const found: Diagnostics = checkSync(fewer(pattern.source), pattern.flags, {
      checker: 'automaton',
      timeout: timeLimit,
    });
    if (found.status !== 'vulnerable') return [];
    const { complexity, attack, hotspot } = found;
    return [
      {
        key,
        pattern: String(pattern),
        complexity: complexity.type === 'exponential' ? 'exponential' : `${complexity.degree}`,
        attack: attack.pattern,
        parts: [...new Set(hotspot.map(({ start, end }) => found.source.slice(start, end)))],
      },
    ];
  });
}

/**
 * A pattern whose counted repetitions are few: how long it takes grows in the same way, and it is analysed in a fraction of the time.
 *
 * `{2,20}` is read as `{1,2}`: what repeats so many times at most makes a match longer, never more than so many times.
 */
function fewer(source: string): string {
  return source.replace(
    /(?<!\\u)\{(\d+)(?:(,)(\d+)?)?\}/g,
    (_, least: string, range?: string, most?: string) => {
      if (range === undefined) return `{${Math.min(Number(least), 2)}}`;
      return most === undefined
        ? `{${Math.min(Number(least), 2)},}`
        : `{${Math.min(Number(least), 1)},${Math.min(Number(most), 2)}}`;
    },
  );
}

/** Says of a pattern that backtracks how it does, on what, and how to write it. */
export function backtrackingProblem({ key, pattern, complexity, attack, parts }: Backtracking): string {
  const grows =
    complexity === 'exponential'
      ? 'Each character more doubles the time'
      : `A text twice as long takes ${2 ** Number(complexity)} times the time`;
  return `${key}: The pattern ${pattern} backtracks. ${grows}, as on ${attack}: ${parts.join(' and ')} can match the same characters in many ways. ${hint}`;
}

const hint =
  'Let what repeats end where the next part begins: [^：]*： instead of .*：, a+ instead of (a+)+; or say how often at most: {0,20}. Begin the pattern with ^.';
