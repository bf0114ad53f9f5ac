import { createHash } from 'node:crypto';
import { AdapterError, LayoutError } from '../../../src/adapters/adapter-error.ts';
import { type Ready, readyOf } from '../../../src/corpus/ready.ts';
import type { RawDocument } from '../../../src/documents/raw-document.ts';
import { cleaned } from '../../../src/pipeline/pipeline.ts';
import { ReadError } from '../../../src/readers/read-error.ts';
import { readerFor } from '../../../src/readers/reader.ts';
import { Finding, type Given } from '../target.ts';
import { sources } from './house.ts';
import { proveWritten } from './written.ts';

/** How a document may end: reports that were proved, or an error of our own. */
export type Ended = 'proved' | 'refused';

/**
 * Takes a document through a reader, all stages and what is written, and proves that.
 *
 * Rejects with a Finding, or with an error that is none of our own kinds.
 */
export async function checkDocument(given: Given): Promise<Ended> {
  const ready = await built(given);
  if (ready === undefined || ready.reports.length === 0) return 'refused';
  return 'proved';
}

/** The same twice: the bytes must be the same. */
export async function checkTwice(given: Given): Promise<Ended> {
  const [one, other] = [await built(given), await built(given)];
  if (digestOf(one) !== digestOf(other))
    throw new Finding('the second time gives other bytes than the first');
  return one === undefined || one.reports.length === 0 ? 'refused' : 'proved';
}

function digestOf(ready: Ready | undefined): string {
  const hash = createHash('sha256');
  for (const { contents } of ready?.reports ?? []) for (const bytes of contents) hash.update(bytes);
  return hash.digest('hex');
}

async function built({ files, pipeline }: Given): Promise<Ready | undefined> {
  const { names, adapters } = await sources();
  const [first] = files;
  if (first === undefined) return undefined;
  let document: RawDocument;
  try {
    document = await readerFor(first.path, first.bytes.subarray(0, 1024)).read(files);
  } catch (error) {
    expectOwn(
      error,
      files.map(({ path }) => path),
    );
    return undefined;
  }
  expectTiled(document);
  for (const adapter of adapters) await adapter.recognises?.(document);
  const at = pipeline % names.length;
  const [name, adapter] = [names[at] as string, adapters[at]];
  if (adapter === undefined) return undefined;
  try {
    const reports = await cleaned(document, adapter);
    const origin = { source: name, adapter: { name, version: adapter.version } };
    const ready = readyOf({ path: first.path, became: 'cleaned', ...origin, files: [], reports });
    if (ready.reports.length > 0) await proveWritten(ready, name, document, files);
    return ready;
  } catch (error) {
    expectOwn(
      error,
      files.map(({ path }) => path),
    );
    return undefined;
  }
}

/** An error that names the file, the reason, and what to do; anything else is thrown on. */
function expectOwn(error: unknown, paths: readonly string[]): void {
  if (
    !(
      error instanceof ReadError ||
      error instanceof LayoutError ||
      error instanceof AdapterError ||
      isRefusal(error)
    )
  )
    throw error;
  const { message } = error;
  if (error instanceof ReadError && !paths.some((path) => message.startsWith(`${path}: `)))
    throw new Finding(`the error does not name its file: ${message}`, { cause: error });
  const said = paths.reduce((rest, path) => rest.replaceAll(path, ''), message);
  if (!/[.!?]$/.test(said) || said.length > 3000 || /undefined|NaN|\[object/.test(said))
    throw new Finding(`the error is no sentence that helps: ${message.slice(0, 400)}`, { cause: error });
}

/** The last stage refuses what is none of its reports with a plain error that says what to do. */
function isRefusal(error: unknown): error is Error {
  return (
    error instanceof Error &&
    error.constructor === Error &&
    error.cause === undefined &&
    / out of raw\.$/.test(error.message)
  );
}

function expectTiled({ text, pages, files }: RawDocument): void {
  let at = 0;
  for (const { from, to, file } of pages) {
    if (from !== at || to < from || files[file] === undefined)
      throw new Finding(`the pages do not tile the text: ${from}–${to} after ${at}`);
    at = to;
  }
  if (at !== text.length) throw new Finding(`the pages end at ${at} of ${text.length}`);
}
