import { type Style, type Styles, stylesFrom } from '../docx/styles.ts';
import { listProperties, propertiesIn } from './formatted-runs.ts';

/** Reads the style sheet (MS-DOC 2.9.271, `STSH`). Throws a RangeError for one that is broken. */
export function docStyles(view: DataView | undefined): Styles {
  const styles = new Map<string, Style>();
  if (view === undefined) return stylesFrom(styles, undefined);
  const count = view.getUint16(2, true);
  const fixed = view.getUint16(4, true);
  let at = 2 + view.getUint16(0, true);
  for (let index = 0; index < count; index += 1) {
    const size = view.getUint16(at, true);
    if (size > 0) styles.set(String(index), styleAt(view, at + 2, size, fixed));
    at += 2 + size + (size % 2);
  }
  return stylesFrom(styles, '0');
}

function styleAt(view: DataView, at: number, length: number, fixed: number): Style {
  const kinds = view.getUint16(at + 2, true);
  const base = kinds >> 4;
  const basedOn = base === 0xfff ? undefined : String(base);
  const name = at + fixed;
  const first = name + 2 + view.getUint16(name, true) * 2 + 2;
  const own = first + (first % 2 === at % 2 ? 0 : 1);
  // Only of a paragraph's style the first list of properties is one of paragraphs.
  if ((kinds & 15) !== 1) return { basedOn, hidden: undefined, list: undefined, level: undefined };
  const size = Math.min(view.getUint16(own, true), at + length - own - 2);
  const codes = new Uint8Array(view.buffer, view.byteOffset + own + 4, Math.max(0, size - 2));
  const properties = propertiesIn(codes);
  return {
    basedOn,
    hidden: undefined,
    list: properties.get(listProperties.list)?.toString(),
    level: properties.get(listProperties.level),
  };
}
