/** Columns of a line, as the project's formatter counts them. */
const widest = 110;

/** How wide a text is in columns: a Han character and its punctuation take two. */
function columns(text: string): number {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  return width;
}

/** A text in single quotes, as the project's formatter writes it. */
export function quoted(text: string): string {
  const inside = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return inside.includes("'") && !inside.includes('"') ? `"${inside}"` : `'${inside.replaceAll("'", "\\'")}'`;
}

/** A value of a declaration as one line of TypeScript. */
function flat(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(flat).join(', ')}]`;
  if (value instanceof RegExp || typeof value !== 'object' || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${key}: ${flat(inner)}`)
    .join(', ')} }`;
}

/**
 * A value of a declaration as TypeScript, in lines no wider than the project's: the first without its indent.
 *
 * `before` is what stands before it on its line, `indent` the blanks the line begins with.
 */
export function printed(value: unknown, indent: string, before = ''): string {
  const line = flat(value);
  // The comma behind it counts too.
  if (columns(`${indent}${before}${line},`) <= widest) return line;
  const deeper = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((each) => `${deeper}${printed(each, deeper)},\n`).join('')}${indent}]`;
  if (value instanceof RegExp || typeof value === 'string')
    return before === '' ? line : `\n${deeper}${line}`;
  if (typeof value !== 'object' || value === null) return line;
  const entries = Object.entries(value).map(([key, inner]) => {
    const text = printed(inner, deeper, `${key}: `);
    return `${deeper}${key}:${text.startsWith('\n') ? '' : ' '}${text},\n`;
  });
  return `{\n${entries.join('')}${indent}}`;
}
