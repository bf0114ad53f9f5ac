import type { CharsetEvidence } from '../documents/raw-document.ts';
import { lookOver } from '../text/lacks.ts';
import { signsOf, TextSign } from '../text/text-signs.ts';
import {
  type Attempt,
  acceptable,
  bearable,
  bestGuess,
  type Candidate,
  candidate,
  fewCharacters,
  likeliest,
  refuted,
} from './candidate.ts';
import { type Charset, charsetOf, encodings } from './encodings.ts';
import { kindOfFile } from './kind-of-file.ts';
import { type ReadBack, readBack } from './once-misread.ts';
import { CharsetError } from './read-error.ts';
import { hzText } from './seven-bit.ts';

/** A file's text, and how its encoding was decided. */
export interface Decoded {
  readonly text: string;
  readonly charset: Charset;
  readonly evidence: CharsetEvidence;
}

/** What a file was said to be in, and by whom. */
export interface Declared {
  readonly label: string;
  readonly by: NonNullable<CharsetEvidence['declaredBy']>;
}

/** At most so many characters of a text may be replaced: one in a thousand, or in a hundred where the encoding was stated. */
const tolerance = { guessed: 1 / 1000, declared: 1 / 100 };

const advice =
  'If the file is whole, state its charset in manifest.json beside it; if it is damaged, fetch it again.';

/**
 * Decides a file's encoding from its own bytes and decodes it.
 *
 * In order: a byte order mark; strict UTF-8, and in it HZ and what was once misread; the declared labels in the order
 * given, the first that the bytes are valid in; GB18030 and Big5, and where both are possible the one that reads as
 * Chinese; UTF-16 without a mark. Bytes malformed in all of them are taken in the likeliest if at most one character in a
 * thousand had to be replaced (one in a hundred where it was declared) or only the last is cut off. Throws a
 * CharsetError for anything else: binary data, ISO 2022, damage.
 */
export function decode(bytes: Uint8Array, labels: readonly Declared[] = []): Decoded {
  const kind = kindOfFile(bytes);
  if (kind !== undefined && kind.kind !== 'html') {
    throw new CharsetError(`this is ${kind.name}, not a text. Give it the ending of its kind.`, 0);
  }
  const tried: Charset[] = [];
  const attempt: Attempt = (charset, share = tolerance.guessed) => {
    if (!tried.includes(charset)) tried.push(charset);
    return candidate(bytes, charset, share);
  };
  const decided = (
    decidedBy: string,
    charset: Charset,
    text: string,
    replacements = 0,
    declared = labels[0],
  ): Decoded => {
    lookOver(text);
    const found = { tried: [...tried], replacements, privateUse: privateUse(text) };
    if (declared === undefined) return { text, charset, evidence: { decidedBy, ...found } };
    const { label, by: declaredBy } = declared;
    return { text, charset, evidence: { decidedBy, declared: label, declaredBy, ...found } };
  };

  const readBackAs = ({ charset, text }: ReadBack): Decoded => {
    tried.push(charset);
    return decided('read-back', charset, text);
  };

  const marked = byteOrderMark(bytes);
  if (marked !== undefined) {
    const reading = attempt(marked);
    const nul = reading.text.indexOf('\0');
    if (nul >= 0) throw binary(marked === 'utf-8' ? bytes.indexOf(0) : 2 * nul);
    if (!bearable(reading, tolerance.guessed)) throw damaged(reading, 'its byte order mark says');
    const back = marked === 'utf-8' && reading.replacements === 0 ? readBack(bytes, reading.text) : undefined;
    if (back !== undefined) return readBackAs(back);
    return decided('byte-order-mark', marked, reading.text, reading.replacements);
  }

  const stated = labels.flatMap((declared) => {
    const charset = charsetOf(declared.label);
    return charset === undefined ? [] : [{ charset, declared }];
  });
  if (bytes.includes(0)) {
    const said = stated.find(({ charset }) => charset.startsWith('utf-16'));
    const wide = [...(said === undefined ? [] : [said.charset]), 'utf-16le', 'utf-16be'] as Charset[];
    const best = likeliest(wide.map((charset) => attempt(charset)));
    if (best.score.mean < acceptable || best.text.includes('\0')) throw binary(bytes.indexOf(0));
    if (!bearable(best, tolerance.guessed)) throw damaged(best, 'its NUL bytes suggest');
    const { charset, text, replacements } = best;
    if (charset !== said?.charset) return decided('score', charset, text, replacements);
    return decided('declared', charset, text, replacements, said.declared);
  }

  tried.push('utf-8');
  const utf8 = encodings['utf-8'].strict(bytes);
  if (utf8 !== undefined) {
    if (utf8.length === bytes.length) {
      const hz = hzText(bytes, utf8, stated[0]?.charset);
      if (hz === undefined) return decided('valid-utf-8', 'utf-8', utf8);
      tried.push('hz');
      const said = stated.find(({ charset }) => charset === 'hz');
      return decided(said === undefined ? 'score' : 'declared', 'hz', hz, 0, said?.declared);
    }
    for (const { charset, declared } of stated) {
      const text = charset.includes('+') ? encodings[charset].strict(bytes) : undefined;
      if (text === undefined) continue;
      tried.push(charset);
      return decided('declared', charset, text, 0, declared);
    }
    const back = readBack(bytes, utf8);
    if (back !== undefined) return readBackAs(back);
    return decided('valid-utf-8', 'utf-8', utf8);
  }

  for (const { charset, declared } of stated) {
    const reading = attempt(charset, tolerance.declared);
    const good = reading.replacements === 0 || reading.score.mean >= acceptable;
    if (good && bearable(reading, tolerance.declared) && !refuted(reading, attempt, bytes)) {
      return decided('declared', charset, reading.text, reading.replacements, declared);
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

/** How many private-use characters a text has; those beyond U+FFFF by their first half. */
export function privateUse(text: string): number {
  if ((signsOf(text) & TextSign.privateUse) === 0) return 0;
  return text.match(/[\ue000-\uf8ff\udb80-\udbff]/g)?.length ?? 0;
}
