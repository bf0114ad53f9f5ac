/** A field that is open: Word keeps its code, and behind it what it last came to. */
interface Field {
  code: string;
  inCode: boolean;
}

/** The fields that are open at a place of the document; they nest, and go on over paragraphs. */
export interface Fields {
  /** `begin`, `separate` or `end`; at the end of a field, what it shows where it has no result of its own */
  readonly mark: (kind: string | undefined) => string | undefined;
  readonly code: (text: string) => void;
  /** why words at this place are not read: `field-code`, or `contents` in a table of contents */
  readonly reason: () => string | undefined;
}

/** A number or a word set in a circle: Word has no character for it, and prints one on the other. */
const circle = /^\s*eq\s+\\o\s*(?:\\a[clr])?\s*[(（]\s*[○〇]\s*[,，;；]\s*([0-9]{1,2})\s*[)）]\s*$/i;

/** Follows the fields of a document, none of which is open yet. */
export function openFields(): Fields {
  const open: Field[] = [];
  let inCode = 0;
  let inContents = 0;
  return {
    mark(kind) {
      const field = open.at(-1);
      if (kind === 'begin') {
        open.push({ code: '', inCode: true });
        inCode += 1;
      } else if (kind === 'separate' && field?.inCode) {
        field.inCode = false;
        inCode -= 1;
        if (isContents(field)) inContents += 1;
      } else if (kind === 'end' && field !== undefined) {
        open.pop();
        if (field.inCode) {
          inCode -= 1;
          const number = Number(circle.exec(field.code)?.[1] ?? 0);
          if (number >= 1 && number <= 20 && inCode === 0) return String.fromCodePoint(0x245f + number);
        } else if (isContents(field)) inContents -= 1;
      }
      return undefined;
    },
    code(text) {
      const field = open.at(-1);
      if (field?.inCode) field.code += text;
    },
    reason: () => (inCode > 0 ? 'field-code' : inContents > 0 ? 'contents' : undefined),
  };
}

function isContents({ code }: Field): boolean {
  return /^\s*TOC\b/i.test(code);
}
