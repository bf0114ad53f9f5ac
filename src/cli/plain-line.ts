/**
 * Words as one line that says what is in them: a file's name may hold line ends, and signs that steer a terminal.
 *
 * Controls, line and paragraph separators and marks of direction become `\\u{1b}`, a line end `\\n`.
 */
export function plainLine(words: string): string {
  return words.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (sign) =>
    sign === '\n' ? '\\n' : `\\u{${(sign.codePointAt(0) as number).toString(16)}}`,
  );
}
