import type { About, Evidence } from '../../documents/sidecar.ts';
import type { Division } from '../../regions/division.ts';
import { divisionNamesIn } from '../../regions/division-names-in.ts';
import { divisionsNamed, resolveDivision } from '../../regions/resolve-division.ts';
import { type Found, type Reading, within } from './reading.ts';

type Region = NonNullable<About['region']>;

/** Words of a report that say which unit reports, and where they stand. */
interface Mention {
  /** the unit as named, perhaps behind the units above it: 济南市历城区, 垦利区胜坨镇 */
  readonly unit: string;
  readonly evidence: Evidence;
}

/** What other fields have already been read from. */
interface Known {
  readonly title: Found<string> | undefined;
  readonly meeting: Found<string> | undefined;
  readonly issuer: Found<string> | undefined;
  readonly year: number | undefined;
}

/** A town, township or sub-district, by its name's last word. */
const TOWN = /^(?![年本全我各该])\p{Script=Han}{1,10}?(?:镇|乡|街道|苏木)$/u;
const lastOfTown = [...'镇乡道木'].map((last) => last.charCodeAt(0));

/** Most names are none, which their last character says. */
function isTown(name: string): boolean {
  return lastOfTown.includes(name.charCodeAt(name.length - 1)) && TOWN.test(name);
}

const UNIT_IN_TITLE =
  /(?:^|（|）|\d{4}年?(?:度)?)(\p{Script=Han}{2,24}?)(?:人民)?政府(?:办公室|办公厅)?(?:\d{4}年(?:度)?)?(?:工作报告|关于|$)|^(\p{Script=Han}{2,24}?)\d{4}年(?:度)?(?:人民)?政府工作报告/gu;
/** Only the speaker speaks for the unit that reports: 市长代表某市人民政府与我县签约 speaks of another. */
const UNIT_IN_BODY = /(?:我|谨|受托|现在)代表(\p{Script=Han}{2,16}?)人民政府/u;
const UNIT_OF_SPEAKER = /^(\p{Script=Han}{2,16}?)(?:人民政府)?(?:代理|常务副|代|副)?[省市区县州盟旗镇乡]长/u;
const UNIT_OF_PRINTER = /^(\p{Script=Han}{2,16}?)第?[一二三四五六七八九十]{1,3}届人(?:民代表)?大/u;

/**
 * Finds the unit that reports, and its code in the year.
 *
 * The unit is named by the meeting, the title, the issuer, the speaker's line or the body, in this order. Where its
 * name alone could mean several divisions, the other names in these places and on the channel tag decide; where they do
 * not, there is no code, and no region where they differ in level. A town has the code of its county.
 */
export function regionOf(reading: Reading, known: Known): Found<Region> | undefined {
  let around: readonly string[] | undefined;
  // Mostly the first mention says it all, and nothing more is read.
  const context: Context = () => {
    around ??= namesAround(reading, known);
    return around;
  };
  const region = ({ unit, evidence }: Mention): Found<Region> | undefined => {
    const value = regionNamed(unit, context, known.year);
    return value && { value, evidence };
  };
  return firstOf(mentionsAtEnds(reading, known), region) ?? firstOf(mentionsInBody(reading), region);
}

/** The names that the tags of a list and the mentions at both ends have. */
type Context = () => readonly string[];

function namesAround(reading: Reading, known: Known): readonly string[] {
  const tags = reading.removed
    .filter(({ rule }) => rule === 'strip/channel-tag')
    .map(({ text }) => text.replace(/[【】[\]\s]|招商|政务|频道|网$/g, ''));
  const named = [...mentionsAtEnds(reading, known)];
  return [...new Set([...tags, ...named.flatMap(({ unit }) => namesIn(unit, known.year))])];
}

function firstOf<Item, Result>(
  items: Iterable<Item>,
  ask: (item: Item) => Result | undefined,
): Result | undefined {
  for (const item of items) {
    const result = ask(item);
    if (result !== undefined) return result;
  }
  return undefined;
}

/** The mentions where documents name who speaks: the meeting, the title, the issuer, the lines at both ends. */
function* mentionsAtEnds(reading: Reading, { meeting, title, issuer, year }: Known): Generator<Mention> {
  yield* mentionOf(meeting, /^(.*?)第?[一二三四五六七八九十\d]{1,4}届/.exec(meeting?.value ?? '')?.[1]);
  for (const match of (title?.value ?? '').matchAll(UNIT_IN_TITLE))
    yield* mentionOf(title, match[1] ?? match[2]);
  yield* mentionOf(issuer, /^(.*?)人民政府/.exec(issuer?.value ?? '')?.[1]);
  const { paragraphs, opening } = reading;
  yield* mentionsIn(paragraphs, 0, opening.length, UNIT_OF_SPEAKER);
  yield* mentionsIn(paragraphs, 0, opening.length, UNIT_IN_BODY);
  yield* mentionsIn(paragraphs, paragraphs.length - 3, paragraphs.length, UNIT_OF_PRINTER);
  yield* mentionOf(title, namesIn((title?.value ?? '').replace(/^\d{4}年/, ''), year).join(''));
}

function mentionsInBody({ paragraphs, opening }: Reading): Iterable<Mention> {
  return mentionsIn(paragraphs, opening.length, paragraphs.length, UNIT_IN_BODY);
}

function* mentionsIn(
  paragraphs: readonly string[],
  from: number,
  to: number,
  pattern: RegExp,
): Generator<Mention> {
  for (let paragraph = Math.max(from, 0); paragraph < to; paragraph += 1) {
    const match = pattern.exec(paragraphs[paragraph] ?? '');
    const unit = match?.[1];
    if (match === null || unit === undefined) continue;
    const offset = match.index + match[0].indexOf(unit);
    yield { unit, evidence: { exact: unit, paragraph, offset } };
  }
}

function* mentionOf(source: Found<string> | undefined, unit: string | undefined): Generator<Mention> {
  if (source === undefined || unit === undefined || unit.length < 2) return;
  yield { unit, evidence: within(source, unit) };
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
  return isTown(rest) ? [...names, rest] : names;
}

function regionNamed(unit: string, context: Context, year: number | undefined): Region | undefined {
  const names = namesIn(unit, year);
  const name = names.at(-1);
  if (name === undefined) return undefined;
  const above = names.slice(0, -1);
  if (isTown(name)) {
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
  if (division === undefined) {
    // Which 朝阳区 it is was not said, but each is a county; 巢湖市 in 2011 was a prefecture and then a county.
    const [level, ...others] = new Set(divisionsNamed(name, year).map((each) => each.level));
    return level === undefined || others.length > 0 ? undefined : { name, level };
  }
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
  context: Context,
  year: number | undefined,
): Division | undefined {
  const alone = resolveDivision([...above, name], year);
  if (alone !== undefined) return alone;
  const found = new Map<string, Division>();
  for (const other of context()) {
    if (other === name) continue;
    const division = resolveDivision([other, ...above, name], year);
    if (division !== undefined) found.set(division.code, division);
  }
  return found.size === 1 ? [...found.values()][0] : undefined;
}

function countyAmong(
  above: readonly string[],
  context: Context,
  town: string,
  year: number | undefined,
): Division | undefined {
  const own =
    above.length === 0 ? undefined : resolve(above.at(-1) as string, above.slice(0, -1), context, year);
  if (own !== undefined) return own.level === 'county' ? own : undefined;
  const counties = new Map<string, Division>();
  for (const name of context()) {
    if (name === town) continue;
    // A tag calls 互助土族自治县 互助县 for short.
    const division =
      resolve(name, [], context, year) ?? resolve(name.replace(/[县州旗]$/, ''), [], () => [], year);
    if (division?.level === 'county') counties.set(division.code, division);
  }
  return counties.size === 1 ? [...counties.values()][0] : undefined;
}
