import type { Change } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { deepest, type SurveyedLine } from './edges.ts';
import { lineKinds } from './kinds.ts';
import { isTitle } from './listing.ts';
import type { Look } from './look.ts';
import { wholeLines } from './removal.ts';
import { type Survey, surveyOf } from './survey.ts';

const isoDate = /^•?[[(]?\d{4}([-/])\d{1,2}\1\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?[\])]?(?: (\D{2,12}))?$/;
const office =
  /(?:人民政府|政府办公室|办公室|办公厅|委员会|秘书处|指挥部|[厅局委办院部署会司])(?:\([^()]{1,12}\))?$/;
const tagged = /^(?:• ?)?【([^【】]{2,14})】 ?(.+)$/;
const noChannel = /专栏|附件|附|图|表|注|名词|解释|案例|例|说明|\d$|字号|字体/;

/** A date in figures, and whether a button stands behind it: then nobody signs so. */
interface FoundDate {
  readonly hasButton: boolean;
}

/** The lines that are a date in figures, with nothing behind it but a button: `2025-07-08 立即咨询`. */
function datesIn({ numbers }: Survey): ReadonlyMap<SurveyedLine, FoundDate> {
  const found = new Map<SurveyedLine, FoundDate>();
  for (const line of numbers) {
    const { look } = line;
    const date = look.size >= 8 && look.size <= 40 ? isoDate.exec(look.words) : null;
    if (date === null) continue;
    const button = date[2];
    if (button === undefined) found.set(line, { hasButton: false });
    else if (isButton(button)) found.set(line, { hasButton: true });
  }
  return found;
}

/** The words that were asked about last: the entries of a list have all the same. */
let asked = { words: '', isButton: false };

/** Whether some kind of furniture has the words behind a date. */
function isButton(words: string): boolean {
  if (asked.words !== words)
    asked = { words, isButton: lineKinds.some(({ verdict }) => verdict(words) !== undefined) };
  return asked.isButton;
}

/** For each line the nearest one before it that has words and is no date or bare number; with `backward`, after it. */
function besides(
  all: readonly SurveyedLine[],
  dates: ReadonlyMap<SurveyedLine, FoundDate>,
  backward: boolean,
): readonly (SurveyedLine | undefined)[] {
  const found: (SurveyedLine | undefined)[] = new Array(all.length).fill(undefined);
  let latest: SurveyedLine | undefined;
  for (let i = 0; i < all.length; i += 1) {
    const index = backward ? all.length - 1 - i : i;
    const line = all[index];
    found[index] = latest;
    if (line && !isBareNumber(line.look) && !dates.has(line)) latest = line;
  }
  return found;
}

/** Whether it has nothing but some digits. */
function isBareNumber(look: Look): boolean {
  return look.size <= 4 && /^\d{0,4}$/.test(look.words);
}

function isListTitle(words: string): boolean {
  const rest = tagged.exec(words)?.[2];
  return isTitle(rest ?? words.replace(/^•/, ''));
}

/** A date in figures on its own, as a list or a crawler gives it; one under an office that signs stays, and so do the cells of a table. */
export const listDate: Rule = {
  name: 'list-date',
  changes(text) {
    const survey = surveyOf(text);
    const all = survey.lines;
    const dates = datesIn(survey);
    if (dates.size === 0) return [];
    const above = besides(all, dates, false);
    const below = besides(all, dates, true);
    const leaving = [...dates].filter(([line, { hasButton }]) => {
      if (hasButton) return true;
      const before = above[line.index];
      const after = below[line.index];
      if (before && before.look.size <= 40 && office.test(before.look.words)) return false;
      const near = line.depth <= deepest;
      return [before, after].some(
        (beside) =>
          beside !== undefined &&
          (beside.to - beside.from >= 80 ||
            (beside.leaves && (beside.verdict === 'sure' || beside.verdict === 'edge')) ||
            (isListTitle(beside.look.words) && (near || /^[•【]/.test(beside.look.words)))),
      );
    });
    return wholeLines(
      text,
      leaving.map(([line]) => line),
    );
  },
};

/** Where in the text the words of a line begin, after its blanks and bullets. */
const opening = /^[\s\u200b-\u200d]*(?:[•·●■◆▪□◇○►▶▸»※]+[\s\u200b-\u200d]*)?/;
const tag = /^(?:[•·●■◆▪□◇○►▶▸»※]+[\s\u200b-\u200d]*)?【[^【】]{2,14}】[\s\u200b-\u200d]*/;

/** The channels of a list's entry: the `【青岛招商】` before a title, and the one before that. */
export const channelTag: Rule = {
  name: 'channel-tag',
  *changes(text): Generator<Change> {
    for (const line of surveyOf(text).lists) {
      let title = titleBehindTag(line.look.words);
      if (title === undefined) continue;
      const raw = text.slice(line.from, line.to);
      const from = opening.exec(raw)?.[0].length ?? 0;
      let to = from;
      for (; title !== undefined; title = titleBehindTag(title))
        to += tag.exec(raw.slice(to))?.[0].length ?? 0;
      if (to > from) yield { from: line.from + from, to: line.from + to, insert: '' };
    }
  },
};

/** The title behind the channel that words begin with; undefined where they begin with none, or no title is behind it. */
function titleBehindTag(words: string): string | undefined {
  const [, channel = '', title = ''] = tagged.exec(words) ?? [];
  return channel !== '' && !noChannel.test(channel) && isTitle(title) ? title : undefined;
}

/** The bullet of a list's entry: the `•` before the title of a document that names its place or year. */
export const listBullet: Rule = {
  name: 'list-bullet',
  *changes(text): Generator<Change> {
    for (const line of surveyOf(text).lists) {
      const { words } = line.look;
      if (!words.startsWith('•') || !isListTitle(words) || !/[年省市县区镇乡州盟旗]/.test(words)) continue;
      const raw = text.slice(line.from, line.to);
      const length = opening.exec(raw)?.[0].length ?? 0;
      if (length > 0) yield { from: line.from, to: line.from + length, insert: '' };
    }
  },
};

const suffix = / ?[_|] ?[^_|。,;:]{2,24}(?:网站|网|门户|平台|政府)\s*$/;

/** The site's name after a title: the `_某某县人民政府门户网站` of a page's window. */
export const siteSuffix: Rule = {
  name: 'site-suffix',
  *changes(text): Generator<Change> {
    for (const line of surveyOf(text).lines) {
      if (line.depth > 2 || line.to - line.from > 120) continue;
      const raw = text.slice(line.from, line.to).trimEnd();
      const found = raw.includes('_') || raw.includes('|') ? suffix.exec(raw) : null;
      if (found && isTitle(raw.slice(0, found.index).trim())) {
        yield { from: line.from + found.index, to: line.from + raw.length, insert: '' };
      }
    }
  },
};
