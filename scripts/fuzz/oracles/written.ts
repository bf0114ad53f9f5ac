import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Ready } from '../../../src/corpus/ready.ts';
import type { RawDocument } from '../../../src/documents/raw-document.ts';
import { type Sidecar, sidecar as sidecarSchema } from '../../../src/documents/sidecar.ts';
import { writtenTrace } from '../../../src/documents/written-trace.ts';
import type { FileRecord } from '../../../src/readers/read-again.ts';
import { readAgain } from '../../../src/readers/reader.ts';
import { printTrace, type Trace } from '../../../src/text/trace.ts';
import { accountOf } from '../../../src/verify/account.ts';
import { type PartOfDocument, partProblems } from '../../../src/verify/parts.ts';
import { recordProblems, ruleProblems } from '../../../src/verify/sidecar-problems.ts';
import { Finding, type GivenFile } from '../target.ts';

/** What is written of a raw text may be so many times as long, in bytes for each of its characters. */
const GROWTH = 60;
const AT_LEAST = 100_000;

/** Proves the files that are to be written of a document by the checker's own means, from the raw bytes alone. */
export async function proveWritten(
  { reports }: Ready,
  source: string,
  document: RawDocument,
  files: readonly GivenFile[],
): Promise<void> {
  const parts: PartOfDocument[] = [];
  let raw: string | undefined;
  let accounted = 0;
  for (const { name, contents } of reports) {
    const [clean, sidecar, trace] = contents.map(textOf) as [string, string, string];
    const said: Sidecar = parsed(sidecar, sidecarSchema, 'the sidecar');
    const spans = parsed(trace, writtenTrace, 'the trace') as unknown as Trace;
    raw ??= await readByRecords(said, files);
    if (raw !== document.text) throw new Finding('read again by its records the raw text is another');
    if (said.clean.sha256 !== createHash('sha256').update(clean).digest('hex'))
      throw new Finding('the sidecar has another hash than the text');
    const account = accountOf(raw, clean, spans, said.source.part);
    if (account.fault !== undefined) throw new Finding(`not accounted for: ${account.fault.message}`);
    if (account.tally.unaccounted > 0) throw new Finding(`${account.tally.unaccounted} are unaccounted for`);
    if (printTrace(JSON.parse(trace)) !== trace)
      throw new Finding('the trace is not spelled as it is written');
    accounted += account.tally.kept + account.tally.removed + account.tally.changed;
    parts.push({ name, part: said.source.part, split: account.split });
    const written = `${source}/${name}`;
    for (const problem of [
      ...ruleProblems(written, said, spans, account.rules, true),
      ...recordProblems(written, said, clean, raw),
    ])
      throw new Finding(`verify: ${problem.place}: ${problem.message}`);
    expectHouseStyle(clean);
    expectSafeName(name);
    const size = clean.length + sidecar.length + trace.length;
    if (size > AT_LEAST + GROWTH * (raw.length + files.reduce((sum, { path }) => sum + path.length, 0)))
      throw new Finding(`${size} characters are written of ${raw.length}`);
  }
  if (raw === undefined) return;
  for (const { message } of partProblems(parts, raw.length)) throw new Finding(`verify: ${message}`);
  if (accounted !== raw.length) throw new Finding(`${accounted} of ${raw.length} characters are told of`);
}

function textOf(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw new Finding('what is to be written is no UTF-8');
  return Buffer.from(bytes).toString();
}

function parsed<Shape>(
  text: string,
  schema: { safeParse: (value: unknown) => { success: boolean; data?: Shape; error?: Error } },
  what: string,
): Shape {
  const { success, data, error } = schema.safeParse(JSON.parse(text));
  if (!success || data === undefined) throw new Finding(`${what} does not fit its schema: ${error?.message}`);
  return data;
}

async function readByRecords({ source }: Sidecar, files: readonly GivenFile[]): Promise<string> {
  const texts: string[] = [];
  for (const [index, record] of source.files.entries()) {
    const read = await readAgain(files[index]?.bytes ?? new Uint8Array(), record as FileRecord);
    if (read.replacements !== (record.charsetEvidence?.replacements ?? 0))
      throw new Finding(`${read.replacements} malformed places, the record says otherwise`);
    texts.push(read.text);
  }
  return texts.join('');
}

/** What no clean text has, whatever the raw one had. */
const never: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a control character', /[\0-\x08\x0b-\x1f\x7f-\x9f]/],
  ['a mark of direction', /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/],
  ['a zero-width character', /[\u200b\u2060\ufeff\u00ad]/],
  ['a line separator', /[\u2028\u2029]/],
  ['half a character', /\p{Surrogate}/u],
  ['an empty line, or a space at an end of a line', /\n\n|^[ \n]|[ \t]\n|\n[ \t]/],
];

function expectHouseStyle(clean: string): void {
  for (const [what, pattern] of never) {
    const found = pattern.exec(clean);
    if (found !== null)
      throw new Finding(
        `the clean text has ${what}: ${JSON.stringify(clean.slice(Math.max(0, found.index - 10), found.index + 10))}`,
      );
  }
  if (!clean.endsWith('\n')) throw new Finding('the clean text does not end with a line end');
  if (clean.normalize('NFC') !== clean) throw new Finding('the clean text is not NFC');
}

function expectSafeName(name: string): void {
  if (!/^\d{6}-\d{4}-[^/\\:*?"<>|\s\p{C}]+$/u.test(name) || Buffer.byteLength(name) > 240)
    throw new Finding(`the name is not safe: ${JSON.stringify(name)}`);
}
