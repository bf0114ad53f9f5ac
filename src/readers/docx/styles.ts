import { isOn } from './visit-xml.ts';
import { below, type XmlElement, xmlTree } from './xml-tree.ts';

/** Which list a paragraph is numbered in: a numbering, and a level of it counted from 0. */
export interface ListPlace {
  readonly list: string | undefined;
  readonly level: number | undefined;
}

/** What the styles of a document say, as far as the words depend on it. */
export interface Styles {
  /** the style of paragraphs that name none */
  readonly paragraph: string | undefined;
  /** whether a style hides its text; undefined where it does not say */
  readonly hides: (style: string | undefined) => boolean | undefined;
  /** the list that a style puts its paragraphs in */
  readonly listOf: (style: string | undefined) => ListPlace;
}

/** Reads the part that holds the styles; a document without one has none. */
export function stylesOf(source: string | undefined): Styles {
  const styles = new Map<string, Style>();
  let paragraph: string | undefined;
  for (const element of source === undefined ? [] : (xmlTree(source).children[0]?.children ?? [])) {
    const id = element.attributes['w:styleId'];
    if (element.name !== 'w:style' || id === undefined) continue;
    styles.set(id, styleOf(element));
    if (
      element.attributes['w:type'] === 'paragraph' &&
      /^(?:1|true|on)$/.test(element.attributes['w:default'] ?? '')
    )
      paragraph ??= id;
  }
  return stylesFrom(styles, paragraph);
}

/** What a style says itself, and the style it is based on. */
export interface Style extends ListPlace {
  readonly basedOn: string | undefined;
  readonly hidden: boolean | undefined;
}

/** The styles of a document, by what its paragraphs call them. */
export function stylesFrom(styles: ReadonlyMap<string, Style>, paragraph: string | undefined): Styles {
  return {
    paragraph,
    hides: remembered((id) => first(styles, id, ({ hidden }) => hidden)),
    listOf: remembered((id) => ({
      list: first(styles, id, ({ list }) => list),
      level: first(styles, id, ({ level }) => level),
    })),
  };
}

function styleOf(element: XmlElement): Style {
  const vanish = below(element, 'w:rPr', 'w:vanish');
  const numbered = below(element, 'w:pPr', 'w:numPr');
  const level = below(numbered, 'w:ilvl')?.attributes['w:val'];
  return {
    basedOn: below(element, 'w:basedOn')?.attributes['w:val'],
    hidden: vanish && isOn(vanish.attributes),
    list: below(numbered, 'w:numId')?.attributes['w:val'],
    level: level === undefined ? undefined : Number(level),
  };
}

/** A line of descent is followed once for each style. */
function remembered<Value>(of: (id: string | undefined) => Value): (id: string | undefined) => Value {
  const known = new Map<string | undefined, { readonly value: Value }>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before.value;
    const value = of(id);
    known.set(id, { value });
    return value;
  };
}

/** What the nearest style in the line of descent says; the line may be a circle. */
function first<Value>(
  styles: ReadonlyMap<string, Style>,
  id: string | undefined,
  of: (style: Style) => Value | undefined,
): Value | undefined {
  const seen = new Set<string>();
  for (let next = id; next !== undefined && !seen.has(next); next = styles.get(next)?.basedOn) {
    seen.add(next);
    const style = styles.get(next);
    const value = style && of(style);
    if (value !== undefined) return value;
  }
  return undefined;
}
