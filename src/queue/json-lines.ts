import { join } from 'node:path';
import type { Builders } from '../building/builders.ts';
import type { DocumentTask, Done, FileTask } from '../building/document-task.ts';
import { rawBytesOf } from '../corpus/raw-entry.ts';
import type { Known } from '../documents/raw-document.ts';

/** A line that comes in: a document. */
interface AskedLine extends AskedFile {
  /** said again in the answer, whatever it is */
  readonly id?: unknown;
  /** the files of a paged article, in order; without it the line is the one file */
  readonly files?: readonly AskedFile[];
}

interface AskedFile {
  /** below the raw folder, with `/` */
  readonly path: string;
  /** in base64; without them the file is read from the raw folder */
  readonly bytes?: string;
  readonly known?: Known;
}

/** How many lines were answered, and how many of them could not be read. */
export interface Answered {
  readonly lines: number;
  readonly unreadable: number;
}

/** What is asked of every line's document. */
interface Asked extends Pick<DocumentTask['way'], 'timeLimit' | 'outputLimit'> {
  readonly raw: string;
  readonly ocr: boolean;
}

/**
 * Answers each line with a line, in the order in which they came: the reports of a document, or why there are none.
 *
 * An answer is said as soon as those before it are; no more lines are taken in than the builders begin.
 */
export async function answerLines(
  input: AsyncIterable<Uint8Array>,
  say: (line: string) => Promise<void>,
  builders: Builders<Done>,
  { raw, ocr, ...limits }: Asked,
): Promise<Answered> {
  let [lines, unreadable, inHand] = [0, 0, 0];
  let said: Promise<void> = Promise.resolve();
  let free: () => void = () => undefined;
  for await (const line of linesIn(input)) {
    if (line.trim() === '') continue;
    lines += 1;
    inHand += 1;
    const answer = answerTo(line, lines);
    answer.catch(() => undefined);
    said = said.then(async () => {
      await say(`${JSON.stringify(await answer)}\n`);
      inHand -= 1;
      free();
    });
    // Who reads the answers may be gone: that is said at the end.
    said.catch(() => {
      inHand = Number.NEGATIVE_INFINITY;
      free();
    });
    while (inHand >= builders.ahead)
      await new Promise<void>((resolve) => {
        free = resolve;
      });
  }
  await said;
  return { lines, unreadable };

  async function answerTo(line: string, number: number): Promise<object> {
    let asked: AskedLine;
    try {
      asked = asAsked(JSON.parse(line));
    } catch (error) {
      unreadable += 1;
      const why = error instanceof SyntaxError ? 'it is not JSON' : (error as Error).message;
      return {
        line: number,
        error: `line ${number} is no document: ${why}. Write {"path": …, "bytes": base64}.`,
      };
    }
    const { id, path } = asked;
    const files: FileTask[] = [];
    for (const file of asked.files ?? [asked]) files.push(await fileOf(file));
    const task: DocumentTask = { path, files, way: { options: { ocr }, ...limits } };
    return { ...(id !== undefined && { id }), ...answerOf(await builders.build(task, line.length)) };
  }

  async function fileOf({ path, bytes, known = {} }: AskedFile): Promise<FileTask> {
    if (bytes === undefined) return { path, location: join(raw, path), stated: known };
    const given = new Uint8Array(Buffer.from(bytes, 'base64'));
    return { path, bytes: await rawBytesOf(path, known, async () => ({ bytes: given })) };
  }
}

function asAsked(value: unknown): AskedLine {
  const asked = value as Partial<AskedLine> | null;
  const files = asked?.files ?? [asked];
  if (!Array.isArray(files) || files.length === 0 || !files.every(isAskedFile))
    throw new Error('it names no path, or its bytes are no text');
  return { ...asked, path: asked?.path ?? (files[0] as AskedFile).path } as AskedLine;
}

function isAskedFile(value: unknown): value is AskedFile {
  const { path, bytes } = (value ?? {}) as Partial<AskedFile>;
  const isBelow = typeof path === 'string' && !path.startsWith('/') && !path.split(/[/\\]/).includes('..');
  return isBelow && path !== '' && (bytes === undefined || typeof bytes === 'string');
}

function answerOf(done: Done): object {
  const { path } = done;
  if (done.became === 'failed')
    return { path, error: done.error, ...(done.again === true && { again: true }) };
  if (done.became !== 'ready') return { path, error: 'it was left out.' };
  if (done.refusal !== undefined) return { path, source: done.source, error: done.refusal };
  const words = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
  const reports = done.reports.map(({ name, contents: [text, metadata, trace] }) => ({
    name,
    text: words(text),
    metadata: JSON.parse(words(metadata)),
    trace: JSON.parse(words(trace)),
  }));
  return { path, source: done.source, reports };
}

async function* linesIn(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let parts: Uint8Array[] = [];
  for await (const chunk of input) {
    let from = 0;
    for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, at)]).toString('utf8');
      parts = [];
      from = at + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (parts.length > 0) yield Buffer.concat(parts).toString('utf8');
}
