import { trimmed } from './edits.ts';
import { type PieceTable, PieceTableBuilder } from './pieces.ts';
import type { Change } from './span.ts';

/** What the first edits of a text make of it; undefined where they leave all as it was. */
interface FirstMade {
  readonly text: string;
  readonly table: PieceTable;
}

/**
 * Makes the first edits to a text, in order and without overlap: nothing stands between them yet that they could meet.
 *
 * The same as an overlay on the table of a verbatim text, without a list of acts on the way.
 */
export function firstEdits<Each extends Change>(
  text: string,
  ordered: readonly Each[],
  signatureOf: (each: Each) => number,
): FirstMade | undefined {
  const parts: string[] = [];
  const table = new PieceTableBuilder(2 * ordered.length + 1);
  let done = 0;
  for (const each of ordered) {
    const { from, to, insert } = each.insert === '' ? each : trimmed(each, text);
    if (from === to && insert === '') continue;
    if (from > done) {
      parts.push(text.slice(done, from));
      table.push(from - done, from - done, 0);
    }
    if (insert !== '') parts.push(insert);
    table.push(to - from, insert.length, signatureOf(each));
    done = to;
  }
  if (done === 0 && table.rows === 0) return undefined;
  if (done < text.length) parts.push(text.slice(done));
  table.push(text.length - done, text.length - done, 0);
  return { text: parts.join(''), table };
}
