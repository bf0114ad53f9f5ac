import type { PageHints } from '../documents/markup.ts';
import type { RawDocument } from '../documents/raw-document.ts';
import { type HiddenSelector, hiddenSelectors, linkedAt, mostlyLinked } from './find-hidden.ts';
import { type LearnedBody, learnBodies, type StudiedDocument } from './learn-bodies.ts';
import { type LearnedLines, learnLines, type UnsureLine } from './learn-lines.ts';
import type { NotedLine, NotedUnit } from './line-groups.ts';
import { type ListHeading, listHeadings } from './list-headings.ts';
import { pagesOf, type StudiedPage } from './studied-page.ts';
import { studyOf } from './study.ts';
import { countsOf, type Unit, unitsOf } from './units.ts';

/** What the given documents of a site have in common. */
export interface Learned {
  /** the paths of those it was learned from, in order */
  readonly documents: readonly string[];
  /** how many of them are HTML */
  readonly pages: number;
  /** one for each layout; none where articles are found by their looks */
  readonly bodies: readonly LearnedBody[];
  readonly hidden: readonly HiddenSelector[];
  readonly lines: readonly LearnedLines[];
  /** for each of several layouts, what repeats in its documents alone */
  readonly linesOf: readonly (readonly LearnedLines[])[];
  readonly split?: ListHeading;
  readonly unsure: readonly UnsureLine[];
  /** what a person should know, a sentence each */
  readonly doubts: readonly string[];
}

/**
 * Learns a site from some of its documents: where its articles stand, what it puts into them, what divides them.
 *
 * The same whatever order they are given in. A document that has no article is named among the doubts and left out.
 */
export async function learn(given: readonly RawDocument[]): Promise<Learned> {
  const doubts: string[] = [];
  const found: StudiedDocument[] = [];
  for (const document of [...given].sort((one, other) => (pathOf(one) < pathOf(other) ? -1 : 1))) {
    const study = await studyOf(document).catch((error: Error) => {
      doubts.push(`${pathOf(document)} was left out: ${error.message}`);
      return undefined;
    });
    if (study !== undefined) found.push({ study, pages: await pagesOf(document) });
  }
  const bodies = await learnBodies(found);
  const hintsOf = (index: number): PageHints => {
    const body = bodies.find(({ documents }) => documents.includes(index));
    return body === undefined ? {} : { body: body.css };
  };
  const html = [...found.keys()].filter((index) => (found[index]?.pages.length ?? 0) > 0);
  const looked = html
    .filter((index) => hintsOf(index).body === undefined)
    .map((index) => found[index]?.study.document);
  if (looked.length > 0)
    doubts.push(
      `no selector holds all of the text of ${looked.length === html.length ? 'the pages' : looked.map((document) => document && pathOf(document)).join(', ')}: there the article is found by its looks, and no body is needed where the fixtures read right.`,
    );
  const read = async (hidden: readonly string[]) =>
    Promise.all(found.map(({ study }, index) => studyOf(study.document, { ...hintsOf(index), hidden })));
  const studies = await read([]);
  const { found: split, unsure: unsplit } = listHeadings(studies);
  if (unsplit !== undefined) doubts.push(unsplit);
  const pages = found.map((each) => each.pages);
  const hidden = hiddenSelectors(pageLines(unitsOf(studies, split?.at), pages));
  const cleared = hidden.length === 0 ? studies : await read(hidden.map(({ css }) => css));
  const units = notedUnits(unitsOf(cleared, split?.at), pages);
  // What one layout has on every page may stand on half of all.
  const apart = bodies.length < 2 ? [] : bodies.map(({ documents }) => documents);
  const rest = units.filter(({ study }) => !apart.some((documents) => documents.includes(study)));
  const together = learnLines(rest);
  const each = apart.map((documents) => learnLines(units.filter(({ study }) => documents.includes(study))));
  return {
    documents: found.map(({ study }) => pathOf(study.document)),
    pages: html.length,
    bodies,
    hidden,
    lines: together.learned,
    linesOf: each.map(({ learned }) => learned),
    ...(split !== undefined && { split }),
    unsure: firstOfEach([together, ...each].flatMap(({ unsure }) => unsure)),
    doubts,
  };
}

function firstOfEach(unsure: readonly UnsureLine[]): readonly UnsureLine[] {
  return unsure.filter(({ words }, index) => unsure.findIndex((each) => each.words === words) === index);
}

function pathOf({ files }: RawDocument): string {
  return files[0]?.path ?? '';
}

/** The lines of each page, each with the number of units that have it. */
function pageLines(units: readonly Unit[], pages: readonly (readonly StudiedPage[])[]) {
  const counts = countsOf(units.map(({ lines }) => lines));
  return pages.flatMap((of, index) =>
    of.map((page) => ({
      page,
      lines: units
        .filter(({ study }) => study === index)
        .flatMap(({ lines }) => lines)
        .filter(({ file }) => file === page.file)
        .map((line) => ({ ...line, seen: counts.get(line.key) ?? 0 })),
    })),
  );
}

/** Units with what their pages say of their lines: which are links. */
export function notedUnits(
  units: readonly Unit[],
  pages: readonly (readonly StudiedPage[])[],
): readonly NotedUnit[] {
  return units.map((unit) => ({ ...unit, lines: noted(unit, pages[unit.study] ?? []) }));
}

function noted({ lines }: Unit, pages: readonly StudiedPage[]): readonly NotedLine[] {
  return lines.map((line) => {
    const page = pages.find(({ file }) => file === line.file);
    return { ...line, linked: page !== undefined && linkedAt(page, line.raw.from) >= mostlyLinked };
  });
}
