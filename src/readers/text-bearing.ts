/**
 * The part of a decoded page that people read: without scripts, styles, comments and tags. Other texts whole.
 *
 * An encoding is told by it, for a script may be in another. ASCII tells nothing, so a page is told by its first tag.
 */
export function textBearing(text: string): string {
  if (!/<(?:!doctype|html|head|body|script)\b/i.test(text.slice(0, 4096))) return text;
  return text.replace(
    /<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1[^<>]*>?|$)|<[a-z/!][^<>]*>/gi,
    '',
  );
}
