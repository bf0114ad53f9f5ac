/** Header fields by their lower-case name; the first of two of the same name counts. */
export type Headers = ReadonlyMap<string, string>;

/** The fields of header lines (RFC 9112, ISO 28500): a line that begins with white space goes on with the one before. */
export function headersOf(lines: readonly string[]): Headers {
  const headers = new Map<string, string>();
  let name: string | undefined;
  for (const line of lines) {
    if (/^[ \t]/.test(line)) {
      if (name !== undefined) headers.set(name, `${headers.get(name)} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    const found = colon > 0 ? line.slice(0, colon).trim().toLowerCase() : undefined;
    // What would go on with a field that does not count, does not count either.
    name = found === undefined || headers.has(found) ? undefined : found;
    if (name !== undefined) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/** The media type of a `Content-Type`, lower-case, and the charset it names; undefined where it is no media type. */
export function contentTypeOf(
  value: string | undefined,
): { readonly type: string; readonly charset: string | undefined } | undefined {
  const type = /^\s*([\w.+-]+\/[\w.+-]+)\s*(?:[;,]|$)/.exec(value ?? '')?.[1]?.toLowerCase();
  if (type === undefined) return undefined;
  const charset = /;\s{0,20}charset\s{0,20}=\s{0,20}["']?\s{0,20}([\w.:+-]+)/i.exec(value ?? '')?.[1];
  return { type, charset };
}
