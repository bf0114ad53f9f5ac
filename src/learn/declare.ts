import type { AdapterDeclaration, DatedLayout, Noise, Signs } from '../adapters/declaration.ts';
import type { RawDocument } from '../documents/raw-document.ts';
import { escaped } from './escaped.ts';
import type { Learned } from './learn.ts';
import type { LearnedLines } from './learn-lines.ts';

/** The adapter that says what was learned of a site; `recognises` is what tells its documents from those of others. */
export function declared(learned: Learned, recognises?: Signs): AdapterDeclaration {
  const { hidden, lines, split } = learned;
  const noise = noiseOf(lines);
  return {
    version: 1,
    ...(recognises !== undefined && { recognises }),
    ...bodyOf(learned),
    ...(hidden.length > 0 && { hidden: hidden.map(({ css }) => css) }),
    ...(noise.length > 0 && { noise }),
    ...(split !== undefined && { split: split.split }),
  };
}

function noiseOf(lines: readonly LearnedLines[]): readonly Noise[] {
  return lines.map(
    ({ name, way, sign }): Noise =>
      way === 'lines' ? { name, lines: shortened(sign) } : { name, fromFirst: shortened(sign) },
  );
}

/** Lists of more lines than these are written as one pattern: a draft is to be read at a glance. */
const longestList = 6;

function shortened(sign: LearnedLines['sign']): LearnedLines['sign'] {
  if (sign instanceof RegExp || sign.length <= longestList) return sign;
  return new RegExp(`^(?:${sign.map(escaped).join('|')})$`);
}

/** One body for all pages, or a layout for each that was found, and one without for the pages that have none of them. */
function bodyOf({ bodies, pages, linesOf }: Learned): Pick<AdapterDeclaration, 'body' | 'layouts'> {
  const [first] = bodies;
  if (first === undefined) return {};
  const all = bodies.reduce((sum, { documents }) => sum + documents.length, 0) === pages;
  if (bodies.length === 1 && all) return { body: first.css };
  const names = new Set<string>();
  const layouts: DatedLayout[] = bodies.map(({ css }, index) => {
    const noise = noiseOf(linesOf[index] ?? []);
    return { name: layoutName(css, names), body: css, ...(noise.length > 0 && { noise }) };
  });
  if (!all) layouts.push({ name: layoutName('others', names) });
  return { layouts };
}

/** `#endText` → `end-text`; a name that is taken gets a letter more. */
function layoutName(css: string, taken: Set<string>): string {
  const words = css
    .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-\d]+|-+$/g, '');
  let name = words === '' ? 'layout' : words;
  while (taken.has(name)) name += '-b';
  taken.add(name);
  return name;
}

/** The end of a page's `<title>`, behind the last bar or dash: the site's name. */
const siteInTitle = /<title>[^<]{0,300}[_|—-]\s{0,20}([^<_|—-]{2,24}?)\s{0,20}<\/title>/i;

/**
 * What tells a site's documents from those of others: the host of their addresses; else the site's name at the end of
 * each page's title; else a line that all of them begin with.
 */
export function signsOf(documents: readonly RawDocument[], { lines }: Learned): Signs | undefined {
  const hosts = new Set(documents.map(({ files }) => hostOf(files[0]?.known.url)));
  const [host] = hosts;
  if (hosts.size === 1 && host !== undefined) return { host };
  const names = new Set(documents.map(({ text }) => siteInTitle.exec(text.slice(0, 20_000))?.[1]));
  const [name] = names;
  if (names.size === 1 && name !== undefined)
    return { text: new RegExp(`[_|—-] ?${escaped(name)} ?<\\/title>`, 'i') };
  const head = lines.find(({ place, sign }) => place === 'before' && !(sign instanceof RegExp))?.sign;
  const common = head instanceof RegExp ? [] : (head ?? []);
  const line = common.find((words) => documents.every(({ text }) => text.slice(0, 2000).includes(words)));
  return line === undefined
    ? undefined
    : { text: new RegExp(`^[ \\t\\u3000]*${escaped(line)}[ \\t\\u3000]*$`, 'm'), within: 2000 };
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}
