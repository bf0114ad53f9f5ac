import { Parser } from 'htmlparser2';
import type { Span } from '../../text/span.ts';
import type { Decode } from '../html/entities.ts';
import { ReadError } from '../read-error.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What is told of an XML source, in its order; offsets are UTF-16, and every character is told of once. */
export interface XmlVisitor {
  /** an element begins: `span` is its start tag; names have Word's own prefixes, values are as they stand */
  readonly open: (name: string, attributes: Attributes, span: Span) => void;
  /** it ends: `span` is its end tag, empty where one tag is both */
  readonly close: (name: string, span: Span) => void;
  /** characters between tags, references not decoded; `literal` where they stand in a CDATA section */
  readonly text: (span: Span, literal: boolean) => void;
  /** declarations, comments, brackets of CDATA sections */
  readonly other: (span: Span) => void;
}

/** The prefixes that Word writes, by the names of their vocabularies (ECMA-376: transitional, and strict). */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
};

/** Word nests a table in a table a few dozen deep. */
const deepest = 2000;

/**
 * Goes through an XML source once, telling a visitor of all that is in it.
 *
 * Throws a ReadError where elements are nested more than 2,000 deep, or where one is not closed.
 */
export function visitXml(source: string, visitor: XmlVisitor): void {
  const names = new Names();
  const stack: { readonly name: string; readonly from: number }[] = [];
  let told = 0;
  let literal = false;
  const until = (offset: number): void => {
    if (offset > told) visitor.other({ from: told, to: offset });
    told = Math.max(told, offset);
  };
  const parser = new Parser(
    {
      onopentag(raw, attributes) {
        until(parser.startIndex);
        const own = names.attributes(attributes);
        const name = names.of(raw);
        told = parser.endIndex + 1;
        stack.push({ name, from: parser.startIndex });
        if (stack.length > deepest) throw new ReadError(`its elements are nested more than ${deepest} deep.`);
        visitor.open(name, own, { from: parser.startIndex, to: told });
      },
      onclosetag(_, implied) {
        const opened = stack.pop();
        if (opened === undefined) return;
        if (implied && opened.from !== parser.startIndex)
          throw new ReadError(`it is damaged: <${opened.name}> is not closed. Fetch it again.`);
        until(parser.startIndex);
        const to = implied ? told : parser.endIndex + 1;
        visitor.close(opened.name, { from: told, to });
        told = to;
      },
      ontext(text) {
        const from = literal ? source.indexOf('[CDATA[', parser.startIndex) + 7 : parser.startIndex;
        until(from);
        told = from + text.length;
        visitor.text({ from, to: told }, literal);
      },
      oncdatastart() {
        literal = true;
      },
      oncdataend() {
        literal = false;
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.write(source);
  parser.end();
  until(source.length);
  if (stack.length > 0) throw new ReadError('it is damaged: it ends too early. Fetch it again.');
}

/** The names of one source with Word's own prefixes, whatever prefixes it declares. */
class Names {
  readonly #own = new Map<string, string>();
  readonly #known = new Map<string, string>();

  of(raw: string): string {
    const known = this.#known.get(raw);
    if (known !== undefined) return known;
    const colon = raw.indexOf(':');
    const own = this.#own.get(colon < 0 ? '' : raw.slice(0, colon));
    const local = raw.slice(colon + 1);
    const name = own === undefined ? raw : own === '' ? local : `${own}:${local}`;
    this.#known.set(raw, name);
    return name;
  }

  attributes(raw: Attributes): Attributes {
    const keys = Object.keys(raw);
    for (const key of keys) {
      if (!key.startsWith('xmlns')) continue;
      const own = prefixes[raw[key] as string];
      if (own === undefined || (key !== 'xmlns' && !key.startsWith('xmlns:'))) continue;
      this.#own.set(key.slice(6), own);
      this.#known.clear();
    }
    // Attributes without a prefix are in no vocabulary.
    if (keys.every((key) => !key.includes(':') || this.of(key) === key)) return raw;
    return Object.fromEntries(
      keys.map((key) => [key.includes(':') ? this.of(key) : key, raw[key] as string]),
    );
  }
}

const named: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** Reads a reference as XML does; one that XML does not know stays as it is. */
export const decodeXml: Decode = (reference) => {
  const digits = /^&#(?:x([0-9a-fA-F]+)|([0-9]+));$/.exec(reference);
  if (digits === null) return named[reference] ?? reference;
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : reference;
};

/** Whether a switch of Word's is on: it is where it stands without a value. */
export function isOn(attributes: Attributes): boolean {
  return !/^(?:0|false|off)$/.test(attributes['w:val'] ?? '');
}
