import type { OpenReport } from '../audit/open-report.ts';
import type { Mark } from '../documents/mark.ts';
import { quoteOf } from '../documents/mark-place.ts';
import type { Known } from '../documents/raw-document.ts';
import type { Span } from '../text/span.ts';
import type { Piece } from '../text/traced.ts';
import { findPlace } from './find-place.ts';
import { readingsOf } from './readings.ts';

/** A report as the pipeline makes it of raw bytes today. */
interface MadeReport {
  readonly raw: string;
  readonly clean: string;
  readonly pieces: readonly Piece[];
  readonly part: Span;
  /** what it says it is: `notice` */
  readonly kind: string;
}

/** A raw file of a case: its name in the folder, its bytes, and what is known of it from outside. */
export interface CaseFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly known?: Known;
}

/** Takes raw files through the pipeline; rejects where it refuses them. */
export type Clean = (files: readonly CaseFile[]) => Promise<readonly MadeReport[]>;

/** A case for the tests: the raw files, what is made of them today, and what should be. */
export interface MadeCase {
  readonly files: readonly CaseFile[];
  /** as they should be, one for each report of the document */
  readonly reports: readonly { readonly clean: string; readonly kind: string }[];
  /** which of them the mark is of, counted from 0 */
  readonly index: number;
  /** what is in the case of a document that was cut: its lines, counted from 1 */
  readonly lines: { readonly from: number; readonly to: number } | undefined;
  /** where the two differ: UTF-16, in the clean text of today */
  readonly at: number;
  /** that clean text */
  readonly today: string;
}

/** So many lines around the place are tried, and then the whole document. */
const LINES = [2, 6, 20, 60];

/**
 * Makes a case of a place where `should` should stand: of the smallest stretch of the document that shows the fault.
 *
 * A text of one file is cut to the lines around the place if the pipeline makes the same of the place there; it is then
 * written in UTF-8. Every other document is taken whole, its bytes as they are. Undefined where the pipeline, as the
 * tests run it, makes something else of the place than what was marked.
 */
export async function makeCase(
  report: Pick<OpenReport, 'raw' | 'sidecar'>,
  whole: readonly CaseFile[],
  place: { readonly raw: Span; readonly now: string; readonly should: string; readonly isWhole?: boolean },
  clean: Clean,
): Promise<MadeCase | undefined> {
  const { text } = report.raw;
  const [file] = report.sidecar.source.files;
  if (place.isWhole !== true && whole.length === 1 && file?.mediaType === 'text/plain')
    for (const many of LINES) {
      const cut = linesAround(text, place.raw, many);
      if (cut.from === 0 && cut.to === text.length) break;
      const bytes = Buffer.from(text.slice(cut.from, cut.to));
      const files = [{ name: 'raw.txt', bytes, ...inUtf8(whole[0]?.known) }];
      const made = await caseOf(files, text, { ...place, from: cut.from }, clean);
      if (made !== undefined) return { ...made, lines: lineNumbers(text, cut) };
    }
  return caseOf(whole, text, { ...place, from: 0 }, clean);
}

async function caseOf(
  files: readonly CaseFile[],
  text: string,
  { raw, now, should: words, from }: { raw: Span; now: string; should: string; from: number },
  clean: Clean,
): Promise<MadeCase | undefined> {
  const reports = await clean(files).catch(() => []);
  const [first] = reports;
  if (first === undefined) return undefined;
  // A cut text may be read without the mark at its beginning, or with other line ends: its words tell the place.
  const moved = { from: raw.from - from, to: raw.to - from };
  const span = findPlace(first.raw, moved, quoteOf(text, raw));
  if (span === undefined) return undefined;
  const isEmpty = span.from === span.to;
  const index = reports.findIndex(
    ({ part }) => part.from <= span.from && (span.from < part.to || (isEmpty && span.from === part.to)),
  );
  const own = reports[index];
  if (own === undefined) return undefined;
  const there = readingsOf(own, span);
  if (there.text !== now) return undefined;
  const expected = withoutEmptyLine(
    own.clean.slice(0, there.clean.from),
    words,
    own.clean.slice(there.clean.to),
  );
  const should = reports.map(({ clean, kind }, at) => ({ clean: at === index ? expected : clean, kind }));
  return { files, reports: should, index, lines: undefined, at: there.clean.from, today: own.clean };
}

/** What is known of a file that was written anew: all but its encoding. */
function inUtf8({ charset: _, ...known }: Known = {}): { readonly known?: Known } {
  return Object.keys(known).length > 0 ? { known } : {};
}

/** Where all of a line should go, its end goes with it: a clean text has no empty lines. */
function withoutEmptyLine(before: string, words: string, behind: string): string {
  const isLine = words === '' && (before === '' || before.endsWith('\n')) && behind.startsWith('\n');
  return `${before}${words}${isLine ? behind.slice(1) : behind}`;
}

/** The lines around a stretch, so many on each side, their ends with them. */
function linesAround(text: string, { from, to }: Span, many: number): Span {
  let begin = text.lastIndexOf('\n', from - 1) + 1;
  if (from === 0) begin = 0;
  let end = text.indexOf('\n', Math.max(from, to - 1));
  for (let line = 0; line < many && begin > 0; line += 1)
    begin = begin < 2 ? 0 : text.lastIndexOf('\n', begin - 2) + 1;
  for (let line = 0; line < many && end >= 0; line += 1) end = text.indexOf('\n', end + 1);
  return { from: begin, to: end < 0 ? text.length : end + 1 };
}

function lineNumbers(text: string, { from, to }: Span): { readonly from: number; readonly to: number } {
  const count = (part: string): number => part.split('\n').length - 1;
  const first = count(text.slice(0, from)) + 1;
  return { from: first, to: first + Math.max(0, count(text.slice(from, to - 1))) };
}

/** What should stand at the place of a mark; undefined where the mark does not say, and the edit cannot just be undone. */
export function shouldOf(mark: Mark, exact: string): string | undefined {
  if (mark.verdict === 'right') return mark.became;
  // Markup and line ends of other kinds stand in no clean text.
  const canUndo = mark.rules.length > 0 && !mark.rules.some((rule) => rule.startsWith('extract/'));
  return mark.should ?? (canUndo ? exact : undefined);
}
