import { lineCounter } from '../opening/line-column.ts';
import type { RawPlace } from '../opening/raw-place.ts';
import type { RawFileText, RawText } from '../opening/raw-text.ts';
import { byteWalk } from './byte-walk.ts';

/**
 * Finds the places of ascending UTF-16 offsets of a raw text, all together in one pass over it and its bytes.
 *
 * At the end of the text it is that of the last character. Throws a RangeError for an offset less than the one before.
 */
export function rawPlaces(raw: RawText): (offset: number) => RawPlace | undefined {
  const walks = raw.files.flatMap((file) => {
    const parts = file.encoded.length > 0 ? file.encoded : [{ from: file.from, to: file.to }];
    return parts.map((part) => ({
      part,
      lineOf: lineCounter(raw.text.slice(part.from, part.to)),
      byteOf: 'bytes' in part ? byteWalk(part) : undefined,
    }));
  });
  let page = 0;
  let walk = 0;
  return (offset) => {
    const at = Math.min(offset, raw.text.length - 1);
    while ((raw.pages[page]?.to ?? Infinity) <= at) page += 1;
    while ((walks[walk]?.part.to ?? Infinity) <= at) walk += 1;
    const own = walks[walk];
    const on = raw.pages[page];
    if (at < 0 || own === undefined || on === undefined) return undefined;
    const { path } = raw.files[on.file] as RawFileText;
    const { line, column } = own.lineOf(at - own.part.from);
    const byte = own.byteOf?.(at - own.part.from).from;
    const inside = 'inside' in own.part ? own.part.inside : undefined;
    return {
      path,
      page: on.number,
      line,
      column,
      ...(byte !== undefined && { byte }),
      ...(inside !== undefined && { inside }),
    };
  };
}
