import type { OpenReport } from '../../audit/open-report.ts';
import type { Piece } from '../../text/traced.ts';
import type { XmlText } from './xml.ts';

/** A paragraph of the clean text as TEI: what stands before it, between the paragraphs, and what is in it. */
interface Line {
  readonly before: string;
  readonly content: string;
}

/** The paragraphs of a report, in order, and what stands behind the last of them. */
export interface Lines {
  readonly lines: readonly Line[];
  readonly behind: string;
}

/** Puts what comes into paragraphs. */
interface Writer {
  /** an element that may stand between paragraphs too */
  readonly floating: (xml: string) => void;
  /** an element of a paragraph; one without words begins none, and stands at the beginning of the next */
  readonly inside: (xml: string, hasWords: boolean) => void;
  /** words of the clean text; a line feed ends a paragraph */
  readonly text: (text: string) => void;
  readonly isBegun: () => boolean;
}

/**
 * The paragraphs of a report, in order, with both readings.
 *
 * Of the raw text it has what TEI has a place for: what a rule changed is `<choice>`, what was put in `<supplied>`,
 * what `strip/*` took away `<fw>`, a line end inside a paragraph `<lb/>`, a page `<pb/>`. Markup, what stands outside of
 * the article's element, the other reports of the page, and blanks at the ends of paragraphs are left out.
 */
export function linesOf({ raw, clean, pieces, sidecar }: OpenReport, xml: XmlText): Lines {
  const lines: Line[] = [];
  let [before, content, pending] = ['', '', ''];
  let isBegun = false;
  const begin = (): void => {
    if (isBegun) return;
    isBegun = true;
    content = pending;
    pending = '';
  };
  const writer: Writer = {
    isBegun: () => isBegun,
    floating(written) {
      if (isBegun) content += written;
      else before += `${written}\n`;
    },
    inside(written, hasWords) {
      if (hasWords) begin();
      if (isBegun) content += written;
      else pending += written;
    },
    text(text) {
      for (const [index, part] of text.split('\n').entries()) {
        if (index > 0) {
          begin();
          lines.push({ before, content });
          [before, content, isBegun] = ['', '', false];
        }
        if (part === '') continue;
        begin();
        content += xml.content(part);
      }
    },
  };
  const { part } = sidecar.source;
  let page = 0;
  const pageBreaks = (to: number): void => {
    for (; page < raw.pages.length && (raw.pages[page]?.from ?? 0) <= to; page += 1) {
      const on = raw.pages[page];
      const next = raw.pages[page + 1];
      // What ends before the report begins, or begins behind it, is a page of another.
      if (on === undefined || (on.from >= part.to && part.to > part.from) || (next && next.from <= part.from))
        continue;
      writer.floating(`<pb n="${on.number}" edRef="#raw.${on.file + 1}"/>`);
    }
  };
  for (const piece of pieces) {
    if (piece.by.some((rule) => rule.startsWith('split/'))) continue;
    if (piece.by.length > 0) {
      pageBreaks(Math.max(piece.raw.from, piece.raw.to - 1));
      changed(
        raw.text.slice(piece.raw.from, piece.raw.to),
        clean.slice(piece.clean.from, piece.clean.to),
        piece,
        xml,
        writer,
      );
      continue;
    }
    for (let at = piece.raw.from; at < piece.raw.to; ) {
      pageBreaks(at);
      const end = Math.min(piece.raw.to, Math.max(at + 1, raw.pages[page]?.from ?? piece.raw.to));
      writer.text(raw.text.slice(at, end));
      at = end;
    }
  }
  if (isBegun) lines.push({ before, content });
  else if (pending !== '') {
    // What was taken away behind the last words belongs to their paragraph.
    const last = lines.pop();
    lines.push({ before: last?.before ?? '', content: `${last?.content ?? ''}${pending}` });
  }
  return { lines, behind: isBegun ? '' : before };
}

/** Writes what rules made of a stretch of the raw text. */
function changed(orig: string, reg: string, { by }: Piece, xml: XmlText, writer: Writer): void {
  const ana = ` ana="${by.map((rule) => `#${ruleId(rule)}`).join(' ')}"`;
  if (reg === '') removed(orig, by, ana, xml, writer);
  // A character reference is the character; of blanks that became others nothing more is to be said.
  else if (by.every((rule) => rule.startsWith('extract/')) || (isBlank(orig) && isBlank(reg)))
    writer.text(reg);
  else {
    const [first = '', ...rest] = reg.split('\n');
    if (orig !== '') writer.inside(choice(orig, first, ana, xml), first !== '');
    else if (first !== '') writer.inside(supplied(first, ana, xml), true);
    for (const line of rest) {
      writer.text('\n');
      if (line !== '') writer.inside(supplied(line, ana, xml), true);
    }
  }
}

function removed(orig: string, by: readonly string[], ana: string, xml: XmlText, writer: Writer): void {
  if (by.some((rule) => rule.startsWith('extract/'))) return;
  if (by.some((rule) => rule.startsWith('strip/'))) {
    if (!isBlank(orig)) writer.floating(`<fw${ana}>${xml.content(orig)}</fw>`);
  } else if (!isBlank(orig)) writer.inside(choice(orig, '', ana, xml), false);
  else if (writer.isBegun())
    writer.inside(/[\n\r\f]/.test(orig) ? `<lb break="no"${ana}/>` : choice(orig, '', ana, xml), false);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function supplied(words: string, ana: string, xml: XmlText): string {
  return `<supplied${ana}>${xml.content(words)}</supplied>`;
}

function choice(orig: string, reg: string, ana: string, xml: XmlText): string {
  const space = orig.trim() === orig ? '' : ' xml:space="preserve"';
  const regular = reg === '' ? '<reg/>' : `<reg>${xml.content(reg)}</reg>`;
  return `<choice${ana}><orig${space}>${xml.content(orig)}</orig>${regular}</choice>`;
}

/** The name of a rule as the identifier of its description. */
export function ruleId(rule: string): string {
  return rule.replace('/', '.');
}
