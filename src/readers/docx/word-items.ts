import type { Span } from '../../text/span.ts';
import { references } from '../html/entities.ts';
import type { Numbering } from './list-counter.ts';
import { noteProperty, type OpenElement, reasonOf } from './open-element.ts';
import type { Styles } from './styles.ts';
import { symbolOf } from './symbols.ts';
import { type Attributes, decodeXml, isOn, visitXml } from './visit-xml.ts';
import { openFields } from './word-fields.ts';
import type { Item } from './word-lines.ts';

/** Elements whose characters are words. */
const worded = new Set(['w:t', 'm:t', 'w:delText']);
/** Where notes and comments are referred to, and what stands before the note itself. */
const noteMarks = new Set([
  'w:footnoteReference',
  'w:endnoteReference',
  'w:footnoteRef',
  'w:endnoteRef',
  'w:annotationRef',
]);
/** What stands in a run for a sign, or for an end of the line. */
const signs = new Set(['w:br', 'w:cr', 'w:tab', 'w:ptab', 'w:sym', 'w:noBreakHyphen']);
/** What Word takes from the ends of a text that does not say that they count. */
const ends = /^[ \t\r\n]+|[ \t\r\n]+$/g;

/**
 * Takes a part of a document apart, in the order of its source: its words, and why all else is none.
 *
 * What was deleted while changes were tracked is no part of the text, what was inserted then is; of things that are
 * there in several forms the first is read. Throws as `visitXml` does.
 */
export function wordItems(source: string, styles: Styles, numbering: Numbering): readonly Item[] {
  const items: Item[] = [];
  const stack: OpenElement[] = [{ name: '', reason: undefined, table: undefined, preserved: false }];
  const fields = openFields();
  /** the tag behind which words come next: a number may take its place */
  let tag: Item | undefined;
  /** whether words stand before this place in its line */
  let inLine = false;

  const top = (): OpenElement => stack.at(-1) as OpenElement;
  const nearest = (name: string): OpenElement | undefined => stack.findLast((each) => each.name === name);
  const push = ({ from, to }: Span, kind: Item['kind'], rule: string, insert: string | undefined): void => {
    items.push({ from, to, kind, rule, insert, table: top().table });
  };
  const gap = (span: Span, rule = 'markup'): void => {
    const last = items.at(-1);
    if (last?.kind === 'gap' && last.rule === rule && last.to === span.from && last !== tag)
      last.to = span.to;
    else if (span.from < span.to) push(span, 'gap', rule, '');
  };
  const lineEnd = (span: Span, kind: 'paragraph' | 'line' | 'row'): void => {
    push(span, kind, 'markup', '');
    inLine = false;
  };
  const count = (paragraph: OpenElement): void => {
    if (paragraph.counted !== true && paragraph.merged !== true)
      paragraph.number = numbering.next(paragraph.style ?? styles.paragraph, {
        list: paragraph.list,
        level: paragraph.level,
      });
    paragraph.counted = true;
  };
  const word = (span: Span, rule: string, insert: string | undefined): void => {
    const paragraph = nearest('w:p');
    if (paragraph !== undefined) {
      count(paragraph);
      if (paragraph.number !== undefined && !inLine && tag !== undefined)
        Object.assign(tag, { kind: 'word', rule: 'list-number', insert: paragraph.number });
      paragraph.number = undefined;
    }
    const cell = top().table && nearest('w:tc');
    if (cell !== undefined) cell.words = (cell.words ?? 0) + span.to - span.from;
    inLine = true;
    push(span, 'word', rule, insert);
  };
  /** Why words at this place are not read, though no element around them says so. */
  const unread = (): string | undefined => {
    const fromField = fields.reason();
    if (fromField !== undefined) return fromField;
    const run = nearest('w:r');
    if (run === undefined) return undefined;
    run.hidden ??=
      styles.hides(run.style) ?? styles.hides(nearest('w:p')?.style ?? styles.paragraph) ?? false;
    return run.hidden ? 'hidden' : run.noteMark ? 'note-reference' : undefined;
  };
  const plain = ({ from, to }: Span): void => {
    for (const { 0: found, index } of source.slice(from, to).matchAll(/[\t\r\n]+|[^\t\r\n]+/g)) {
      const span = { from: from + index, to: from + index + found.length };
      if (/^[\t\r\n]/.test(found)) push(span, 'white', 'white-space', found);
      else if (/\S/.test(found)) word(span, 'white-space', undefined);
      else push(span, 'blank', 'white-space', undefined);
    }
  };
  const words = ({ from, to }: Span, literal: boolean): void => {
    let at = from;
    for (const change of literal ? [] : references(source, from, to, decodeXml)) {
      plain({ from: at, to: change.from });
      if (/\S/.test(change.insert)) word(change, 'entity', change.insert);
      else push(change, 'blank', 'entity', change.insert);
      at = change.to;
    }
    plain({ from: at, to });
  };
  /** An element in a run that stands for something that is shown. */
  const shown = (name: string, attributes: Attributes, span: Span): void => {
    const sign = name === 'w:noBreakHyphen' ? '-' : symbolOf(attributes['w:font'], attributes['w:char']);
    const reason = unread();
    if (reason !== undefined) gap(span, reason);
    else if (name === 'w:br' || name === 'w:cr') lineEnd(span, 'line');
    else if (name === 'w:tab' || name === 'w:ptab') push(span, 'typed-tab', 'markup', '');
    else if (sign === undefined) gap(span);
    else {
      // The number may not take the place of the sign's own tag.
      gap({ from: span.from, to: span.from + 1 });
      tag = items.at(-1);
      word({ from: span.from + 1, to: span.to }, name === 'w:sym' ? 'symbol' : 'hyphen', sign);
    }
  };

  visitXml(source, {
    open(name, attributes, span) {
      const parent = top();
      noteProperty(name, attributes, stack);
      const space = attributes['xml:space'];
      const inner = name === 'w:tbl' ? { widest: 0, nested: false, words: 0, longest: 0 } : undefined;
      if (inner !== undefined && parent.table !== undefined) parent.table.nested = true;
      const element: OpenElement = {
        name,
        reason: parent.reason ?? reasonOf(name, attributes, parent),
        table: inner ?? parent.table,
        preserved: space === undefined ? parent.preserved : space === 'preserve',
      };
      stack.push(element);
      if (element.reason !== undefined) return gap(span, element.reason);
      if (name === 'w:fldChar') {
        const sign = fields.mark(attributes['w:fldCharType']);
        return sign === undefined ? gap(span) : word(span, 'circled-number', sign);
      }
      if (noteMarks.has(name)) {
        const run = nearest('w:r');
        if (run !== undefined && isOn({ 'w:val': attributes['w:customMarkFollows'] ?? '0' }))
          run.noteMark = true;
        return gap(span, 'note-reference');
      }
      if (parent.name === 'w:r' && signs.has(name)) return shown(name, attributes, span);
      if (name === 'w:tc') {
        const row = nearest('w:tr');
        if (row !== undefined) row.cells = (row.cells ?? 0) + 1;
        const { table } = element;
        if (table !== undefined) table.widest = Math.max(table.widest, row?.cells ?? 0);
        if ((row?.cells ?? 0) > 1) return push(span, 'cell', 'markup', '');
      }
      if (name === 'w:txbxContent') return lineEnd(span, 'line');
      if (!worded.has(name)) return gap(span);
      push(span, 'gap', 'markup', '');
      tag = items.at(-1);
    },
    close(name, span) {
      const element = stack.pop() as OpenElement;
      if (element.reason !== undefined) return gap(span, element.reason);
      if (name === 'w:p') {
        count(element);
        if (element.merged !== true) return lineEnd(span, 'paragraph');
      }
      if (name === 'w:tr') return lineEnd(span, 'row');
      if (name === 'w:tc' && element.table !== undefined) {
        element.table.words += element.words ?? 0;
        element.table.longest = Math.max(element.table.longest, element.words ?? 0);
      }
      gap(span);
    },
    text(span, literal) {
      const { name, reason, preserved } = top();
      if (reason !== undefined) return gap(span, reason);
      if (name === 'w:instrText' || name === 'w:delInstrText') {
        fields.code(source.slice(span.from, span.to));
        return gap(span, 'field-code');
      }
      if (!worded.has(name)) return gap(span);
      const why = name === 'w:delText' ? 'deleted-text' : unread();
      if (why !== undefined) return gap(span, why);
      const kept = preserved ? span : trimmed(source, span);
      gap({ from: span.from, to: kept.from }, 'white-space');
      words(kept, literal);
      gap({ from: kept.to, to: span.to }, 'white-space');
    },
    other: (span) => gap(span),
  });
  return items;
}

function trimmed(source: string, { from, to }: Span): Span {
  const text = source.slice(from, to);
  const rest = text.replace(ends, '');
  const begin = rest === '' ? text.length : text.indexOf(rest);
  return { from: from + begin, to: from + begin + rest.length };
}
