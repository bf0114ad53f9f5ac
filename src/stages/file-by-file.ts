import type { RawDocument } from '../documents/raw-document.ts';
import { concatenated } from '../text/concatenated.ts';
import { Traced } from '../text/traced.ts';
import { RuleConflict } from './rule-conflict.ts';

/** Where each file of a document but the first begins in a text made of it (UTF-16); in order, those that it has. */
export function fileBegins(document: RawDocument, text: Traced): readonly number[] {
  return beginsOfFiles(document, text).map(({ begin }) => begin);
}

function beginsOfFiles(
  document: RawDocument,
  text: Traced,
): readonly { readonly file: number; readonly begin: number }[] {
  if (document.files.length < 2) return [];
  return document.pages
    .filter((page, index) => index > 0 && page.file !== document.pages[index - 1]?.file)
    .map(({ file, from }) => ({ file, begin: text.offsetOf(from) }))
    .filter(({ begin }) => begin > 0 && begin < text.text.length);
}

/**
 * Does the same to the text of each file of a document, as if it were a text of its own; files are counted from 0.
 *
 * A page of an article has its own menu and its own footer: what stands at the edges of a text stands at theirs.
 */
export function fileByFile(
  document: RawDocument,
  text: Traced,
  act: (text: Traced, file: number) => Traced,
): Traced {
  const begins = beginsOfFiles(document, text);
  if (begins.length === 0) return act(text, 0);
  const ends = [...begins.map(({ begin }) => begin), text.text.length];
  const acted = ends.map((end, index) => {
    const from = ends[index - 1] ?? 0;
    try {
      return act(Traced.from(text.text.slice(from, end)), begins[index - 1]?.file ?? 0);
    } catch (error) {
      if (!(error instanceof RuleConflict)) throw error;
      throw new RuleConflict(error.message, text.rawAt(from + error.at).raw.from, error.cause);
    }
  });
  return text.composed(concatenated(acted));
}
