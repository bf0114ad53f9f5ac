import type { Folders } from '../../opening/folders.ts';
import { readManifest } from '../../opening/read-json.ts';
import { type ReportName, readSidecar } from '../../opening/report-files.ts';
import { gatherer } from '../edit-groups.ts';
import { BrokenReport, openNamed, reportsNamed } from '../open-report.ts';
import { editsOf } from '../report-edits.ts';
import { wordsIn } from '../words-in.ts';
import type { IndexEntry } from './index-data.ts';
import { indexPage } from './index-page.ts';
import { notesOf } from './notes.ts';
import { pictureData } from './picture-data.ts';
import { reportPage } from './report-page.ts';

/** One page, to be written. */
export interface PageFile {
  /** below the folder of the pages, with `/` */
  readonly path: string;
  readonly html: string;
}

/** The paths of all pages that reports of these names have, the index with them. */
export function pathsOf(names: readonly ReportName[]): readonly string[] {
  return ['index.html', ...names.map((name) => `${name}.html`)];
}

/**
 * Makes the page of each report, one at a time, and the index last; the same corpus gives the same bytes.
 *
 * A report whose files do not fit has no page: `onBroken` is told why, and the index says so.
 */
export async function* auditPages(
  folders: Folders,
  names: readonly ReportName[],
  first: number,
  onBroken: (why: string) => void,
): AsyncGenerator<PageFile> {
  const documents = (await readManifest(folders.clean)).data?.documents ?? [];
  const failed = documents.flatMap(({ path, error }) => (error === undefined ? [] : [{ path, error }]));
  const stale = new Set(documents.flatMap(({ error, reports }) => (error === undefined ? [] : reports)));
  const entries: IndexEntry[] = [];
  const all = gatherer(1);
  for (const [index, name] of names.entries()) {
    const isStale = stale.has(`${name}.txt`);
    try {
      const report = await openNamed(folders, name);
      let edits = 0;
      let lost = 0;
      for (const edit of editsOf(report)) {
        all.add(name, edit);
        edits += 1;
        lost += Math.max(0, wordsIn(edit.before) - wordsIn(edit.after));
      }
      const notes = notesOf(report).map(({ text }) => text);
      entries.push({ name, sidecar: report.sidecar, edits, lost, notes, broken: undefined, failed: isStale });
      const neighbours = { before: names[index - 1], behind: names[index + 1] };
      const pictures = await pictureData(folders.raw, report);
      yield { path: `${name}.html`, html: reportPage(report, neighbours, pictures) };
    } catch (error) {
      if (!(error instanceof BrokenReport)) throw error;
      onBroken(error.message);
      const { data: sidecar } = await readSidecar(folders.clean, name);
      entries.push({ name, sidecar, edits: 0, lost: 0, notes: [], broken: error.message, failed: isStale });
    }
  }
  const groups = all.groups().filter(({ lost }) => lost > 0);
  yield {
    path: 'index.html',
    html: indexPage({
      documents: documents.length,
      entries,
      failed,
      rules: all.rules(),
      groups: first === 0 ? groups : groups.slice(0, first),
    }),
  };
}

/** The reports that the words name, of these sources; all, where there is no word and no source. */
export async function namesFor(
  folders: Folders,
  words: readonly string[],
  sources: readonly string[],
): Promise<readonly ReportName[]> {
  const names = await reportsNamed(folders, words);
  return names.filter(
    (name) => sources.length === 0 || sources.some((source) => name.startsWith(`${source}/`)),
  );
}
