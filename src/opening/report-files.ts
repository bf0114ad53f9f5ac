import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import { SCHEMAS } from '../documents/schemas.ts';
import { type Sidecar, sidecar } from '../documents/sidecar.ts';
import { writtenTrace } from '../documents/written-trace.ts';
import { decodeAs } from '../readers/decode-as.ts';
import { differenceOf } from '../text/difference.ts';
import { printTrace, type Trace } from '../text/trace.ts';
import { bytesAt } from './bytes-at.ts';
import { lineColumnOf } from './line-column.ts';
import type { Problem } from './problem.ts';
import { indented, type JsonRead, readJson, type Seal, sealOf } from './read-json.ts';

/** The clean text of a report, and whether it is the one its sidecar tells of. */
export interface CleanText {
  readonly text: string;
  readonly intact: boolean;
}

/** The name of a report: its three files' path below the clean folder, without their endings. */
export type ReportName = string;

/** Reads a report's sidecar and holds it against its schema. */
export async function readSidecar(folder: string, name: ReportName): Promise<JsonRead<Sidecar>> {
  const file = `${name}.json`;
  const read = await readJson(folder, file, sidecar, { format: SCHEMAS.report, print: indented });
  if (read.data === undefined) return read;
  const words = read.data.clean.file;
  const txt = `${name}.txt`;
  if (words === txt.slice(txt.lastIndexOf('/') + 1)) return read;
  const message = `clean.file is ${words}, beside it stands ${txt}`;
  return {
    ...read,
    problems: [...read.problems, { folder: 'clean', file, place: 'clean.file', message }],
  };
}

/**
 * Reads a report's trace and holds it against its schema, and its spelling against that of `printTrace`.
 *
 * What another spelling says is given all the same.
 */
export async function readTrace(
  folder: string,
  name: ReportName,
): Promise<{ readonly trace?: Trace; readonly seal?: Seal; readonly problems: readonly Problem[] }> {
  const file = `${name}.trace.json`;
  const read = await readJson(folder, file, writtenTrace, { format: SCHEMAS.trace });
  const seal = read.seal === undefined ? {} : { seal: read.seal };
  if (read.data === undefined) return { ...seal, problems: read.problems };
  const strange = read.data.spans.findIndex((span) => !isSpan(span));
  if (strange >= 0) {
    const message = `a span is a length or [raw, clean, rule …], not ${JSON.stringify(read.data.spans[strange])}`;
    return { ...seal, problems: [{ folder: 'clean', file, place: `span ${strange}`, message }] };
  }
  const trace = read.data as Trace;
  const expected = printTrace(read.value as Trace);
  if (expected === read.text) return { trace, ...seal, problems: [] };
  const { line, column } = lineColumnOf(read.text, differenceOf(expected, read.text));
  const message = 'the file is not spelled as it is written';
  return { trace, ...seal, problems: [{ folder: 'clean', file, place: `${line}:${column}`, message }] };
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
): Promise<{ readonly clean?: CleanText; readonly seal?: Seal; readonly problems: readonly Problem[] }> {
  const file = `${name}.txt`;
  const bytes = bytesAt(join(folder, file));
  if (typeof bytes === 'string') return { problems: [{ folder: 'clean', file, message: bytes }] };
  const seal = sealOf(bytes);
  const clean = { text: bytes.toString('utf8'), intact: seal.sha256 === sha256 };
  if (isUtf8(bytes)) return { clean, seal, problems: [] };
  const { line, column } = lineColumnOf(clean.text, firstBad(bytes));
  const place = `${line}:${column}`;
  return { clean, seal, problems: [{ folder: 'clean', file, place, message: 'the bytes are not UTF-8' }] };
}

/** The UTF-16 offset of the first malformed place: what stands before it is what a strict reading gives. */
function firstBad(bytes: Uint8Array): number {
  const at = decodeAs(bytes, 'utf-8', 0).firstBad ?? bytes.length;
  return Buffer.from(bytes.subarray(0, at)).toString('utf8').length;
}
