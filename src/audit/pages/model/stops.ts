import { wordsIn } from '../../words-in.ts';
import { type LinkedText, whatIs, wholeLink } from './linked-text.ts';

/** A removal that takes so many words characters, or more, is a large one. */
const LARGE = 20;

/** The pieces that one can jump to, in order of the text; those of the other reports of the document are not among them. */
export interface Stops {
  readonly edits: readonly number[];
  readonly large: readonly number[];
}

/** Finds the edits and the large removals. */
export function stopsIn(text: LinkedText, aside: (rule: number) => boolean): Stops {
  const edits: number[] = [];
  const large: number[] = [];
  for (let piece = 0; piece < text.pieces; piece += 1) {
    if (whatIs(text, piece) === 'kept' || text.by[piece]?.some(aside)) continue;
    edits.push(piece);
    const { raw, clean } = wholeLink(text, piece);
    if (raw.to - raw.from - (clean.to - clean.from) < LARGE) continue;
    const lost = wordsIn(text.raw.slice(raw.from, raw.to)) - wordsIn(text.clean.slice(clean.from, clean.to));
    if (lost >= LARGE) large.push(piece);
  }
  return { edits, large };
}

/** The next of ascending numbers behind `at`, or before it for -1, that is wanted; it goes round at the end. */
export function nextStop(
  stops: readonly number[],
  at: number | undefined,
  step: 1 | -1,
  wanted: (stop: number) => boolean = () => true,
): number | undefined {
  const ordered = step === 1 ? stops : [...stops].reverse();
  const isBehind = (stop: number): boolean => at === undefined || (step === 1 ? stop > at : stop < at);
  return ordered.find((stop) => isBehind(stop) && wanted(stop)) ?? ordered.find(wanted);
}
