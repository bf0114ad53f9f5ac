import type { Adapter } from '../adapters/adapter.ts';
import { fitted } from '../adapters/fitted.ts';
import type { RawDocument } from '../documents/raw-document.ts';
import { lines } from '../rules/lines.ts';
import { extract } from '../stages/extract.ts';
import { strip } from '../stages/strip.ts';
import type { Span } from '../text/span.ts';
import { Traced } from '../text/traced.ts';

/** A line of a document's words, as the rules of an adapter see it: after the markup, before any furniture went. */
export interface StudiedLine {
  /** trimmed */
  readonly words: string;
  /** the same, as it stands once the furniture of all sites has gone; '' where all of it has */
  readonly left: string;
  /** where its words stand in the document's raw text (UTF-16) */
  readonly raw: Span;
  /** the file of the document that it is in */
  readonly file: number;
}

/** A document's lines that have words, in order. */
export interface Study {
  readonly document: RawDocument;
  readonly lines: readonly StudiedLine[];
}

/**
 * Takes off a document's markup and the furniture that all sites have, with what an adapter knows of its own, and gives
 * the lines with what became of them.
 *
 * Rejects with a ReadError where the document has no article, with a LayoutError where no layout fits it.
 */
export async function studyOf(raw: RawDocument, known: Omit<Adapter, 'version'> = {}): Promise<Study> {
  const { document, adapter } = await fitted(raw, { version: 1, ...known });
  const whole = { index: 1, of: 1, from: 0, to: document.text.length };
  const report = { document, text: Traced.from(document.text), part: whole, warnings: [] };
  const [extracted] = await extract.run(report, adapter);
  if (extracted === undefined) return { document, lines: [] };
  const [stripped] = await strip.run(extracted, adapter);
  const left = stripped?.text ?? extracted.text;
  return { document, lines: [...linesIn(document, extracted.text, left)] };
}

function* linesIn(document: RawDocument, text: Traced, left: Traced): Generator<StudiedLine> {
  for (const line of lines(text.text)) {
    const slice = text.text.slice(line.from, line.to);
    const words = slice.trim();
    if (words === '') continue;
    const begin = line.from + slice.length - slice.trimStart().length;
    const raw = {
      from: text.rawAt(begin).raw.from,
      to: text.rawAt(begin + words.length - 1).raw.to,
    };
    const file = document.pages.findLast((page) => page.from <= raw.from)?.file ?? 0;
    yield { words, left: left.text.slice(left.offsetOf(raw.from), left.offsetOf(raw.to)).trim(), raw, file };
  }
}
