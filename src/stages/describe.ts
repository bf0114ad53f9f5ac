import type { StatedFact } from '../documents/markup.ts';
import type { About, Evidence } from '../documents/sidecar.ts';
import { completenessOf } from './describe/completeness.ts';
import { firstSiteDate } from './describe/dates.ts';
import { lookAt } from './describe/look.ts';
import { lossesIn, withLosses } from './describe/losses.ts';
import { meetingOf } from './describe/meeting.ts';
import { issueOf } from './describe/notice.ts';
import { glossaryOf, outlineOf } from './describe/outline.ts';
import { type Found, type Reading, readingOf, within } from './describe/reading.ts';
import { refuseOthers } from './describe/refuse-others.ts';
import { regionOf } from './describe/region.ts';
import { speakerOf } from './describe/speaker.ts';
import { statedDate, statedTitle, withStated } from './describe/stated.ts';
import { kindOf, titleOf } from './describe/title.ts';
import { unreadableIn } from './describe/unreadable.ts';
import { warningsIn } from './describe/warnings.ts';
import type { Stage } from './stage.ts';

/** Reads off what a report says of itself: title, place, time, meeting, speaker, outline, completeness. */
export const describe: Stage = {
  name: 'describe',
  run: (report) => {
    const look = lookAt(report.text.text);
    const reading = readingOf(report.text, look.paragraphs, report.part);
    const losses = lossesIn(reading, look, report.text);
    const unreadable = unreadableIn(reading.paragraphs, look).map(
      ({ count, what, paragraph, exact }) =>
        `${count} characters ${what}, the first in paragraph ${paragraph}: ${exact}`,
    );
    const warnings = [
      ...report.warnings,
      ...unreadable,
      ...warningsIn(reading.text, look, report.document),
      ...losses.map(({ warning }) => warning),
    ];
    // What a page of several reports says beside them is true of none.
    const stated = report.part.of === 1 ? (report.document.markup?.stated ?? []) : [];
    const about = aboutOf(reading, stated, [...(report.document.gaps ?? []), ...unreadable], losses);
    // Beside other reports on one page it is for a person to tell what is none.
    if (report.part.of === 1) refuseOthers(reading, about.title);
    const { document, text, part } = report;
    return [{ document, text, part, about, measure: look.measure, warnings }];
  },
};

function aboutOf(
  reading: Reading,
  stated: readonly StatedFact[],
  gaps: readonly string[],
  losses: Parameters<typeof withLosses>[1],
): About {
  const evidence: Record<string, Evidence> = {};
  const field = <Value>(name: string, found: Found<Value> | undefined): Value | undefined => {
    if (found !== undefined) evidence[name] = found.evidence;
    return found?.value;
  };
  const title = statedTitle(stated, titleOf(reading));
  const { kind, label } = kindOf(title?.value, reading);
  const isReport = kind === 'government-work-report';
  const meeting = meetingOf(reading, title);
  const speaker = isReport ? speakerOf(reading, meeting.paragraph) : undefined;
  const issue = isReport ? undefined : withStated(issueOf(reading, title), stated);
  const year = yearOf(title, meeting.date ?? issue?.issuedDate) ?? yearOfKey(reading);
  const published = publishedIn(reading) ?? statedDate(stated, 'publishedDate');
  const region = regionOf(reading, {
    title,
    meeting: meeting.name,
    issuer: issue?.issuer,
    year: year?.value,
  });
  const glossary = glossaryOf(reading.paragraphs);
  const outline = outlineOf(reading.paragraphs, glossary);
  const completeness = completenessOf(
    reading.paragraphs,
    { kind, outline, ...present({ title: title?.value, glossary }) },
    gaps,
  );
  // Each finding is taken down as it is named here.
  const met = present({
    name: field('meeting.name', meeting.name),
    congress: field('meeting.congress', meeting.congress),
    session: field('meeting.session', meeting.session),
    date: field('meeting.date', meeting.date),
  });
  return present({
    title: field('title', title),
    kind,
    kindLabel: label,
    region: field('region', region),
    year: field('year', year),
    meeting: Object.keys(met).length > 0 ? met : undefined,
    speaker:
      speaker &&
      present({
        name: field('speaker.name', speaker.name) as string,
        title: field('speaker.title', speaker.title),
      }),
    documentNumber: field('documentNumber', issue?.documentNumber),
    issuer: field('issuer', issue?.issuer),
    issuedDate: field('issuedDate', issue?.issuedDate),
    publishedDate: field('publishedDate', published),
    outline,
    glossary,
    completeness: withLosses(completeness, losses),
    evidence,
  });
}

/** The year of delivery: of the meeting or the issue, else the one that the title names. */
function yearOf(
  title: Found<string> | undefined,
  date: Found<string> | undefined,
): Found<number> | undefined {
  if (date !== undefined) return { value: Number(date.value.slice(0, 4)), evidence: date.evidence };
  const match = /(?:19|20)\d\d(?=年)/.exec(title?.value ?? '');
  if (match === null || title === undefined) return undefined;
  return { value: Number(match[0]), evidence: within(title, match[0]) };
}

/** The year that a document of a dump is filed under, where the document itself names none. */
function yearOfKey({ removed }: Reading): Found<number> | undefined {
  for (const { rule, text, offset } of removed) {
    if (rule !== 'strip/line-key') continue;
    const match = /(?<![^\t\n])(?:19|20)\d\d(?=年?\t)/.exec(text);
    if (match === null) continue;
    return { value: Number(match[0]), evidence: { exact: match[0], rawOffset: offset + match.index } };
  }
  return undefined;
}

/** What the day of publication stands behind. */
const publishedLabel =
  /(?<!\p{Script=Han})(?:发布|发表|更新)(?:时间|日期)(?=\s{0,4}[：:]\s{0,4}\d{4}[-/.年])/u;

/** `2025-7-8`, UTF-16: most that is removed is shorter. */
const SHORTEST_DATE = 8;

/** The date that a list page or a line under the title gives for the publication on the site. */
function publishedIn({ removed }: Reading): Found<string> | undefined {
  for (const { rule, text, offset } of removed) {
    // A source's own rule may take the line as well: then the label tells.
    if (text.length < SHORTEST_DATE) continue;
    const isDate = rule === 'strip/list-date' || rule === 'strip/published-line';
    const from = isDate ? 0 : (publishedLabel.exec(text)?.index ?? text.length);
    const found = firstSiteDate(text.slice(from, isDate ? text.length : from + 24));
    if (found === undefined) continue;
    return { value: found.date, evidence: { exact: found.exact, rawOffset: offset + from + found.offset } };
  }
  return undefined;
}

/** The object without the fields that are undefined. */
function present<Shape extends object>(
  fields: Shape,
): { [Key in keyof Shape]: Exclude<Shape[Key], undefined> } {
  const said: Partial<Shape> = {};
  for (const key in fields) if (fields[key] !== undefined) said[key] = fields[key];
  return said as never;
}
