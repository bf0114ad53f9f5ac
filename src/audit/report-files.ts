import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Sidecar, sidecar } from '../documents/sidecar.ts';
import { writtenTrace } from '../documents/written-trace.ts';
import { decodeAs } from '../readers/decode-as.ts';
import { printTrace, type Trace } from '../text/trace.ts';
import { differenceOf } from './account.ts';
import { folderError } from './folder-error.ts';
import { lineColumnOf } from './line-column.ts';
import type { Problem } from './problem.ts';

/** The clean text of a report, and whether it is the one its sidecar tells of. */
export interface CleanText {
  readonly text: string;
  readonly intact: boolean;
}

/** The name of a report: its three files' path below the clean folder, without their endings. */
export type ReportName = string;

/** Reads a report's sidecar and holds it against its schema. */
export async function readSidecar(
  folder: string,
  name: ReportName,
): Promise<{ readonly sidecar?: Sidecar; readonly problems: readonly Problem[] }> {
  const file = `${name}.json`;
  const read = await readJson(folder, file, sidecar);
  if ('problem' in read) return { problems: [read.problem] };
  const words = read.data.clean.file;
  const txt = `${name}.txt`;
  const named = words === txt || words === txt.slice(txt.lastIndexOf('/') + 1);
  const message = `clean.file is ${words}, beside it stands ${txt}`;
  return { sidecar: read.data, problems: named ? [] : [{ folder: 'clean', file, message }] };
}

/**
 * Reads a report's trace and holds it against its schema, and its spelling against that of `printTrace`.
 *
 * What another spelling says is given all the same.
 */
export async function readTrace(
  folder: string,
  name: ReportName,
): Promise<{ readonly trace?: Trace; readonly problems: readonly Problem[] }> {
  const file = `${name}.trace.json`;
  const read = await readJson(folder, file, writtenTrace);
  if ('problem' in read) return { problems: [read.problem] };
  const strange = read.data.spans.findIndex((span) => !isSpan(span));
  if (strange >= 0) {
    const message = `a span is a length or [raw, clean, rule …], not ${JSON.stringify(read.data.spans[strange])}`;
    return { problems: [{ folder: 'clean', file, place: `span ${strange}`, message }] };
  }
  const trace = read.data as Trace;
  const expected = printTrace(JSON.parse(read.text) as Trace);
  if (expected === read.text) return { trace, problems: [] };
  const { line, column } = lineColumnOf(read.text, differenceOf(expected, read.text));
  const message = 'the file is not spelled as it is written';
  return { trace, problems: [{ folder: 'clean', file, place: `${line}:${column}`, message }] };
}

function isSpan(span: unknown): boolean {
  if (!Array.isArray(span)) return typeof span === 'number';
  return span.length >= 2 && span.every((part) => typeof part === 'number');
}

/** Reads a report's clean text; it is intact where its bytes are those whose hash the sidecar gives. */
export async function readClean(
  folder: string,
  name: ReportName,
  sha256: string,
): Promise<{ readonly clean?: CleanText; readonly problems: readonly Problem[] }> {
  const file = `${name}.txt`;
  const bytes = await readFile(join(folder, file)).catch(folderError);
  if (typeof bytes === 'string') return { problems: [{ folder: 'clean', file, message: bytes }] };
  const intact = createHash('sha256').update(bytes).digest('hex') === sha256;
  const text = bytes.toString('utf8');
  if (isUtf8(bytes)) return { clean: { text, intact }, problems: [] };
  const { line, column } = lineColumnOf(text, firstBad(bytes));
  const problem = {
    folder: 'clean',
    file,
    place: `${line}:${column}`,
    message: 'the bytes are not UTF-8',
  } as const;
  return { clean: { text, intact }, problems: [problem] };
}

/** The UTF-16 offset of the first malformed place: what stands before it is what a strict reading gives. */
function firstBad(bytes: Uint8Array): number {
  const at = decodeAs(bytes, 'utf-8', 0).firstBad ?? bytes.length;
  return Buffer.from(bytes.subarray(0, at)).toString('utf8').length;
}

/** Reads a JSON file and holds it against a schema; the problem names line and column, or the field. */
export async function readJson<T>(
  folder: string,
  file: string,
  schema: z.ZodType<T>,
): Promise<{ readonly data: T; readonly text: string } | { readonly problem: Problem }> {
  const wrong = (message: string, place?: string): { problem: Problem } => ({
    problem: { folder: 'clean', file, message, ...(place === undefined ? {} : { place }) },
  });
  const text = await readFile(join(folder, file), 'utf8').catch((error) => ({ error: folderError(error) }));
  if (typeof text !== 'string') return wrong(text.error);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return wrong('this is no JSON', jsonPlace(text, error as Error));
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { data: parsed.data, text };
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  const place = path[0] === 'spans' && path.length > 1 ? `span ${String(path[1])}` : path.join('.');
  return wrong(`does not fit the schema: ${issue?.message ?? ''}`, place || undefined);
}

/** Node says `at position 12` in the message of a SyntaxError, or nothing where the text ends too early. */
function jsonPlace(text: string, error: Error): string {
  const position = /position (\d+)/.exec(error.message)?.[1];
  const { line, column } = lineColumnOf(text, position === undefined ? text.length : Number(position));
  return `${line}:${column}`;
}
