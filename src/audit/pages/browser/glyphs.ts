/** What would not be seen, or would turn the words around it, is never drawn as it is: it is named. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const GLYPHS: Readonly<Record<string, string>> = { '\n': '↵', '\r': '␍', '\t': '⇥', '\f': '␌', '\0': '␀' };
const SPACES: Readonly<Record<string, string>> = { ' ': '␣', '\u3000': '□', '\u00a0': '⍽' };

/** What stands for a character that cannot be seen. */
export function glyphOf(character: string): string {
  return (
    GLYPHS[character] ??
    `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`
  );
}

/** Where characters stand in a text that must be named; a line's end and a tab only where they were edited. */
export function* hiddenIn(text: string, isEdited: boolean): Generator<{ at: number; character: string }> {
  for (const { 0: character, index } of text.matchAll(HIDDEN))
    if (isEdited || (character !== '\n' && character !== '\t')) yield { at: index, character };
}

/** A text on one line, its middle left out where it is long; nothing in it is hidden. */
export function onOneLine(text: string, most = 160): string {
  const spaces = text.trim() === '' ? /[ \u3000\u00a0]/g : /^$/g;
  const shown = (part: string): string =>
    part.replace(HIDDEN, glyphOf).replace(spaces, (space) => SPACES[space] ?? space);
  if (text.length <= most) return shown(text);
  return `${shown(text.slice(0, most / 2))} … ${shown(text.slice(-most / 2))}`;
}
