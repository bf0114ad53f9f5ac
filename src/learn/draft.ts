import type { AdapterDeclaration, Noise } from '../adapters/declaration.ts';
import type { Learned } from './learn.ts';
import type { LearnedLines } from './learn-lines.ts';
import { printed, quoted } from './print-value.ts';
import type { Place } from './units.ts';

/** How many unsure lines a draft names; `new` prints all. */
const mostUnsure = 4;
/** UTF-16 units of a line that is quoted in a comment. */
const shown = 36;

/** In words, where lines stand. */
export const placeWords: Readonly<Record<Place, string>> = {
  before: 'above the text',
  within: 'in the text',
  behind: 'below the text',
};

/**
 * Writes the draft of `pipelines/<source>.ts`, as the project's formatter would.
 *
 * Comments say how often each thing was seen. What is unsure is named and not applied.
 */
export function draftOf(source: string, learned: Learned, declaration: AdapterDeclaration): string {
  const { recognises, body, layouts, hidden, noise, split } = declaration;
  const entry = (key: string, value: unknown, note = ''): string => {
    const text = printed(value, '  ', `${key}: `);
    return `  ${key}:${text.startsWith('\n') ? '' : ' '}${text},${note === '' ? '' : ` // ${note}`}\n`;
  };
  const parts = [
    entry('version', 1),
    recognises === undefined ? '' : entry('recognises', recognises),
    body === undefined ? '' : entry('body', body, `on all ${count(learned.pages, 'page')}`),
    hidden === undefined ? '' : listed('hidden', hiddenLines(learned)),
    noise === undefined ? '' : listed('noise', noiseLines(noise, learned)),
    split === undefined ? '' : entry('split', split, learned.split?.samples[0]),
    layouts === undefined ? '' : listed('layouts', layoutLines(layouts, learned)),
  ];
  return `import { defineAdapter } from '../src/index.ts';\n\n${head(source, learned)}export default defineAdapter({\n${parts.join('')}});\n`;
}

function head(source: string, { documents, unsure }: Learned): string {
  const first = `${source}: drafted from ${count(documents.length, 'document')}. Say here in a sentence what the site is and how it looks.`;
  if (unsure.length === 0) return `/** ${first} */\n`;
  const named = unsure
    .slice(0, mostUnsure)
    .map(({ words, seen, of, place }) => ` * - ${cut(words)} (${seen} of ${of}, ${placeWords[place]})\n`);
  const more = unsure.length - mostUnsure;
  return `/**\n * ${first}\n *\n * Seen again and again, and not removed, for they may be the reports' own:\n${named.join('')}${more > 0 ? ` * - and ${more} more\n` : ''} */\n`;
}

function listed(key: string, lines: readonly string[]): string {
  return `  ${key}: [\n${lines.map((line) => `    ${line}\n`).join('')}  ],\n`;
}

function hiddenLines({ hidden, pages }: Learned): readonly string[] {
  return hidden.map(
    ({ css, seen, samples }) => `${quoted(css)}, // on ${seen} of ${pages}: ${cut(samples[0] ?? '')}`,
  );
}

function noiseLines(noise: readonly Noise[], { lines }: Learned): readonly string[] {
  return noise.flatMap((rule, index) => {
    const learned = lines[index] as LearnedLines;
    return [`// ${placeWords[learned.place]}, in ${often(learned)}`, `${printed(rule, '    ')},`];
  });
}

function layoutLines(
  layouts: NonNullable<AdapterDeclaration['layouts']>,
  { bodies, pages }: Learned,
): readonly string[] {
  return layouts.map((layout, index) => {
    const seen = bodies[index]?.documents.length;
    const note = seen === undefined ? 'found by their looks' : `${seen} of ${count(pages, 'page')}`;
    return `${printed(layout, '    ')}, // ${note}`;
  });
}

/** `10 of 10`, or `3 to 10 of 10` where the lines of a rule were not seen alike. */
export function often({ seen: [least, most], of }: Pick<LearnedLines, 'seen' | 'of'>): string {
  return `${least === most ? least : `${least} to ${most}`} of ${of}`;
}

/** A number of things in words: `1 page`, `2 pages`. */
export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** The beginning of a line, fit for a comment. */
export function cut(words: string): string {
  const plain = words.replace(/\s+/g, ' ').replaceAll('*/', '* /');
  return plain.length <= shown ? plain : `${plain.slice(0, shown)}…`;
}
