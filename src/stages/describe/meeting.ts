import { beginsMeetingLine, isDateLine } from '../../rules/paragraphs/line-shapes.ts';
import { firstDate } from './dates.ts';
import { numberOf } from './han-numerals.ts';
import { type Found, found, type Reading } from './reading.ts';

/** The meeting at which a report was given. */
export interface Meeting {
  readonly name: Found<string> | undefined;
  readonly congress: Found<number> | undefined;
  readonly session: Found<number> | undefined;
  readonly date: Found<string> | undefined;
  /** the paragraph of the meeting line */
  readonly paragraph: number | undefined;
}

const NUMERAL = '[一二三四五六七八九十百]{1,4}|\\d{1,3}';
const NAME = new RegExp(
  `[\\p{Script=Han}]{0,24}?第?(${NUMERAL})届(?:全国)?(?:人民代表大会|人大)(?:第?(${NUMERAL})次(?:全体)?会议)?`,
  'u',
);

/** Reads the meeting line, or a date that stands in the title. */
export function meetingOf({ opening }: Reading, title: Found<string> | undefined): Meeting {
  const paragraph = opening.findIndex((line) => isMeeting(line.replaceAll(' ', '')));
  const line = opening[paragraph];
  if (line === undefined) {
    const inTitle = title === undefined ? undefined : dateIn(title.evidence.exact, paragraphOf(title));
    return { name: undefined, congress: undefined, session: undefined, date: inTitle, paragraph: undefined };
  }
  const after = line.indexOf('在') + 1;
  const match = NAME.exec(line.slice(after));
  const at = match === null ? 0 : after + match.index;
  const numbered = (numeral: string | undefined, behind: string): Found<number> | undefined => {
    if (match === null || numeral === undefined) return undefined;
    const offset = line.indexOf(numeral + behind, at);
    const number = numberOf(numeral);
    // Neither what is no number nor what no congress ever counted to.
    if (!(number < 1000)) return undefined;
    return found(number, numeral, paragraph, offset);
  };
  return {
    name: match === null ? undefined : found(match[0], match[0], paragraph, at),
    congress: numbered(match?.[1], '届'),
    session: numbered(match?.[2], '次'),
    date: dateIn(line, paragraph) ?? dateBeside(opening, paragraph),
    paragraph,
  };
}

/** A meeting line, with its date or without: 在某县第九届人民代表大会第二次会议上. */
function isMeeting(line: string): boolean {
  if (!beginsMeetingLine(line) && !(/上）?$/.test(line.slice(-2)) && ALONE.test(line))) return false;
  return !/[。；]/.test(line); // 2020年5月1日在某村举行仪式。
}

const ALONE = /^(?:——|—)?（?在[^。，；]{4,40}会议上）?$/;

/** The date that stands alone right under or above a meeting line that has none. */
function dateBeside(opening: readonly string[], paragraph: number): Found<string> | undefined {
  const beside = [paragraph + 1, paragraph - 1].find((at) => isDateLine(opening[at] ?? ''));
  return beside === undefined ? undefined : dateIn(opening[beside] as string, beside);
}

function dateIn(line: string, paragraph: number): Found<string> | undefined {
  const date = firstDate(line);
  return date && found(date.date, date.exact, paragraph, line.indexOf(date.exact));
}

function paragraphOf(title: Found<string>): number {
  return 'paragraph' in title.evidence ? title.evidence.paragraph : 0;
}
