import { unitsOf } from '../text/units.ts';
import { chineseScore, scoreOfUnits } from './chinese-score.ts';
import { decodeAs } from './decode-as.ts';
import { type Misread, misreadCharsets } from './encodings.ts';
import { CharsetError } from './read-error.ts';

/** A text whose beginning reads as well as this is what it seems; measured on rubbish: -0.2 and less. */
const chinese = 0.2;
/** What is read back must read as Chinese prose does, or it was no rubbish. */
const convincing = 0.4;
/** So many UTF-16 units of a text are looked at first. */
const beginning = 1500;
/** At most this share of the bytes may begin a place that cannot be read back, for the text to be rubbish at all. */
const mostLost = 1 / 10;

/** A text that was misread, read back. */
export interface ReadBack {
  readonly charset: Misread;
  readonly text: string;
}

/**
 * Reads back the text of a UTF-8 file that was once read in a wrong encoding, where not a character of it was lost.
 *
 * Undefined where the text is what it seems, and where only a part of it is rubbish. Throws a CharsetError, with the
 * first place, where all of it is and some was lost: what became U+FFFD or a question mark cannot be read back.
 */
export function readBack(bytes: Uint8Array, text: string): ReadBack | undefined {
  const units = unitsOf(text);
  const first = firstForeign(units);
  if (first === units.length) return undefined;
  const seeming = scoreOfUnits(units, first, Math.min(first + beginning, units.length)).mean;
  if (seeming >= chinese) return undefined;
  for (const charset of misreadCharsets) {
    const back = decodeAs(bytes, charset, Math.max(1, bytes.length * mostLost));
    if (!back.whole) continue;
    const { mean, counted } = chineseScore(back.text.replaceAll('\ufffd', ''));
    if (counted < 4 || mean < convincing) continue;
    if (back.replacements === 0) return { charset, text: back.text };
    throw lost(bytes, charset, back.firstBad ?? 0, back.replacements);
  }
  return undefined;
}

/** Where the first character stands that is not ASCII and no byte order mark; the end of the text where none is. */
function firstForeign(units: Uint16Array): number {
  let at = 0;
  while (at < units.length && ((units[at] as number) < 0x80 || units[at] === 0xfeff)) at += 1;
  return at;
}

function lost(bytes: Uint8Array, charset: Misread, at: number, places: number): CharsetError {
  const [, mistaken = ''] = charset.split('+');
  const shown = Buffer.from(bytes.subarray(at, at + 24))
    .toString('utf8')
    .replace(/\ufffd$/, '');
  const line = bytes.subarray(0, at).reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
  return new CharsetError(
    `its text was once read in a wrong encoding (${mistaken}) and saved so; ${places} places of it were lost in that, the first at byte ${at}, line ${line}: ${JSON.stringify(shown)}. Fetch it again from where it came.`,
    at,
  );
}
