import type { Sidecar } from '../../documents/sidecar.ts';
import type { Lines } from './lines.ts';
import { attribute } from './xml.ts';

/** What a paragraph is in the structure of its report. */
interface Place {
  readonly entry: Sidecar['outline'][number] | undefined;
  readonly isHeading: boolean;
}

/**
 * The `<body>` of a report: a division for each heading that stands on a line of its own, and one for 名词解释.
 *
 * A lead sentence stays in its paragraph, which bears its number as `@n`: where what it leads ends is not stated.
 */
export function bodyOf({ lines, behind }: Lines, clean: string, sidecar: Sidecar): string {
  const words = clean.split('\n');
  const { glossary, evidence } = sidecar;
  const titled =
    evidence.title !== undefined && 'paragraph' in evidence.title && evidence.title.exact === words[0];
  const places = placesOf(words, sidecar);
  const open: number[] = [];
  let written = '';
  const close = (least: number): void => {
    while (open.length > 0 && (open.at(-1) as number) >= least) {
      open.pop();
      written += '</div>\n';
    }
  };
  const start = (level: number, attributes: string): void => {
    open.push(level);
    written += `<div${attributes}>\n`;
  };
  for (const [index, { before, content }] of lines.entries()) {
    const { entry, isHeading } = places.get(index) ?? { entry: undefined, isHeading: false };
    const isGlossary = glossary !== undefined && index === glossary.from;
    const isBehind = glossary !== undefined && index === glossary.to && index > glossary.from;
    if (isGlossary || isBehind) close(0);
    else if (isHeading && entry !== undefined) close(entry.level);
    written += before;
    if (isGlossary) start(0, ' type="glossary"');
    else if (isBehind) start(0, ' type="end"');
    else if (isHeading && entry !== undefined)
      start(entry.level, ` type="section" n=${attribute(entry.number)}`);
    const isHead = isHeading || isGlossary || (index === 0 && titled && lines.length > 1);
    if (isHead) written += `<head>${content}</head>\n`;
    else written += `<p${entry === undefined ? '' : ` n=${attribute(entry.number)}`}>${content}</p>\n`;
  }
  close(0);
  return `<body>\n${written}${behind}</body>\n`;
}

function placesOf(words: readonly string[], { outline }: Sidecar): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  for (const entry of outline) {
    if (places.has(entry.paragraph)) continue;
    const isHeading =
      (words[entry.paragraph] ?? '').replaceAll(' ', '') ===
      `${entry.number}${entry.heading}`.replaceAll(' ', '');
    places.set(entry.paragraph, { entry, isHeading });
  }
  return places;
}
