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
export function unreadableIn(paragraphs: readonly string[]): readonly Unreadable[] {
  const found: Unreadable[] = [];
  const suspects = [...suspectsAmong(paragraphs)];
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

const [asciiLetter, asGb18030, asLatin, inRun, lost] = [1, 2, 3, 4, 5];

let kinds: Uint8Array | undefined;

/** What each UTF-16 unit may be a sign of; nearly all of a real text are of none. */
function unitKinds(): Uint8Array {
  if (kinds !== undefined) return kinds;
  kinds = new Uint8Array(0x10000).fill(inRun, 0xe000, 0xf900);
  // What GB18030 reads the first two bytes of a Han character as, or of a mark beside one.
  const decoder = new TextDecoder('gb18030');
  for (const lead of [0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef])
    for (let second = 0x80; second < 0xc0; second += 1)
      kinds[decoder.decode(Uint8Array.of(lead, second)).charCodeAt(0)] = asGb18030;
  // The letters that windows-1252 has beyond ASCII. A word of ASCII letters beside them is real.
  kinds.fill(asLatin, 0xc0, 0x100);
  for (const sign of '×÷') kinds[sign.charCodeAt(0)] = 0;
  for (const sign of '烫屯?？') kinds[sign.charCodeAt(0)] = inRun;
  for (const sign of '\ufffd锟') kinds[sign.charCodeAt(0)] = lost;
  kinds.fill(asciiLetter, 0x41, 0x5b).fill(asciiLetter, 0x61, 0x7b);
  return kinds;
}

interface Suspect {
  readonly line: string;
  readonly paragraph: number;
}

/** The paragraphs that a closer look is worth: with three characters in which something shows, or one that was lost. */
function* suspectsAmong(paragraphs: readonly string[]): Generator<Suspect> {
  for (const [paragraph, line] of paragraphs.entries()) {
    if (signsIn(line) >= 3) yield { line, paragraph };
  }
}

function signsIn(line: string): number {
  const table = unitKinds();
  let signs = 0;
  for (let at = 0; at < line.length; at += 1) {
    const kind = table[line.charCodeAt(at)] as number;
    if (kind > asciiLetter) signs += kind === lost ? 3 : 1;
  }
  return signs;
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
  const table = unitKinds();
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
