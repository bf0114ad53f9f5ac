/** Line ends that JSON lets stand in a text, and that many readers of lines take for ends. */
const LINE_ENDS = /[\x85\u2028\u2029]/g;

/** A value as JSON on one line, its line end with it: one line for every reader, whichever line ends it knows. */
export function jsonLine(value: unknown): string {
  const written = (end: string): string => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(value).replace(LINE_ENDS, written)}\n`;
}
