import type { CharsetEvidence } from '../documents/raw-document.ts';
import { type ChineseScore, chineseScore } from './chinese-score.ts';
import { type DecodedAs, decodeAs } from './decode-as.ts';
import { type Charset, charsetOf, encodings } from './encodings.ts';
import { kindOfFile } from './kind-of-file.ts';
import { CharsetError } from './read-error.ts';

/** A file's text, and how its encoding was decided. */
export interface Decoded {
  readonly text: string;
  readonly charset: Charset;
  readonly evidence: CharsetEvidence;
}

interface Candidate extends DecodedAs {
  readonly charset: Charset;
  readonly score: ChineseScore;
}

/** Measured on reports, notices and pages: the right reading has 0.49 and more, the best wrong one -0.14. */
const convincing = 0.4;
const acceptable = -0.1;
/** Below so many characters that are not ASCII a score means little. */
const fewCharacters = 8;

/** At most so many characters of a text may be replaced: one in a thousand, or in a hundred where the encoding was stated. */
const tolerance = { guessed: 1 / 1000, declared: 1 / 100 };

const advice =
  'If the file is whole, state its charset in manifest.json beside it; if it is damaged, fetch it again.';

/**
 * Decides a file's encoding from its own bytes and decodes it.
 *
 * In order: a byte order mark; strict UTF-8; the declared label, where the bytes are valid in it; GB18030 and Big5,
 * and where both are possible the one that reads as Chinese; UTF-16 without a mark. Bytes malformed in all of them
 * are taken in the likeliest if at most one character in a thousand had to be replaced (one in a hundred where it
 * was declared) or only the last is cut off. Throws a CharsetError for anything else: binary data, HZ, damage.
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded {
  const kind = kindOfFile(bytes);
  if (kind !== undefined && kind.kind !== 'html') {
    throw new CharsetError(`this is ${kind.name}, not a text. Give it the ending of its kind.`, 0);
  }
  const tried: Charset[] = [];
  const attempt = (charset: Charset, share = tolerance.guessed): Candidate => {
    if (!tried.includes(charset)) tried.push(charset);
    // Enough of a wrong reading to be scored; a right one is never given up.
    const reading = decodeAs(bytes, charset, Math.max(fewCharacters, bytes.length * share));
    return { charset, ...reading, score: chineseScore(reading.text) };
  };
  const decided = (decidedBy: string, charset: Charset, text: string, replacements = 0): Decoded => ({
    text,
    charset,
    evidence: {
      decidedBy,
      ...(declared === undefined ? {} : { declared }),
      tried: [...tried],
      replacements,
      privateUse: privateUse(text),
    },
  });

  const marked = byteOrderMark(bytes);
  if (marked !== undefined) {
    const reading = attempt(marked);
    const nul = reading.text.indexOf('\0');
    if (nul >= 0) throw binary(marked === 'utf-8' ? bytes.indexOf(0) : 2 * nul);
    if (!bearable(reading, tolerance.guessed)) throw damaged(reading, 'its byte order mark says');
    return decided('byte-order-mark', marked, reading.text, reading.replacements);
  }

  const stated = declared === undefined ? undefined : charsetOf(declared);
  if (bytes.includes(0)) {
    const wide = [...(stated?.startsWith('utf-16') ? [stated] : []), 'utf-16le', 'utf-16be'] as Charset[];
    const best = likeliest(wide.map((charset) => attempt(charset)));
    if (best.score.mean < acceptable || best.text.includes('\0')) throw binary(bytes.indexOf(0));
    if (!bearable(best, tolerance.guessed)) throw damaged(best, 'its NUL bytes suggest');
    return decided(
      best.charset === stated ? 'declared' : 'score',
      best.charset,
      best.text,
      best.replacements,
    );
  }

  tried.push('utf-8');
  const utf8 = encodings['utf-8'].strict(bytes);
  if (utf8 !== undefined) {
    if (utf8.length === bytes.length) refuseSevenBit(utf8);
    return decided('valid-utf-8', 'utf-8', utf8);
  }

  if (stated !== undefined) {
    const reading = attempt(stated, tolerance.declared);
    const good = reading.replacements === 0 || reading.score.mean >= acceptable;
    if (good && bearable(reading, tolerance.declared) && !refuted(reading, attempt, bytes)) {
      return decided('declared', stated, reading.text, reading.replacements);
    }
  }

  const best = bestGuess(bytes, attempt);
  if (!bearable(best, tolerance.guessed)) throw damaged(best, 'it is likeliest');
  if (best.score.mean < acceptable && best.score.counted >= fewCharacters) {
    const at = bytes.findIndex((byte) => byte >= 0x80);
    throw new CharsetError(
      `its bytes from ${at} on do not read as Chinese in any of ${tried.join(', ')}. ${advice}`,
      at,
    );
  }
  return decided('score', best.charset, best.text, best.replacements);
}

/** Whether what was declared reads as no Chinese at all, while another reading does: many a page of Big5 says gb2312. */
function refuted(reading: Candidate, attempt: (charset: Charset) => Candidate, bytes: Uint8Array): boolean {
  if (reading.score.counted < 20 || reading.score.mean >= acceptable) return false;
  const other = bestGuess(bytes, attempt);
  return other.replacements === 0 && other.score.mean >= convincing;
}

/** Big5 bytes are always valid GB18030, and cut UTF-8 often is: so validity alone decides nothing here, the score does. */
function bestGuess(bytes: Uint8Array, attempt: (charset: Charset) => Candidate): Candidate {
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
function likeliest(candidates: readonly Candidate[]): Candidate {
  return candidates.reduce((best, next) => (next.score.mean > best.score.mean ? next : best));
}

/** Whether so little of a text had to be replaced that the rest can be trusted. */
function bearable(reading: Candidate, share: number): boolean {
  if (!reading.whole) return false;
  if (reading.replacements <= reading.text.length * share) return true;
  return reading.cutAtEnd && reading.score.counted >= fewCharacters && reading.score.mean >= convincing / 2;
}

function damaged(reading: Candidate, why: string): CharsetError {
  const many = `${reading.whole ? '' : 'more than '}${reading.replacements - (reading.whole ? 0 : 1)}`;
  return new CharsetError(
    `${why} ${reading.charset}, but ${many} places in it are malformed, the first at byte ${reading.firstBad}. ${advice}`,
    reading.firstBad,
  );
}

function byteOrderMark(bytes: Uint8Array): Charset | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

function binary(at: number): CharsetError {
  return new CharsetError(
    `it has a NUL at byte ${at}: this is binary data, not a text. Give it the ending of its kind, or fetch it again.`,
    at,
  );
}

/** Encodings of Chinese that hide in ASCII would otherwise come out as rubbish without a word. */
function refuseSevenBit(text: string): void {
  const hz = /~\{(?:[!-w][!-~])+~\}/.exec(text);
  const shifted = /\x1b\$[)*+]?[@-N]/.exec(text);
  const found = hz ?? shifted;
  if (found === null) return;
  const name = hz === null ? 'an ISO 2022 encoding (ESC $ at' : 'HZ (GB2312 between ~{ and ~}, first at';
  throw new CharsetError(
    `this is ${name} byte ${found.index}), which is not read yet. Convert it to UTF-8 first.`,
    found.index,
  );
}

/** How many private-use characters a text has; those beyond U+FFFF by their first half. */
export function privateUse(text: string): number {
  return text.match(/[\ue000-\uf8ff\udb80-\udbff]/g)?.length ?? 0;
}
