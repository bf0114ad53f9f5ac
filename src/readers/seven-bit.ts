import { chineseScore } from './chinese-score.ts';
import { encodings } from './encodings.ts';
import { CharsetError } from './read-error.ts';

/** At least this much of what stands between HZ's braces must read as Chinese: by chance, letters in pairs do not. */
const convincing = 0.4;

/**
 * The text of ASCII bytes that are HZ; undefined where they are plain ASCII.
 *
 * `stated` is the encoding that was declared: it decides where the bytes may be HZ but do not read as Chinese. Throws a
 * CharsetError where nothing decides, and for ISO 2022: it would come out as rubbish without a word.
 */
export function hzText(bytes: Uint8Array, ascii: string, stated: string | undefined): string | undefined {
  const shifted = /\x1b\$[)*+]?[@-N]/.exec(ascii);
  if (shifted !== null) {
    throw new CharsetError(
      `this is an ISO 2022 encoding (ESC $ at byte ${shifted.index}), which is not read. Convert it to UTF-8 first.`,
      shifted.index,
    );
  }
  if (!ascii.includes('~{')) return undefined;
  const text = encodings.hz.strict(bytes);
  const score = text === undefined ? undefined : chineseScore(text);
  if (score !== undefined && score.counted > 0 && (stated === 'hz' || score.mean >= convincing)) return text;
  const pairs = /~\{(?:[!-w][!-~])+~\}/.exec(ascii);
  if (pairs === null || (stated !== undefined && stated !== 'hz')) return undefined;
  throw new CharsetError(
    `this may be HZ (GB2312 between ~{ and ~}, first at byte ${pairs.index}), but ${text === undefined ? 'not all of it is well-formed' : 'it does not read as Chinese'}. State its charset, hz or utf-8, in manifest.json beside it.`,
    pairs.index,
  );
}
