/** How an encoding divides bytes into characters. */
export interface Encoding {
  /**
   * The number of bytes of the character that begins at `at`, or of an escape, which stands for none.
   *
   * Negative where neither does: so many bytes, at least one, are one malformed place. `mode` is what the escapes
   * before `at` have switched to: 0 at the beginning, and always in an encoding that has no escapes.
   */
  readonly length: (bytes: ArrayLike<number>, at: number, mode: number) => number;
  /** The number of UTF-16 units that the `length` bytes at `at` have in the text; an escape has none. */
  readonly units: (bytes: ArrayLike<number>, at: number, length: number, mode: number) => number;
  /** The text of bytes that are well-formed; undefined where they are not. A byte order mark stays, as U+FEFF. */
  readonly strict: (bytes: Uint8Array, mode?: number) => string | undefined;
  /** The mode behind the `length` bytes at `at`; only an encoding with escapes has it. */
  readonly modeAfter?: (bytes: ArrayLike<number>, at: number, length: number, mode: number) => number;
}
