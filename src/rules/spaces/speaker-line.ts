import { chineseLines } from '../marks/character-class.ts';
import type { ShortLineRule } from '../scanned.ts';

const OFFICE =
  '总理|省长|市长|区长|县长|州长|盟长|旗长|镇长|乡长|专员|行政长官|主席|主任|部长|厅长|局长|司长|院长|检察长|秘书长|书记|署长|委员长';
/** A place or none, the office, and what it is held as: 副县长（主持工作）. */
const HOLDER = `([^，。、；：！？“”《》（）0-9A-Za-z]{0,24}(?:${OFFICE})(?:（[^（）]{1,12}）)?)`;
const speaker = new RegExp(
  `^${HOLDER}([\\u3400-\\u4dbf\\u4e00-\\u9fff]{2,4}|[\\u4e00-\\u9fff]{1,10}(?:·[\\u4e00-\\u9fff]{1,10}){1,3})$`,
);
/** Names of five Han and more are told from other words only where a space was printed before them. */
const longName = new RegExp(`^${HOLDER} ([\\u4e00-\\u9fff]{5,8})$`);
const anySpace = / /g;
const notName =
  /办公|会议|报告|工作|讲话|信箱|热线|致辞|同志|专题|主持|批示|责任|之窗|接待|简历|文章|活动|关于|名单|负责|述职|质量|基金/;

/** What an office ends with: most lines have none of it, and one search says so. */
const endOfOffice = new RegExp(
  `[${OFFICE.split('|')
    .map((office) => office.at(-1))
    .join('')}]`,
);

/** The line of a speaker is no longer than this (UTF-16). */
export const LONGEST = 60;

type Parts = readonly [office: string, name: string];
/** What was told last: rule after rule asks for the line of the speaker, and then whoever describes the report. */
let latest: { readonly line: string; readonly parts: Parts | undefined } = { line: '', parts: undefined };

/** The office, without any space, and the name on a line that holds nothing else; `undefined` when it is no such line. */
export function officeAndName(line: string): Parts | undefined {
  if (!endOfOffice.test(line)) return undefined;
  if (line !== latest.line) latest = { line, parts: partsOf(line) };
  return latest.parts;
}

function partsOf(line: string): Parts | undefined {
  const match = speaker.exec(line.replaceAll(' ', '')) ?? longName.exec(line);
  const [, office, name] = match ?? [];
  if (office === undefined || name === undefined || notName.test(name)) return undefined;
  return [office, name];
}

/**
 * `区 长 王 营` → `区长 王营`: on a speaker's line one space stays, between the office and the name.
 *
 * The line is a short one of Han alone: a place or none, an office, a name of two to four Han or one with `·`. The
 * space must be printed there; none is put in. `县长办公会议` is no name.
 */
export const speakerLine: ShortLineRule = {
  name: 'speaker-line',
  needs: [' '],
  longest: LONGEST,
  *changes(text) {
    for (const { from, line } of chineseLines(text, anySpace)) {
      if (line.length > LONGEST || !/^[^ ]{1,30}(?: [^ ]{1,30}){1,30}$/.test(line)) continue;
      const insert = spacedSpeaker(line) ?? line;
      if (insert !== line) yield { from, to: from + line.length, insert };
    }
  },
};

/** The line with one space between office and name, when it is a speaker's line; also asked by the space rules. */
export function spacedSpeaker(line: string): string | undefined {
  const parts = officeAndName(line);
  if (parts === undefined) return undefined;
  const [office, name] = parts;
  // The space is only kept where it was printed: count the office's characters off the spaced line.
  let left = office.length;
  let at = 0;
  while (left > 0) if (line[at++] !== ' ') left--;
  return line[at] === ' ' ? `${office} ${name}` : undefined;
}
