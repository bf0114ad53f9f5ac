/** How many characters of a text say something to a person: Han characters, letters and digits outside tags. */
export function wordsIn(text: string): number {
  const shown = text.includes('<') ? text.replace(/<[^<>]*>/g, '') : text;
  return shown.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
