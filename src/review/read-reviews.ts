import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Mark, mark as markSchema } from '../documents/mark.ts';
import { placeKey } from '../documents/mark-place.ts';

/** A mark that counts: the last one of its place. */
export interface StoredMark {
  /** ten hexadecimal digits, of the place alone: a later mark of the same place has the same */
  readonly id: string;
  readonly mark: Mark;
}

/** A line that is no mark. */
export interface BadLine {
  /** below the folder of reviews */
  readonly file: string;
  /** counted from 1 */
  readonly line: number;
  readonly message: string;
}

/** What lies in a folder of reviews. */
export interface Reviews {
  /** those that count, in order of source and place in the raw documents */
  readonly marks: readonly StoredMark[];
  /** every line, in order of the files */
  readonly all: readonly Mark[];
  readonly problems: readonly BadLine[];
}

/** Reads the marks of a folder, or of some sources of it; a line that is no mark is told, and the others go on. */
export async function readReviews(folder: string, sources?: readonly string[]): Promise<Reviews> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const marks: Mark[] = [];
  const problems: BadLine[] = [];
  for (const file of names.filter((name) => /^[^.].*\.jsonl$/.test(name)).sort()) {
    const source = file.slice(0, -'.jsonl'.length);
    if (sources !== undefined && !sources.includes(source)) continue;
    const read = marksIn(await readFile(join(folder, file), 'utf8'));
    for (const { line, message } of read.problems) problems.push({ file, line, message });
    for (const { line, mark } of read.marks) {
      if (mark.source === source) marks.push(mark);
      else
        problems.push({
          file,
          line,
          message: `this mark is of ${mark.source}, its file is ${mark.source}.jsonl`,
        });
    }
  }
  return { marks: standing(marks), all: marks, problems };
}

/** Reads lines of marks; line numbers count from 1, empty lines are passed over. */
export function marksIn(text: string): {
  readonly marks: readonly { readonly line: number; readonly mark: Mark }[];
  readonly problems: readonly { readonly line: number; readonly message: string }[];
} {
  const marks: { line: number; mark: Mark }[] = [];
  const problems: { line: number; message: string }[] = [];
  for (const [index, words] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    if (words.trim() === '') continue;
    const read = markIn(words);
    if (typeof read === 'string') problems.push({ line: index + 1, message: read });
    else marks.push({ line: index + 1, mark: read });
  }
  return { marks, problems };
}

/** Reads a mark from JSON; a string says why it is none. */
export function markIn(json: string): Mark | string {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return 'this is no JSON';
  }
  const { success, data, error } = markSchema.safeParse(value);
  if (!success) {
    const issue = error.issues[0];
    const field = issue?.path.join('.') ?? '';
    return `this is no mark: ${field === '' ? '' : `${field}: `}${issue?.message ?? ''}`;
  }
  const { from, to, exact, ends } = data.raw;
  const isWhole = ends === undefined && exact.length === to - from;
  const isCut = ends !== undefined && exact.length + ends.length < to - from;
  return isWhole || isCut ? data : 'this is no mark: raw.exact is not as long as raw.from and raw.to say';
}

/** Of each place the last mark, in order of place; what was withdrawn is not among them. */
export function standing(marks: readonly Mark[]): readonly StoredMark[] {
  const last = new Map<string, Mark>();
  for (const mark of marks) last.set(placeKey(mark), mark);
  return [...last]
    .filter(([, { verdict }]) => verdict !== 'withdrawn')
    .sort(([, one], [, other]) => inOrder(one, other))
    .map(([key, mark]) => ({ id: idOf(key), mark }));
}

function inOrder(one: Mark, other: Mark): number {
  const words = ({ source, raw }: Mark): readonly string[] => [source, raw.path, raw.sha256];
  const [a, b] = [words(one), words(other)];
  const differs = a.findIndex((word, index) => word !== b[index]);
  if (differs >= 0) return (a[differs] as string) < (b[differs] as string) ? -1 : 1;
  return one.raw.from - other.raw.from || one.raw.to - other.raw.to;
}

function idOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 10);
}
