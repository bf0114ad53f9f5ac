import { createHash } from 'node:crypto';
import type { Page, RawDocument, RawFile } from '../documents/raw-document.ts';
import type { Edit } from '../text/span.ts';
import type { Recognised } from './ocr.ts';
import { flowOf } from './pdf/flow.ts';
import { type OpenedPdf, openPdf } from './pdf/open-pdf.ts';
import { meaningless } from './pdf/readable.ts';
import { boxesIn, textEdits, type WrittenText, writtenText } from './pdf/written-text.ts';
import type { FileRecord, ReadAgain } from './read-again.ts';
import { inFile, NoTextLayerError, ReadError } from './read-error.ts';
import type { ReadOptions, SourceFile } from './source-file.ts';

/**
 * Reads PDFs: one or more files, in the order given, as one document.
 *
 * The text is every character of the pages in the order in which they are read, line by line; the last line of a
 * page ends with a form feed. What is no part of the article, and where its paragraphs end, is for `markup` to say.
 * Rejects with a ReadError that names the file for one that is encrypted, damaged or too long, and a
 * NoTextLayerError for one whose pages are pictures; with `ocr` their words are recognised.
 */
export async function readPdf(
  sources: readonly SourceFile[],
  { ocr = false }: ReadOptions = {},
): Promise<RawDocument> {
  if (sources.length === 0) throw new ReadError('no file was given: a document has at least one.');
  const files: RawFile[] = [];
  const pages: Page[] = [];
  const texts: { readonly offset: number; readonly written: WrittenText }[] = [];
  const notes: Notes = { warnings: [], gaps: [] };
  let offset = 0;
  for (const [file, source] of sources.entries()) {
    const opened = await named(source.path, () => pagesOfPdf(source.bytes, ocr));
    const written = await named(source.path, async () => textOf(opened, ocr));
    const read = await named(source.path, async () => meaningless(written.text));
    noted(source.path, opened, read, notes);
    files.push(rawFileOf(source, opened));
    pages.push(...pagesOf(written, file, offset));
    texts.push({ offset, written });
    offset += written.text.length;
  }
  return {
    files,
    pages,
    text: texts.map(({ written }) => written.text).join(''),
    markup: {
      stated: [],
      paragraphs: true,
      edits: () =>
        texts.flatMap(({ offset, written }) => textEdits(written).map((edit) => moved(edit, offset))),
    },
    boxes: (span) => texts.flatMap(({ offset, written }) => boxesIn(written.lines, moved(span, -offset))),
    ...(notes.warnings.length > 0 && { warnings: notes.warnings }),
    ...(notes.gaps.length > 0 && { gaps: notes.gaps }),
  };
}

/** One PDF again, by its record: the same text from the same bytes. */
export async function readPdfAgain(bytes: Uint8Array, { path, ocr }: FileRecord): Promise<ReadAgain> {
  const written = await named(path, async () =>
    textOf(await pagesOfPdf(bytes, ocr !== undefined, ocr), ocr !== undefined),
  );
  return {
    text: written.text,
    pages: pagesOf(written, 0, 0),
    replacements: 0,
    firstBad: undefined,
    encoded: [],
    boxes: (span) => boxesIn(written.lines, span),
  };
}

/** A PDF with the words of its pages, those included that were recognised in pictures. */
interface ReadPdf extends OpenedPdf {
  readonly recognised?: Pick<Recognised, 'ocr' | 'warnings'>;
}

/** Opens a PDF and, where asked to, recognises the words of pages without text; `made` is an earlier recognition. */
async function pagesOfPdf(bytes: Uint8Array, ocr: boolean, made?: RawFile['ocr']): Promise<ReadPdf> {
  const opened = await openPdf(bytes);
  if (!ocr || opened.textless.length === 0) return opened;
  // Only who wants it pays for loading it.
  const { recognisePages } = await import('./ocr.ts');
  const { pages, ...recognised } = await recognisePages(bytes, opened.textless, made);
  return {
    ...opened,
    pages: opened.pages.map((page) => pages.get(page.number) ?? page),
    textless: opened.textless.filter((number) => !pages.has(number)),
    recognised,
  };
}

function textOf({ pages, textless }: OpenedPdf, ocr: boolean): WrittenText {
  if (pages.every(({ lines }) => lines.length === 0)) {
    const one = pages.length === 1;
    const count = one ? 'its one page has no text' : `none of its ${pages.length} pages has text`;
    const what = one ? 'it is a picture' : 'they are pictures';
    const why = ocr
      ? 'and no words can be recognised in pictures'
      : textless.length > 0
        ? `${what}, as a scan is. Read it with --ocr`
        : 'nothing is on them';
    throw new NoTextLayerError(`${count}${ocr ? ',' : ':'} ${why}.`);
  }
  return writtenText(flowOf(pages));
}

interface Notes {
  readonly warnings: string[];
  readonly gaps: string[];
}

function noted(
  path: string,
  { textless, partly, recognised }: ReadPdf,
  nobodys: number,
  { warnings, gaps }: Notes,
): void {
  if (textless.length > 0)
    gaps.push(
      `${path}: page${textless.length > 1 ? 's' : ''} ${textless.join(', ')} ${textless.length > 1 ? 'have' : 'has'} no text, only pictures${recognised === undefined ? ' (--ocr reads them)' : ' in which no words can be recognised'}`,
    );
  warnings.push(...(recognised?.warnings ?? []).map((warning) => `${path}: ${warning}`));
  if (partly !== undefined)
    gaps.push(`${path}: page ${partly.page} is damaged and was read in part: ${partly.why}`);
  if (nobodys > 0) warnings.push(`${path}: ${nobodys} characters have no meaning that its fonts tell`);
}

function pagesOf({ pages }: WrittenText, file: number, offset: number): readonly Page[] {
  return pages.map((page, index) => ({ ...moved(page, offset), file, number: index + 1 }));
}

function rawFileOf({ path, bytes, known = {} }: SourceFile, { pages, recognised }: ReadPdf): RawFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const ocr = recognised !== undefined && { ocr: recognised.ocr };
  return {
    path,
    sha256,
    bytes: bytes.length,
    mediaType: 'application/pdf',
    ...ocr,
    known,
    pages: pages.length,
  };
}

function moved<Stretch extends { readonly from: number; readonly to: number } | Edit>(
  stretch: Stretch,
  by: number,
): Stretch {
  return { ...stretch, from: stretch.from + by, to: stretch.to + by };
}

async function named<Result>(path: string, make: () => Promise<Result>): Promise<Result> {
  try {
    return await make();
  } catch (error) {
    throw error instanceof ReadError ? inFile(path, error) : error;
  }
}
