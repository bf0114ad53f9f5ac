import { footnotesOf } from './footnotes.ts';
import { type Measures, measuresOf } from './measures.ts';
import type { PageLayout, PageLine } from './page-layout.ts';
import { endsParagraph } from './paragraph-ends.ts';
import { type Running, runningLines } from './running-lines.ts';

/** A line in the order of the text. */
export interface FlowLine extends PageLine {
  /** why it is no part of the text, if it is none */
  readonly running: Running | undefined;
  /** a paragraph ends with it */
  readonly ends: boolean;
}

/**
 * The lines of each page in the order of the text, and where paragraphs end.
 *
 * Notes at the foot of a page, and text that runs in another direction, come last on their page; but where a
 * paragraph runs on to the next page they stand before it, so that no note stands inside of a paragraph.
 */
export function flowOf(pages: readonly PageLayout[]): readonly (readonly FlowLine[])[] {
  const running = runningLines(pages);
  const texts = pages.map(({ lines }) => lines.filter((line) => !running.has(line)));
  const measures = measuresOf(texts);
  const parts = texts.map((lines) => {
    const notes = footnotesOf(lines, measures);
    return {
      body: lines.filter((line) => !line.aside && !notes.has(line)),
      last: lines.filter((line) => line.aside || notes.has(line)),
    };
  });
  const ends = new Set<PageLine>();
  const seams = bodySeams(
    parts.map(({ body }) => body),
    measures,
    ends,
  );
  for (const { last } of parts) markEnds(last, measures, ends);
  return pages.map(({ lines }, index) => {
    const { body, last } = parts[index] as (typeof parts)[number];
    const text = last.length === 0 ? body : withLast(body, last, index, seams, ends);
    return withFurniture(lines, text, running).map((line) => ({
      ...line,
      running: running.get(line),
      ends: ends.has(line),
    }));
  });
}

/** The pages whose last paragraph goes on, and those whose first one was begun before. */
interface Seams {
  readonly runsOn: ReadonlySet<number>;
  readonly begun: ReadonlySet<number>;
}

/** Marks where paragraphs of the body end, and gives the pages that cut one. */
function bodySeams(bodies: readonly (readonly PageLine[])[], measures: Measures, ends: Set<PageLine>): Seams {
  const runsOn = new Set<number>();
  const begun = new Set<number>();
  let before: { readonly line: PageLine; readonly page: number } | undefined;
  for (const [page, body] of bodies.entries()) {
    markEnds(body, measures, ends);
    const [first] = body;
    if (first === undefined) continue;
    if (before !== undefined && !endsParagraph(before.line, first, false, measures)) {
      ends.delete(before.line);
      runsOn.add(before.page);
      begun.add(page);
    }
    before = { line: body.at(-1) as PageLine, page };
  }
  return { runsOn, begun };
}

/** Marks where paragraphs end among lines of one page; the last line ends one. */
function markEnds(lines: readonly PageLine[], measures: Measures, ends: Set<PageLine>): void {
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    const beside = next !== undefined && next.column === line.column && next.line.base > line.line.base;
    if (next === undefined || endsParagraph(line, next, beside, measures)) ends.add(line);
  });
}

/** The body with what comes last: behind it, or before a paragraph that runs on. */
function withLast(
  body: readonly PageLine[],
  last: readonly PageLine[],
  page: number,
  { runsOn, begun }: Seams,
  ends: Set<PageLine>,
): readonly PageLine[] {
  if (!runsOn.has(page)) return [...body, ...last];
  const before = body.findLastIndex((line) => ends.has(line)) + 1;
  // One paragraph from the page before to the page after: it has no end here, so the notes make one.
  if (before === 0 && begun.has(page)) {
    ends.add(body.at(-1) as PageLine);
    return [...body, ...last];
  }
  return [...body.slice(0, before), ...last, ...body.slice(before)];
}

/** The page's lines with its furniture where it stood: above the text, or behind it. */
function withFurniture(
  lines: readonly PageLine[],
  text: readonly PageLine[],
  running: ReadonlyMap<PageLine, Running>,
): readonly PageLine[] {
  const first = lines.findIndex((line) => !running.has(line));
  const above = first < 0 ? lines : lines.slice(0, first);
  const below = first < 0 ? [] : lines.slice(first).filter((line) => running.has(line));
  return [...above, ...text, ...below];
}
