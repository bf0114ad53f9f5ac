import type { Adapter } from '../adapters/adapter.ts';
import type { RawDocument } from '../documents/raw-document.ts';
import { newLines } from './drift.ts';
import { notedUnits } from './learn.ts';
import { learnLines } from './learn-lines.ts';
import { pagesOf } from './studied-page.ts';
import { type Study, studyOf } from './study.ts';
import { unitsOf } from './units.ts';

/**
 * Finds the lines that repeat in new documents, that no rule of the adapter takes away and that no document before had.
 *
 * Documents that the adapter cannot read are left out: that is said of them elsewhere.
 */
export async function unknownLines(
  fresh: readonly RawDocument[],
  earlier: readonly RawDocument[],
  adapter: Adapter,
): Promise<readonly string[]> {
  const studied = async (documents: readonly RawDocument[]): Promise<readonly Study[]> =>
    (
      await Promise.all(documents.map((document) => studyOf(document, adapter).catch(() => undefined)))
    ).filter((study) => study !== undefined);
  const studies = await studied(fresh);
  const pages = await Promise.all(studies.map(({ document }) => pagesOf(document)));
  const { learned } = learnLines(notedUnits(unitsOf(studies), pages));
  const before = new Set((await studied(earlier)).flatMap(({ lines }) => lines.map(({ words }) => words)));
  return newLines(learned, before);
}
