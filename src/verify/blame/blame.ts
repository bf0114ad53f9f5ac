import { lineColumnOf } from '../../opening/line-column.ts';
import type { Problem } from '../../opening/problem.ts';
import { placeInWords, type RawPlace, rawPlaceOf } from '../../opening/raw-place.ts';
import type { RawText } from '../../opening/raw-text.ts';
import type { CleanText, ReportName } from '../../opening/report-files.ts';
import type { Span } from '../../text/span.ts';
import type { Account } from '../account.ts';

/** Of three files that do not fit each other, the one is at fault whose hash does not hold; else the trace. */
export function* blame(
  raw: RawText,
  name: ReportName,
  clean: CleanText,
  { fault }: Account,
  blamed: Set<string>,
): Generator<Problem> {
  if (fault === undefined) return;
  const from = rawPlaceOf(raw, fault.raw);
  const file = raw.files.find(({ path }) => path === from?.path);
  const { line, column } = lineColumnOf(clean.text, Math.min(fault.clean, clean.text.length));
  const inRaw = from === undefined ? 'raw is empty' : `raw/${from.path}:${placeInWords(from)}`;
  if (!clean.intact) {
    const message = `not the text that was written (sha256). ${fault.message} (${inRaw})`;
    yield { folder: 'clean', file: `${name}.txt`, place: `${line}:${column}`, message };
    return;
  }
  const damaged = file?.intact === false ? file : raw.files.find(({ intact }) => !intact);
  if (damaged !== undefined) {
    if (blamed.has(damaged.path)) return;
    blamed.add(damaged.path);
    const at = from?.path === damaged.path ? { place: inBytes(from) } : {};
    const message = `not the bytes the reports were made from (sha256). ${fault.message} (clean/${name}.txt:${line}:${column})`;
    yield { folder: 'raw', file: damaged.path, ...at, message };
    return;
  }
  const message = `${fault.message} (${inRaw}; clean/${name}.txt:${line}:${column})`;
  yield { folder: 'clean', file: `${name}.trace.json`, place: `span ${fault.span}`, message };
}

/** Every kept character of a damaged raw file still holds: what differs was removed or changed by a rule. */
export function damagedUnseen(
  raw: RawText,
  file: RawText['files'][number],
  edited: readonly Span[],
): Problem {
  const message = 'not the bytes the reports were made from (sha256)';
  const known = { folder: 'raw', file: file.path } as const;
  if (file.firstBad !== undefined)
    return {
      ...known,
      place: `byte ${file.firstBad}`,
      message: `${message}; malformed in ${file.charset}`,
    };
  const own = edited.filter(({ from, to }) => from < to && from < file.to && to > file.from);
  const [one] = [...own].sort((a, b) => a.from - b.from);
  const first = one === undefined ? undefined : rawPlaceOf(raw, Math.max(one.from, file.from));
  if (first === undefined) return { ...known, message };
  const where = own.length === 1 ? 'in the one stretch' : `in one of the ${own.length} stretches`;
  return {
    ...known,
    place: inBytes(first, own.length === 1 ? '' : ' or behind it'),
    message: `${message}; all kept characters hold, so it differs ${where} that rules removed or changed`,
  };
}

function inBytes({ byte, page, line, column, inside }: RawPlace, more = ''): string {
  const part = inside === undefined ? '' : ` of ${inside}`;
  if (byte === undefined) return `page ${page}${more} (${line}:${column} of its text)`;
  return `byte ${byte}${part}${more} (page ${page}, ${line}:${column})`;
}
