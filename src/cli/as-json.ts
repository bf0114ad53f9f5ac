/** What steers a terminal, turns the words around it or is not seen; JSON has the rest of the controls as escapes. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A value as JSON for stdout, indented by `indent`: what a terminal would obey is an escape, which reads back as it was. */
export function asJson(value: unknown, indent = 2): string {
  return `${JSON.stringify(value, null, indent)}\n`.replace(UNSEEN, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
