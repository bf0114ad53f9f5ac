import type { Mark } from '../../../documents/mark.ts';
import { markLine, placeKey } from '../../../documents/mark-place.ts';
import type { DrawnMark, ReviewData } from '../model/review-data.ts';

/** The marks of a page: those that it was written with, and those that were made since. */
export interface MarkStore {
  /** those that count, in order of place */
  readonly all: () => readonly DrawnMark[];
  /** keeps a mark; rejects with why where it could not be kept anywhere but in this window */
  readonly add: (mark: Mark) => Promise<void>;
  /** all marks of the source that were made in this browser, as lines */
  readonly lines: () => string;
}

/**
 * Keeps marks: with the server that the page came from, else in the browser's own store, where there is one.
 *
 * `placed` gives the place of a mark that was made in this browser, if it is in this page.
 */
export function markStore(
  { source, marks: written, token }: ReviewData,
  placed: (mark: Mark) => { readonly from: number; readonly to: number } | undefined,
): MarkStore {
  const name = `qingyuan/marks/${source}`;
  const standing = new Map(written.map((drawn) => [placeKey(drawn.mark), drawn]));
  const isWritten = (mark: Mark): boolean => {
    const other = standing.get(placeKey(mark))?.mark;
    if (other === undefined) return false;
    const isOlder = mark.date !== undefined && other.date !== undefined && mark.date < other.date;
    return isOlder || markLine(other) === markLine(mark);
  };
  let own: readonly Mark[] = token === undefined ? kept(name) : [];

  return {
    all() {
      const found = new Map<string, DrawnMark>(standing);
      for (const mark of own) {
        if (isWritten(mark)) continue;
        const place = placed(mark);
        if (place !== undefined) found.set(placeKey(mark), { mark, ...place });
      }
      return [...found.values()]
        .filter(({ mark }) => mark.verdict !== 'withdrawn')
        .sort((one, other) => one.from - other.from || one.to - other.to);
    },
    async add(mark) {
      if (token !== undefined) {
        own = [...own, mark];
        await post(mark, token);
        return;
      }
      // Another page may have kept marks of the same source since.
      const before = kept(name);
      own = [...(before.length > 0 ? before : own), mark];
      try {
        localStorage.setItem(name, own.map(markLine).join(''));
      } catch {
        throw new Error('this browser keeps nothing for this page: download the marks before you leave it');
      }
    },
    lines: () =>
      own
        .filter((mark) => !isWritten(mark))
        .map(markLine)
        .join(''),
  };
}

async function post(mark: Mark, token: string): Promise<void> {
  const answer = await fetch('/marks', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-qingyuan-token': token },
    body: JSON.stringify(mark),
  }).catch(() => undefined);
  if (answer === undefined) throw new Error('the server does not answer: the mark is not saved');
  if (!answer.ok) throw new Error(`the mark is not saved: ${(await answer.text()).trim()}`);
}

function kept(name: string): readonly Mark[] {
  let text: string | null;
  try {
    text = localStorage.getItem(name);
  } catch {
    return [];
  }
  return (text ?? '').split('\n').flatMap((line) => {
    try {
      const mark = JSON.parse(line) as Mark;
      return isMark(mark) ? [mark] : [];
    } catch {
      return [];
    }
  });
}

/** The store of a browser may hold what another page of the disk put there. */
function isMark(value: Mark | null): value is Mark {
  if (typeof value !== 'object' || value === null || typeof value.raw !== 'object' || value.raw === null)
    return false;
  const { raw, became, verdict, rules, should } = value;
  const texts = [raw.path, raw.sha256, raw.before, raw.exact, raw.after, became, verdict, should ?? ''];
  return (
    texts.every((text) => typeof text === 'string') &&
    Number.isSafeInteger(raw.from) &&
    Number.isSafeInteger(raw.to) &&
    Array.isArray(rules)
  );
}
