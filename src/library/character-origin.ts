import type { Span } from '../text/span.ts';

/** Where a character of a clean text came from. */
export interface CharacterOrigin {
  /** whether the same character stands in the raw text; else rules changed or inserted it */
  readonly verbatim: boolean;
  /** the rules on its way, `<stage>/<rule>`; none where it is verbatim */
  readonly rules: readonly string[];
  /** the character in the raw text (UTF-16), or all that was changed with it; empty where it was inserted */
  readonly raw: Span;
  /** the raw file, by its path below the raw folder */
  readonly file: string;
  /** counted from 1 in the file */
  readonly page: number;
  /** counted from 1 on the page */
  readonly line: number;
  /** UTF-16 units from the beginning of the line, counted from 1 */
  readonly column: number;
  /** the bytes of the file that it was read from, where it is encoded bytes: half-open offsets */
  readonly bytes?: Span;
}
