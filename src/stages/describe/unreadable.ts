import { lookAt } from './look.ts';
import { asciiLetter, asGb18030, asLatin, signKinds } from './sign-kinds.ts';

/** Characters of a text that are not what was written: what they are, how many, and the first of them. */
export interface Unreadable {
  /** for a sentence: `were lost and stand as U+FFFD` */
  readonly what: string;
  /** UTF-16 units */
  readonly count: number;
  /** counted from 0 */
  readonly paragraph: number;
  /** some of the first place, as it stands in the text */
  readonly exact: string;
}

/** Runs that stand for characters that were lost, by what became of them. */
const runs: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['were lost and stand as U+FFFD', /\ufffd+/g],
  ['were lost twice: U+FFFD in UTF-8, read as GBK', /锟斤(?:拷锟斤)*拷?/g],
  ['are memory that a program never filled', /烫{3,}|屯{4,}/g],
  ['were lost and stand as question marks', /[?？]{5,}/g],
  ['are of the private use area', /[\ue000-\uf8ff]{3,}/g],
];

/** Two characters that each open a misread one are this near to each other (UTF-16). */
const nearest = 3;

/**
 * Finds what cannot be read in a text that is otherwise good: lost characters, and stretches of another text misread.
 *
 * `鏀垮簻` (UTF-8 read as GB18030) and `æ”¿åºœ` (as windows-1252) are told by the characters that a first byte becomes:
 * each is rare in a real text, and every third of a misread one. No rule can mend them where some were lost.
 */
export function unreadableIn(
  paragraphs: readonly string[],
  { suspects: numbers } = lookAt(paragraphs.join('\n')),
): readonly Unreadable[] {
  if (numbers.length === 0) return [];
  const found: Unreadable[] = [];
  const suspects = numbers.map((paragraph) => ({ line: paragraphs[paragraph] as string, paragraph }));
  for (const [what, pattern] of runs) {
    const all = suspects.flatMap(({ line, paragraph }) =>
      [...line.matchAll(pattern)].map(({ 0: exact }) => ({ exact, paragraph })),
    );
    add(found, what, all);
  }
  add(found, 'are another text misread: UTF-8 once read as GB18030', stretches(suspects, 4, asGb18030));
  add(found, 'are another text misread: once read as windows-1252', stretches(suspects, 6, asLatin));
  return found;
}

interface Suspect {
  readonly line: string;
  readonly paragraph: number;
}

interface Stretch {
  readonly exact: string;
  readonly paragraph: number;
}

function add(found: Unreadable[], what: string, all: readonly Stretch[]): void {
  const [first] = all;
  if (first === undefined) return;
  const count = all.reduce((sum, { exact }) => sum + exact.length, 0);
  found.push({ what, count, paragraph: first.paragraph, exact: first.exact.slice(0, 12) });
}

/** The stretches in which `fewest` characters of a kind stand as near to each other as they do in a misread text. */
function stretches(suspects: readonly Suspect[], fewest: number, wanted: number): readonly Stretch[] {
  const table = signKinds();
  const found: Stretch[] = [];
  for (const { line, paragraph } of suspects) {
    let from = 0;
    let last = -nearest;
    let count = 0;
    const close = (): void => {
      if (count >= fewest) found.push({ exact: line.slice(from, last + 3), paragraph });
      count = 0;
    };
    for (let at = 0; at < line.length; at += 1) {
      const kind = table[line.charCodeAt(at)] as number;
      if (at - last > nearest || (kind === asciiLetter && wanted === asLatin)) close();
      if (kind !== wanted) continue;
      if (count === 0) from = at;
      count += 1;
      last = at;
    }
    close();
  }
  return found;
}
