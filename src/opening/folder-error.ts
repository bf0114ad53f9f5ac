/** What a failed read means, in plain words: `the file is missing`; an error that is no file system's is thrown on. */
export function folderError(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  const known: Record<string, string> = {
    ENOENT: 'the file is missing',
    EACCES: 'the file may not be read (no permission)',
    EISDIR: 'this is a folder, not a file',
    ENOTDIR: 'a part of its path is a file, not a folder',
  };
  return known[code] ?? `the file cannot be read (${code})`;
}
