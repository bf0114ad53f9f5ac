import { type ChineseScore, chineseScore } from './chinese-score.ts';
import { type DecodedAs, decodeAs } from './decode-as.ts';
import type { Charset } from './encodings.ts';
import { textBearing } from './text-bearing.ts';

/** A file as it reads in one of the encodings it may be in. */
export interface Candidate extends DecodedAs {
  readonly charset: Charset;
  readonly score: ChineseScore;
}

/** Reads a file in an encoding that it may be in; `share` of its characters may have to be replaced, then it is given up. */
export type Attempt = (charset: Charset, share?: number) => Candidate;

/** Measured on reports, notices and pages: the right reading has 0.49 and more, the best wrong one -0.14. */
const convincing = 0.4;
export const acceptable = -0.1;
/** Below so many characters that are not ASCII a score means little. */
export const fewCharacters = 8;

/** A file in an encoding that it may be in. Enough of a wrong reading is made to be scored; a right one is never given up. */
export function candidate(bytes: Uint8Array, charset: Charset, share: number): Candidate {
  const reading = decodeAs(bytes, charset, Math.max(fewCharacters, bytes.length * share));
  return { charset, ...reading, score: scoreOf(reading.text) };
}

/** By what people read of a page, unless that is next to nothing. */
function scoreOf(text: string): ChineseScore {
  const score = chineseScore(textBearing(text));
  return score.counted >= fewCharacters ? score : chineseScore(text);
}

/** Whether what was declared reads as no Chinese at all, while another reading does: many a page of Big5 says gb2312. */
export function refuted(reading: Candidate, attempt: Attempt, bytes: Uint8Array): boolean {
  if (reading.score.counted < 20 || reading.score.mean >= acceptable) return false;
  const other = bestGuess(bytes, attempt);
  return other.replacements === 0 && other.score.mean >= convincing;
}

/** Big5 bytes are always valid GB18030, and cut UTF-8 often is: so validity alone decides nothing here, the score does. */
export function bestGuess(bytes: Uint8Array, attempt: Attempt): Candidate {
  const gb = attempt('gb18030');
  const plain = gb.replacements === 0 && gb.score.counted >= 20;
  if (plain && gb.score.mean >= convincing) return gb;
  const valid = [gb, attempt('big5-hkscs')];
  const best = likeliest(valid);
  if (best.replacements === 0 && best.score.mean >= convincing) return best;
  const pairs: readonly Charset[] = bytes.length % 2 === 0 ? ['utf-16le', 'utf-16be'] : [];
  // Almost any pair of bytes is a Han character in UTF-16: without a NUL it must read well to be believed.
  const wide = pairs.map((charset) => attempt(charset)).filter((each) => each.score.mean >= convincing / 2);
  return likeliest([...valid, attempt('utf-8'), ...wide]);
}

/** The best score; of equals the first. */
export function likeliest(candidates: readonly Candidate[]): Candidate {
  return candidates.reduce((best, next) => (next.score.mean > best.score.mean ? next : best));
}

/** Whether so little of a text had to be replaced that the rest can be trusted. */
export function bearable(reading: Candidate, share: number): boolean {
  if (!reading.whole) return false;
  if (reading.replacements <= reading.text.length * share) return true;
  return reading.cutAtEnd && reading.score.counted >= fewCharacters && reading.score.mean >= convincing / 2;
}
