const names = ['script', 'style', 'title', 'textarea', 'xmp'] as const;

const ends: ReadonlyMap<string, RegExp> = new Map(
  names.map((name) => [name, new RegExp(`</${name}[ \\n\\t\\f\\r>]`, 'gi')]),
);

/** Where the text of an element ends in which no tag but its own end tag is one; at the end of the source without that. */
export function plainEnd(name: string, source: string, from: number): number {
  const end = ends.get(name);
  if (end === undefined) return from;
  end.lastIndex = from;
  return end.exec(source)?.index ?? source.length;
}

/** Whether a name that the source breaks off in may be one of theirs: htmlparser2 gives it as text. */
export function beginsPlain(begun: string): boolean {
  const name = begun.toLowerCase();
  return names.some((each) => each.startsWith(name));
}

/** Whether nobody reads the text of an element. */
export function isCode(name: string): boolean {
  return name === 'script' || name === 'style';
}
