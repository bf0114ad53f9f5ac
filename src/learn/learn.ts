import type { RawDocument } from '../documents/raw-document.ts';
import { compact, isTitleLine } from '../rules/paragraphs/line-shapes.ts';
import { bodySelectors, type PageText } from './find-body-selector.ts';
import { type HiddenSelector, hiddenSelectors, linkedAt, mostlyLinked } from './find-hidden.ts';
import { type LearnedLines, learnLines, type UnsureLine } from './learn-lines.ts';
import { type ListHeading, listHeadings } from './list-headings.ts';
import { pagesOf, type StudiedPage } from './studied-page.ts';
import { type Study, studyOf } from './study.ts';
import { countsOf, keyOf, type Unit, unitsOf } from './units.ts';

/** What the given documents of a site have in common. */
export interface Learned {
  readonly documents: number;
  readonly body?: { readonly css: string; readonly excess: number };
  readonly hidden: readonly HiddenSelector[];
  readonly lines: readonly LearnedLines[];
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
  const documents = [...given].sort((one, other) => (pathOf(one) < pathOf(other) ? -1 : 1));
  const doubts: string[] = [];
  const first: Study[] = [];
  const pages: (readonly StudiedPage[])[] = [];
  for (const document of documents) {
    const found = await pagesOf(document);
    const study = await studyOf(document).catch((error: Error) => {
      doubts.push(`${pathOf(document)} was left out: ${error.message}`);
      return undefined;
    });
    if (study === undefined) continue;
    first.push(study);
    pages.push(found);
  }
  const body = await bodyOf(first, pages, doubts);
  const studies =
    body === undefined
      ? first
      : await Promise.all(first.map(({ document }) => studyOf(document, { body: body.css })));
  const { found: split, unsure: unsplit } = listHeadings(studies);
  if (unsplit !== undefined) doubts.push(unsplit);
  const units = unitsOf(studies, split?.at);
  const hidden = hiddenOf(studies, units, pages);
  const cleared =
    hidden.length === 0
      ? studies
      : await Promise.all(
          first.map(({ document }) =>
            studyOf(document, {
              ...(body !== undefined && { body: body.css }),
              hidden: hidden.map(({ css }) => css),
            }),
          ),
        );
  const noted = unitsOf(cleared, split?.at).map((unit) => withLinks(unit, pages[unit.study] ?? []));
  const { learned, unsure } = learnLines(noted);
  return {
    documents: first.length,
    ...(body !== undefined && { body }),
    hidden,
    lines: learned,
    ...(split !== undefined && { split }),
    unsure,
    doubts,
  };
}

function pathOf({ files }: RawDocument): string {
  return files[0]?.path ?? '';
}

/** The best selector that leaves every line of the reports. */
async function bodyOf(
  studies: readonly Study[],
  pages: readonly (readonly StudiedPage[])[],
  doubts: string[],
): Promise<Learned['body']> {
  const marked = pages.flat();
  if (marked.length === 0) return undefined;
  const counts = countsOf(studies.map(({ lines }) => lines.map(({ words }) => ({ key: keyOf(words) }))));
  const texts: PageText[] = studies.flatMap(({ lines }, index) =>
    (pages[index] ?? []).map((page) => ({
      page,
      text: lines
        .filter(({ file, left, words, raw }) => {
          if (file !== page.file || left === '' || isTitleLine(compact(words))) return false;
          if ((counts.get(keyOf(words)) ?? 0) > 1) return false;
          const at = raw.from - page.offset;
          return [...page.lead, ...(page.body === undefined ? [] : [page.body])].some(
            (each) => each.from <= at && at < each.to,
          );
        })
        .map(({ raw }) => raw.from - page.offset),
    })),
  );
  const candidates = bodySelectors(texts);
  for (const candidate of candidates.slice(0, 8)) {
    if (await keepsAll(candidate.css, studies, counts)) return candidate;
  }
  doubts.push('no selector holds the text of every page: the article is found by its looks.');
  return undefined;
}

/** Whether all lines that stand on one page alone are still there. */
async function keepsAll(
  body: string,
  studies: readonly Study[],
  counts: ReadonlyMap<string, number>,
): Promise<boolean> {
  for (const { document, lines } of studies) {
    if (document.markup === undefined) continue;
    const there = new Set((await studyOf(document, { body })).lines.map(({ words }) => compact(words)));
    const lost = lines.filter(
      ({ words, left }) => left !== '' && (counts.get(keyOf(words)) ?? 0) < 2 && !there.has(compact(words)),
    );
    if (lost.length > 0) return false;
  }
  return true;
}

function hiddenOf(
  studies: readonly Study[],
  units: readonly Unit[],
  pages: readonly (readonly StudiedPage[])[],
): readonly HiddenSelector[] {
  const counts = countsOf(units.map(({ lines }) => lines));
  return hiddenSelectors(
    studies.flatMap((_, index) =>
      (pages[index] ?? []).map((page) => ({
        page,
        lines: units
          .filter(({ study }) => study === index)
          .flatMap(({ lines }) => lines)
          .filter(({ file }) => file === page.file)
          .map((line) => ({ ...line, seen: counts.get(line.key) ?? 0 })),
      })),
    ),
  );
}

function withLinks(unit: Unit, pages: readonly StudiedPage[]) {
  return {
    ...unit,
    lines: unit.lines.map((line) => {
      const page = pages.find(({ file }) => file === line.file);
      return { ...line, linked: page !== undefined && linkedAt(page, line.raw.from) >= mostlyLinked };
    }),
  };
}
