/**
 * Two changes of rules cannot both be made, or one lies outside the text.
 *
 * The message names the rules and shows the words; `at` is where they stand in the raw text (UTF-16).
 */
export class RuleConflict extends Error {
  override readonly name = 'RuleConflict';
  readonly at: number;

  constructor(message: string, at: number, cause?: unknown) {
    super(message, { cause });
    this.at = at;
  }
}
