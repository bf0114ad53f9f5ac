import { type Attributes, isOn } from './visit-xml.ts';
import type { Table } from './word-lines.ts';

/** An element that is open, and what its properties have said of it so far. */
export interface OpenElement {
  readonly name: string;
  /** why its words are no part of the text; its properties may say it after its tag */
  reason: string | undefined;
  readonly table: Table | undefined;
  /** whether white space at the ends of its words counts */
  readonly preserved: boolean;
  /** of a paragraph or a run */
  style?: string;
  /** of a run: whether it says so itself, or what was found; and whether it is the mark of a note */
  hidden?: boolean | undefined;
  noteMark?: boolean;
  /** of a paragraph: the list it names, and its level there */
  list?: string;
  level?: number;
  /** of a paragraph: whether it was counted, the number that its first word gets, whether its end was deleted or hidden */
  counted?: boolean;
  number?: string | undefined;
  merged?: boolean;
  /** of a choice: whether one was taken */
  chosen?: boolean;
  /** of a content control: why what is in it is no part of the text */
  inside?: string;
  /** of a row: its cells so far; of a cell: UTF-16 units of its text */
  cells?: number;
  words?: number;
}

/** Why an element is no part of the text, by its name and where it stands; undefined where it may be. */
export function reasonOf(name: string, attributes: Attributes, parent: OpenElement): string | undefined {
  switch (name) {
    case 'w:del':
    case 'w:moveFrom':
      return 'deleted-text';
    case 'w:rt':
      return 'ruby';
    case 'mc:Choice':
    case 'mc:Fallback':
      if (parent.chosen) return 'fallback';
      parent.chosen = true;
      return undefined;
    case 'w:sdtContent':
      return parent.inside;
    case 'w:footnote':
    case 'w:endnote':
      return (attributes['w:type'] ?? 'normal') === 'normal' ? undefined : 'note-separator';
    default:
      return undefined;
  }
}

/**
 * Notes a property on the element that it is a property of; `stack` ends with the element that it stands in.
 *
 * What properties were before a tracked change stands one deeper, and is not noted.
 */
export function noteProperty(name: string, attributes: Attributes, stack: readonly OpenElement[]): void {
  const parent = stack.at(-1);
  const owner = stack.at(-2);
  const above = stack.at(-3);
  if (parent === undefined || owner === undefined || above === undefined) return;
  const of = (properties: string, element: string): boolean =>
    parent.name === properties && owner.name === element;
  const ofMark = parent.name === 'w:rPr' && owner.name === 'w:pPr' && above.name === 'w:p';
  const value = attributes['w:val'] ?? '';
  switch (name) {
    case 'w:vanish':
      if (of('w:rPr', 'w:r')) owner.hidden = isOn(attributes);
      else if (ofMark && isOn(attributes)) above.merged = true;
      return;
    case 'w:del':
    case 'w:moveFrom':
      if (ofMark) above.merged = true;
      else if (of('w:trPr', 'w:tr')) owner.reason ??= 'deleted-text';
      return;
    case 'w:cellDel':
      if (of('w:tcPr', 'w:tc')) owner.reason ??= 'deleted-text';
      return;
    case 'w:rStyle':
      if (of('w:rPr', 'w:r')) owner.style = value;
      return;
    case 'w:pStyle':
      if (of('w:pPr', 'w:p')) owner.style = value;
      return;
    case 'w:numId':
      if (of('w:numPr', 'w:pPr')) above.list = value;
      return;
    case 'w:ilvl':
      if (of('w:numPr', 'w:pPr')) above.level = Number(value);
      return;
    case 'w:showingPlcHdr':
      if (of('w:sdtPr', 'w:sdt') && isOn(attributes)) owner.inside = 'placeholder';
      return;
    case 'w:docPartGallery':
      if (of('w:docPartObj', 'w:sdtPr') && value === 'Table of Contents') above.inside = 'contents';
      return;
  }
}
