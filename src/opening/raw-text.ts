import { createHash } from 'node:crypto';
import { isAbsolute, sep } from 'node:path';
import { ArchiveError } from '../archives/archive-error.ts';
import { rawBytes } from '../archives/raw-bytes.ts';
import type { Box, Page } from '../documents/raw-document.ts';
import type { Sidecar } from '../documents/sidecar.ts';
import type { Encoded, ReadAgain } from '../readers/read-again.ts';
import { readAgain } from '../readers/reader.ts';
import type { Span } from '../text/span.ts';
import { folderError } from './folder-error.ts';
import type { Problem } from './problem.ts';

/** A raw file as a sidecar records it. */
export type FileRecord = Sidecar['source']['files'][number];

/** A raw file read again: where its text stands in the document's raw text, and what that was read from. */
export interface RawFileText extends Span {
  readonly path: string;
  /** whether the bytes are those that the record tells of */
  readonly intact: boolean;
  /** the recorded encoding, if the file has one */
  readonly charset: string | undefined;
  /** byte offset of the first place that is malformed in it, if there is one */
  readonly firstBad: number | undefined;
  /** what was decoded from bytes, in order; offsets are the document's */
  readonly encoded: readonly Encoded[];
  /** where on its pages a stretch of the document's text stands, where they are laid out */
  readonly boxes: ((span: Span) => readonly Box[]) | undefined;
}

/** A document's raw text, read again from the bytes of its files. */
export interface RawText {
  readonly text: string;
  readonly files: readonly RawFileText[];
  readonly pages: readonly Page[];
}

/**
 * Reads a document's raw text again, by the records alone: which files, and each as its record says.
 *
 * Nothing is decided here, so it proves what was decided then. Without a text where a file is missing or cannot be
 * read as recorded; what else is not as recorded is among the problems, but for the hash: see `intact`.
 */
export async function readRawText(
  folder: string,
  records: readonly FileRecord[],
): Promise<{ readonly raw: RawText | undefined; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const files: RawFileText[] = [];
  const pages: Page[] = [];
  const texts: string[] = [];
  let offset = 0;
  for (const [index, record] of records.entries()) {
    const wrong = (message: string): number => problems.push({ folder: 'raw', file: record.path, message });
    if (!isBelow(record.path)) {
      wrong('the path leaves the raw folder');
      continue;
    }
    const bytes = await rawBytes(folder, record.path).catch(rawError);
    if (typeof bytes === 'string') {
      wrong(`${bytes}, but reports were made from it`);
      continue;
    }
    const intact = createHash('sha256').update(bytes).digest('hex') === record.sha256;
    const read = await again(bytes, record);
    if (typeof read === 'string') {
      wrong(read);
      continue;
    }
    if (intact) for (const message of differences(bytes, record, read)) wrong(message);
    const from = offset;
    files.push({
      from,
      to: from + read.text.length,
      path: record.path,
      intact,
      charset: record.charset,
      firstBad: read.firstBad,
      encoded: read.encoded.map((part) => ({ ...part, ...moved(part, from) })),
      boxes: read.boxes && ((span) => read.boxes?.(moved(span, -from)) ?? []),
    });
    for (const page of read.pages) pages.push({ ...page, ...moved(page, from), file: index });
    texts.push(read.text);
    offset += read.text.length;
  }
  const whole = files.length === records.length;
  return { raw: whole ? { text: texts.join(''), files, pages } : undefined, problems };
}

/** Why a raw file cannot be had, in plain words; an error that is neither a disk’s nor an archive’s is thrown on. */
export function rawError(error: unknown): string {
  if (!(error instanceof ArchiveError)) return folderError(error);
  return `it cannot be read (${error.message.replace(/\.$/, '')})`;
}

async function again(bytes: Uint8Array, record: FileRecord): Promise<ReadAgain | string> {
  try {
    return await readAgain(bytes, record as Parameters<typeof readAgain>[1]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.startsWith(`${record.path}: `) ? message.slice(record.path.length + 2) : message;
  }
}

function* differences(bytes: Uint8Array, record: FileRecord, read: ReadAgain): Generator<string> {
  const replacements = record.charsetEvidence?.replacements ?? 0;
  if (bytes.length !== record.bytes) yield `it has ${bytes.length} bytes, its record says ${record.bytes}`;
  if (read.replacements !== replacements)
    yield `${read.replacements} places are malformed in ${record.charset}, its record says ${replacements}`;
  if (read.pages.length !== record.pages)
    yield `it has ${read.pages.length} pages, its record says ${record.pages}`;
}

function moved({ from, to }: Span, by: number): Span {
  return { from: from + by, to: to + by };
}

/** Whether a recorded path stays below its folder. */
export function isBelow(path: string): boolean {
  // Where a backslash parts no folders, a name may have one.
  const parts = sep === '/' ? path.split('/') : path.split(/[/\\]/);
  return !isAbsolute(path) && !parts.includes('..');
}
