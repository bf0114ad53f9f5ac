import { beginsMeetingLine, compact, isSalutation, isTitleLine } from '../rules/paragraphs/line-shapes.ts';
import type { StudiedLine, Study } from './study.ts';

/** What divides a list page into its reports. */
export interface ListHeading {
  readonly split: RegExp;
  /** where the reports of each study begin in its raw text (UTF-16); none where it is one report */
  readonly at: readonly (readonly number[])[];
  readonly samples: readonly string[];
}

/** As the stage that splits has it: titles with fewer words between them head the same report (UTF-16). */
const shortestReport = 300;
/** Behind its heading a report opens within so many lines. */
const soon = 6;

/**
 * Finds the headings of a list page, where several reports stand in one document, and a pattern for them.
 *
 * A heading is a title with the opening of a report behind it: a meeting line, a salutation, or `现在，我代表…`.
 * Nothing where no document has two; `unsure` says why a pattern could not be trusted.
 */
export function listHeadings(studies: readonly Study[]): {
  readonly found?: ListHeading;
  readonly unsure?: string;
} {
  const headings = studies.map(({ lines }) => headingsIn(lines));
  const several = headings.filter((found) => found.length > 1).flat();
  if (several.length === 0) return {};
  const split = patternFor(several.map(({ left }) => left));
  const matched = studies.map(({ lines }) =>
    apart(
      lines,
      lines.filter(({ left }) => split.test(left)),
    ),
  );
  const wrong = studies.find((_, index) => !fits(matched[index] ?? [], headings[index] ?? []));
  const samples = several.slice(0, 3).map(({ left }) => left);
  if (wrong !== undefined)
    return {
      unsure: `${wrong.document.files[0]?.path}: its headings are not alike enough for one pattern (${samples.join(', ')}). Write split by hand.`,
    };
  const at = matched.map((found) => (found.length > 1 ? found.map(({ raw }) => raw.from) : []));
  return { found: { split, at, samples } };
}

/** Whether a pattern finds all headings of a document, and as others at most as many that only look like them. */
function fits(matched: readonly StudiedLine[], headings: readonly StudiedLine[]): boolean {
  if (headings.length < 2) return matched.length < 2;
  return headings.every((line) => matched.includes(line)) && matched.length <= 2 * headings.length;
}

function headingsIn(lines: readonly StudiedLine[]): readonly StudiedLine[] {
  const left = lines.filter((line) => line.left !== '');
  return apart(
    lines,
    left.filter((line, index) => {
      const plain = compact(line.left);
      if (
        plain.length > 40 ||
        !isTitleLine(plain) ||
        /^[一二三四五六七八九十（(\d]{1,3}[、.．）)]/.test(plain)
      )
        return false;
      return left.slice(index + 1, index + 1 + soon).some(({ left: words }) => opens(words));
    }),
  );
}

function opens(words: string): boolean {
  const plain = compact(words.slice(0, 80));
  return (
    beginsMeetingLine(plain) ||
    isSalutation(plain) ||
    /^(?:各位代表[：:，,]|(?:现在[，,：:])?我(?:代表|受).{2,20}政府)/.test(plain)
  );
}

/** Of headings that have few words between them the first; `lines` are all lines of their document. */
function apart(lines: readonly StudiedLine[], headings: readonly StudiedLine[]): readonly StudiedLine[] {
  const asked = new Set(headings);
  const found: StudiedLine[] = [];
  let between = Infinity;
  for (const line of lines) {
    if (asked.has(line) && between >= shortestReport) {
      found.push(line);
      between = 0;
    }
    between += line.left.length;
  }
  return found;
}

/** Words that titles of documents end with, the longer first. */
const endings = ['政府工作报告', '工作报告', '报告', '公报', '通知', '意见', '方案', '规划', '计划', '讲话'];

/** A pattern that matches all the titles, and others made as they are. */
function patternFor(titles: readonly string[]): RegExp {
  const bare = titles.map((title) => title.replace(/[（(][^（）()]{1,30}[）)]$/, ''));
  const ending = endings.find((word) => bare.every((title) => title.endsWith(word)));
  const used = endings.filter((word) => bare.some((title) => title.endsWith(word)));
  const end = ending ?? `(?:${used.join('|')})`;
  const remark = bare.some((title, index) => title !== titles[index]) ? '(?:[（(][^（）()]{1,30}[）)])?' : '';
  const heads = bare.map((title) => {
    const word = ending ?? used.find((each) => title.endsWith(each)) ?? '';
    return title.slice(0, title.length - word.length);
  });
  const year = heads.map((head) => /^(?:19|20)\d\d年度?/.exec(head)?.[0] ?? '');
  const rest = heads.map((head, index) => head.slice(year[index]?.length ?? 0));
  const most = Math.max(...rest.map((each) => each.length));
  const least = Math.min(...rest.map((each) => each.length)) === 0 ? 0 : 2;
  const middle = rest.every((each) => /^\p{Script=Han}*$/u.test(each))
    ? `\\p{Script=Han}{${least},${Math.max(20, most + 8)}}`
    : `[^。；：！？]{${least},${Math.max(24, most + 8)}}`;
  const century = year.some((each) => each.startsWith('19')) ? '(?:19|20)' : '20';
  const dated = year.some((each) => each !== '') ? `(?:${century}\\d\\d年度?)?` : '';
  return new RegExp(`^${dated}${most === 0 ? '' : middle}${end}${remark}$`, 'u');
}
