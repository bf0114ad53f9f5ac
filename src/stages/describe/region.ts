import { type Division } from '../../regions/division.ts';
import { divisionNamesIn } from '../../regions/division-names-in.ts';
import { resolveDivision } from '../../regions/resolve-division.ts';
import type { About, Evidence } from '../../documents/sidecar.ts';
import type { Found, Reading } from './reading.ts';

type Region = NonNullable<About['region']>;

/** Words of a report that say which unit reports, and where they stand. */
interface Mention {
  /** the unit as named, perhaps behind the units above it: 济南市历城区, 垦利区胜坨镇 */
  readonly unit: string;
  readonly evidence: Evidence;
}

/** A town, township or sub-district, by its name's last word. */
const TOWN = /\p{Script=Han}{1,10}?(?:镇|乡|街道|苏木)$/u;
const UNIT_IN_TITLE =
  /(?:^|（|）|\d{4}年?(?:度)?)(\p{Script=Han}{2,24}?)(?:人民)?政府(?:办公室|办公厅)?(?:\d{4}年(?:度)?)?(?:工作报告|关于|$)|^(\p{Script=Han}{2,24}?)\d{4}年(?:度)?(?:人民)?政府工作报告/gu;
const UNIT_IN_BODY = /(?:我|受|谨)?代表(\p{Script=Han}{2,16}?)人民政府/u;
const UNIT_OF_SPEAKER = /^(\p{Script=Han}{2,16}?)(?:人民政府)?(?:代理|常务副|代|副)?[省市区县州盟旗镇乡]长/u;
const UNIT_OF_PRINTER = /^(\p{Script=Han}{2,16}?)第?[一二三四五六七八九十]{1,3}届人(?:民代表)?大/u;

/**
 * Finds the unit that reports, and its code in the year.
 *
 * The unit is named by the meeting, the title, the issuer, the speaker's line or the body, in this order. Where its
 * name alone could mean several divisions, the other names in these places and on the channel tag decide; where they do
 * not, there is no code. A town has the code of its county.
 */
export function regionOf(
  reading: Reading,
  known: {
    readonly title: Found<string> | undefined;
    readonly meeting: Found<string> | undefined;
    readonly issuer: Found<string> | undefined;
    readonly year: number | undefined;
  },
): Found<Region> | undefined {
  const mentions = mentionsIn(reading, known);
  const tags = reading.removed
    .filter(({ rule }) => rule === 'strip/channel-tag')
    .map(({ text }) => text.replace(/[【】[\]\s]|招商|政务|频道|网$/g, ''));
  const context = [...tags, ...mentions.flatMap(({ unit }) => namesIn(unit, known.year))];
  for (const mention of mentions) {
    const region = regionNamed(mention.unit, context, known.year);
    if (region !== undefined) return { value: region, evidence: mention.evidence };
  }
  return undefined;
}

function mentionsIn(reading: Reading, known: Parameters<typeof regionOf>[1]): readonly Mention[] {
  const mentions: Mention[] = [];
  const add = (unit: string | undefined, evidence: Evidence | undefined, before = ''): void => {
    if (unit === undefined || evidence === undefined || unit.length < 2) return;
    const offset = 'offset' in evidence ? { ...evidence, offset: evidence.offset + before.length } : evidence;
    mentions.push({ unit, evidence: { ...offset, exact: unit } });
  };
  const { meeting, title, issuer } = known;
  if (meeting !== undefined) add(/^(.*?)第?[一二三四五六七八九十\d]{1,4}届/.exec(meeting.value)?.[1], meeting.evidence);
  if (title !== undefined)
    for (const match of title.value.matchAll(UNIT_IN_TITLE)) {
      const unit = match[1] ?? match[2] ?? '';
      add(unit, title.evidence, title.value.slice(0, match.index + match[0].indexOf(unit)));
    }
  if (issuer !== undefined) add(/^(.*?)人民政府/.exec(issuer.value)?.[1], issuer.evidence);
  for (const [paragraph, line] of reading.paragraphs.entries()) {
    const opens = paragraph < reading.opening.length;
    const ends = paragraph >= reading.paragraphs.length - 3;
    const patterns = [UNIT_IN_BODY, ...(opens ? [UNIT_OF_SPEAKER] : []), ...(ends ? [UNIT_OF_PRINTER] : [])];
    for (const pattern of patterns) {
      const match = pattern.exec(line);
      if (match?.[1] === undefined) continue;
      add(match[1], { exact: match[1], paragraph, offset: match.index + match[0].indexOf(match[1]) });
    }
  }
  if (title !== undefined) {
    const named = namesIn(title.value.replace(/^\d{4}年/, ''), known.year).join('');
    add(named, title.evidence, title.value.slice(0, title.value.indexOf(named)));
  }
  return mentions;
}

/** The names of divisions in the words for a unit, outermost first, and the town behind them. */
function namesIn(unit: string, year: number | undefined): readonly string[] {
  const names: string[] = [];
  let at = 0;
  for (const { from, to, name } of divisionNamesIn(unit, year)) {
    if (unit.slice(at, from).trim() !== '') break;
    names.push(name);
    at = to;
  }
  const rest = unit.slice(at);
  return TOWN.test(rest) ? [...names, rest] : names;
}

function regionNamed(unit: string, context: readonly string[], year: number | undefined): Region | undefined {
  const names = namesIn(unit, year);
  const name = names.at(-1);
  if (name === undefined) return undefined;
  const above = names.slice(0, -1);
  if (TOWN.test(name)) {
    const county = countyAmong(above, context, name, year);
    if (county === undefined) return { name, level: 'town' };
    return {
      name,
      level: 'town',
      adcode: county.code,
      path: [...county.path, name],
      ...(year === undefined ? {} : { codeYear: year }),
    };
  }
  const division = resolve(name, above, context, year);
  if (division === undefined) return { name, level: levelByName(name) };
  return {
    name: division.name,
    level: division.level,
    adcode: division.code,
    path: division.path,
    ...(year === undefined ? {} : { codeYear: year }),
  };
}

/** The one division of the name under the names above it; failing that, under one of the names around. */
function resolve(
  name: string,
  above: readonly string[],
  context: readonly string[],
  year: number | undefined,
): Division | undefined {
  const alone = resolveDivision([...above, name], year);
  if (alone !== undefined) return alone;
  const found = new Map<string, Division>();
  for (const other of context) {
    if (other === name) continue;
    const division = resolveDivision([other, ...above, name], year);
    if (division !== undefined) found.set(division.code, division);
  }
  return found.size === 1 ? [...found.values()][0] : undefined;
}

function countyAmong(
  above: readonly string[],
  context: readonly string[],
  town: string,
  year: number | undefined,
): Division | undefined {
  const own = above.length === 0 ? undefined : resolve(above.at(-1) as string, above.slice(0, -1), context, year);
  if (own !== undefined) return own.level === 'county' ? own : undefined;
  const counties = new Map<string, Division>();
  for (const name of context) {
    if (name === town) continue;
    const division = resolve(name, [], context, year);
    if (division?.level === 'county') counties.set(division.code, division);
  }
  return counties.size === 1 ? [...counties.values()][0] : undefined;
}

function levelByName(name: string): Region['level'] {
  if (TOWN.test(name)) return 'town';
  if (/[省]$|自治区$/.test(name)) return 'province';
  if (/[州盟]$|地区$/.test(name)) return 'prefecture';
  return 'county';
}
