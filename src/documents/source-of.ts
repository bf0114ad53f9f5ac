/** The source whose folder a document lies in, where there is a pipeline of that name. */
export function sourceOf(path: string, names: readonly string[]): string | undefined {
  const slash = path.indexOf('/');
  const folder = slash < 0 ? undefined : path.slice(0, slash);
  return names.find((name) => name === folder);
}
