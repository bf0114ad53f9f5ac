import { BrokenReport, type OpenReport, openNamed } from '../audit/open-report.ts';
import { auditPages, type PageReviews, pathsOf } from '../audit/pages/audit-pages.ts';
import { pictureData } from '../audit/pages/picture-data.ts';
import { reportPage } from '../audit/pages/report-page.ts';
import type { Mark } from '../documents/mark.ts';
import type { Folders } from '../opening/folders.ts';
import type { ReportName } from '../opening/report-files.ts';
import { keepMarks } from './keep-mark.ts';
import { pageReviews, sourceOf } from './page-reviews.ts';
import { markIn, readReviews } from './read-reviews.ts';
import type { Desk } from './server/serve-pages.ts';

/**
 * The pages of a corpus, made when they are asked for, and its marks, written to the folder `reviews` as they are made.
 *
 * `all` are the names of all reports, `names` those that have a page; `first` is how many groups of edits the index has.
 */
export function reviewDesk(
  folders: Folders,
  {
    all,
    names,
    reviews,
    first,
  }: { all: readonly ReportName[]; names: readonly ReportName[]; reviews: string; first: number },
  onError: (error: unknown) => void,
): Desk {
  const paths = new Set(pathsOf(names));
  const sources = new Set(names.map(sourceOf));
  // One mark is written after the other.
  let writing: Promise<unknown> = Promise.resolve();

  const reviewed = async (token: string, of: Iterable<string>, only?: OpenReport): Promise<PageReviews> => {
    const { marks } = await readReviews(reviews, [...of]);
    const wanted = only === undefined ? marks : marks.filter(({ mark }) => isOf(mark, only));
    return pageReviews(folders, all, wanted, token);
  };
  return {
    async page(path, token) {
      if (!paths.has(path)) return undefined;
      if (path === 'index.html') {
        const options = { reviews: await reviewed(token, sources), isIndexOnly: true };
        for await (const { html } of auditPages(folders, names, first, () => undefined, options)) return html;
      }
      const name = path.slice(0, -'.html'.length);
      const index = names.indexOf(name);
      try {
        const report = await openNamed(folders, name);
        const marks = await reviewed(token, [sourceOf(name)], report);
        const pictures = await pictureData(folders.raw, report);
        const neighbours = { before: names[index - 1], behind: names[index + 1] };
        return reportPage(report, neighbours, { pictures, review: marks.of(report) });
      } catch (error) {
        if (!(error instanceof BrokenReport)) throw error;
        onError(error.message);
        return undefined;
      }
    },
    async take(json) {
      const mark = markIn(json);
      if (typeof mark === 'string') return mark;
      if (!sources.has(mark.source)) return `there is no source ${mark.source} here`;
      const written = writing.then(() => keepMarks(reviews, [mark]));
      writing = written.catch(() => undefined);
      await written;
      return undefined;
    },
    onError,
  };
}

/** Whether a mark may be of the document of a report. */
function isOf({ raw }: Mark, { sidecar: { source } }: OpenReport): boolean {
  return source.files.some(({ path, sha256 }) => path === raw.path || sha256 === raw.sha256);
}
