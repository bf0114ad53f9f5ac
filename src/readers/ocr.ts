import type { Recognition } from '../documents/raw-document.ts';
import { type Engine, ocrEngine, type RecognisedLine } from './ocr/engine.ts';
import { pagePicture } from './ocr/page-picture.ts';
import { recognisedRuns } from './ocr/recognised-runs.ts';
import { withPdf } from './pdf/open-pdf.ts';
import { type PageLayout, pageLayout } from './pdf/page-layout.ts';
import type { Run } from './pdf/run.ts';
import { ReadError } from './read-error.ts';

/** Pages of a PDF whose words were recognised in their pictures. */
export interface Recognised {
  /** the pages that have words, by number */
  readonly pages: ReadonlyMap<number, PageLayout>;
  readonly ocr: Recognition;
  /** what a person should know of it, a sentence each, without the path */
  readonly warnings: readonly string[];
}

/** Pictures are searched for lines at this many pixels an inch: characters of 8 points are 10 pixels high then. */
const SEARCHED = 90;
/** A line that is less sure than this on the whole is no text: a stamp, a figure, a stain. */
const UNREADABLE = 0.5;
/** A character that is less sure than this is told as doubtful. */
const DOUBTFUL = 0.7;

/**
 * Recognises the words of some pages of a PDF, by number, in the form in which printed pages are laid out.
 *
 * `made` is the record of an earlier recognition that is to be proved: rejects with a ReadError where what is
 * installed is not the same. Rejects with one that says what to install where nothing is.
 */
export async function recognisePages(
  bytes: Uint8Array,
  numbers: readonly number[],
  made?: Recognition,
): Promise<Recognised> {
  const engine = await engineFor(made);
  const found = await withPdf(bytes, { stopAtErrors: false }, async (document) => {
    const pages: ReadPage[] = [];
    for (const number of numbers) {
      const page = await document.getPage(number);
      const picture = await pagePicture(page);
      const { width, height } = page.getViewport({ scale: 1 });
      page.cleanup();
      if (picture === undefined) continue;
      const side = Math.round((Math.max(width, height) / 72) * SEARCHED);
      const all = await engine.linesOf(picture, side);
      pages.push({ number, width, height, scale: picture.scale, ...readable(all) });
    }
    return pages;
  });
  const runs = recognisedRuns(found);
  const pages = new Map(found.map((page, index) => [page.number, scannedLayout(runs[index] ?? [], page)]));
  const { engine: name, model } = engine;
  return {
    pages,
    ocr: { engine: name, model, confidence: confidenceOf(found) },
    warnings: warningsOf(found),
  };
}

/** A page lies on the scanner's glass where it was put: its columns have edges of their own. */
function scannedLayout(runs: readonly Run[], page: ReadPage): PageLayout {
  const { number, width, height, lines } = pageLayout(runs, page, new Map());
  return {
    number,
    width,
    height,
    lines: lines.map((line) => ({ ...line, column: `${number}: ${line.column}` })),
  };
}

interface ReadPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly lines: readonly RecognisedLine[];
  readonly unreadable: number;
}

async function engineFor(made: Recognition | undefined): Promise<Engine> {
  if (made === undefined) return ocrEngine();
  const proven = `its words were recognised by ${made.engine} with the model ${made.model}`;
  let engine: Engine;
  try {
    engine = await ocrEngine();
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw new ReadError(`${proven}, and can be proved by these alone: ${error.message}`);
  }
  if (engine.engine !== made.engine || engine.model !== made.model)
    throw new ReadError(
      `${proven}, and can be proved by these alone; installed are ${engine.engine} with ${engine.model}. Install the same versions, or read it again with --ocr.`,
    );
  return engine;
}

function readable(all: readonly RecognisedLine[]) {
  const lines = all.filter((line) => sureness(line) >= UNREADABLE);
  return { lines, unreadable: all.length - lines.length };
}

function sureness({ characters }: RecognisedLine): number {
  return characters.reduce((sum, { confidence }) => sum + confidence, 0) / characters.length;
}

function confidenceOf(pages: readonly ReadPage[]): number {
  const all = pages.flatMap(({ lines }) => lines.flatMap(({ characters }) => characters));
  const sum = all.reduce((total, { confidence }) => total + confidence, 0);
  return all.length === 0 ? 0 : Math.round((sum / all.length) * 1e4) / 1e4;
}

function warningsOf(pages: readonly ReadPage[]): readonly string[] {
  const warnings: string[] = [];
  const doubtful = pages.flatMap(({ number, lines }) =>
    lines.flatMap(({ characters }) =>
      characters.flatMap(({ confidence }, index) =>
        confidence < DOUBTFUL ? [{ number, words: wordsAround(characters, index) }] : [],
      ),
    ),
  );
  const all = pages.reduce(
    (sum, { lines }) => sum + lines.reduce((own, { characters }) => own + characters.length, 0),
    0,
  );
  const [first] = doubtful;
  if (first !== undefined)
    warnings.push(
      `${doubtful.length} of ${all} recognised characters are doubtful (confidence below ${DOUBTFUL}), the first on page ${first.number}: ${first.words}`,
    );
  const unread = pages.filter(({ unreadable }) => unreadable > 0);
  if (unread[0] !== undefined)
    warnings.push(
      `${unread.reduce((sum, { unreadable }) => sum + unreadable, 0)} stretches that look like text could not be recognised, the first on page ${unread[0].number}`,
    );
  return warnings;
}

/** `…建设【湖】北省…` */
function wordsAround(characters: RecognisedLine['characters'], index: number): string {
  const text = (from: number, to: number) =>
    characters
      .slice(Math.max(0, from), to)
      .map((character) => character.text)
      .join('');
  return `${text(index - 6, index)}【${text(index, index + 1)}】${text(index + 1, index + 7)}`;
}
