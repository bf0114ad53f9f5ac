import type { Mark } from '../../../documents/mark.ts';
import { type Link, type LinkedText, pieceAt, whatIs, wholeLink } from '../model/linked-text.ts';
import { editTarget, markOf, type Said, stretchTarget, type Target, targetAt } from '../model/mark-target.ts';
import type { DrawnMark, ReviewData } from '../model/review-data.ts';
import { markDrawing } from './draw-marks.ts';
import { byId } from './element.ts';
import { onOneLine } from './glyphs.ts';
import { markForm } from './mark-form.ts';
import { markStore } from './mark-store.ts';
import { marksList } from './marks-list.ts';
import type { DrawnRow } from './rows-view.ts';
import { selectedWords } from './selected-words.ts';

/** What the page tells and asks of the marks. */
export interface Review {
  /** another character or edit is meant, or none */
  readonly selected: (link: Link | undefined) => void;
  readonly rowDrawn: (row: DrawnRow) => void;
  readonly right: () => void;
  readonly wrong: () => void;
  readonly next: (step: 1 | -1) => void;
}

/** What marking needs of the page. */
interface Desk {
  readonly text: LinkedText;
  readonly rules: readonly string[];
  readonly data: ReviewData;
  readonly drawn: ReadonlyMap<number, DrawnRow>;
  readonly isAside: (rule: number) => boolean;
  /** shows a place of the page */
  readonly goTo: (link: Link) => void;
  readonly announce: (words: string) => void;
}

const WORDS: Readonly<Record<string, string>> = {
  open: 'it still is so',
  changed: 'something else happens here now',
  settled: 'it is settled',
  kept: 'it still is so',
  broken: 'but something else happens here now',
};

const NOTHING = 'Nothing is marked: click an edit, or select words.';

/** Lets a person say of an edit, or of any words, that they are right or wrong, and shows what was said. */
export function reviewOn({ text, rules, data, drawn, isAside, goTo, announce }: Desk): Review {
  const store = markStore(data, placeOf);
  const drawing = markDrawing(text, drawn);
  const panel = byId('review');
  const list = marksList(`${data.source}.jsonl`, store.lines, (mark) => goTo(linkTo(mark)));
  let target: Target | undefined;
  const form = markForm(
    (said) => void keep('wrong', said),
    () => byId('texts').focus({ preventScroll: true }),
  );

  /** Where a mark that was made in this browser stands in this page, if its file is one of those that are shown. */
  function placeOf({ raw }: Mark): { from: number; to: number } | undefined {
    const file = data.files.find(({ path, sha256 }) => path === raw.path && sha256 === raw.sha256);
    if (file === undefined) return undefined;
    const span = { from: file.from + raw.from, to: file.from + raw.to };
    const isThere = span.to <= text.raw.length && text.raw.startsWith(raw.exact, span.from);
    const isOther = text.by[pieceAt(text, 'raw', span.from)]?.some(isAside) ?? false;
    return isThere && (!isOther || span.from === span.to) ? span : undefined;
  }

  const said = (): DrawnMark | undefined =>
    target && store.all().find(({ from, to }) => from === target?.raw.from && to === target.raw.to);

  async function keep(verdict: Said['verdict'], more: Partial<Said> = {}): Promise<void> {
    if (target === undefined) return announce(NOTHING);
    const date = new Date().toISOString();
    const saving = store.add(markOf(text, rules, data, target, { ...more, verdict, date }));
    announce({ right: 'Said: right.', wrong: 'Said: wrong.', withdrawn: 'Taken back.' }[verdict]);
    show();
    await saving.catch((error: Error) => announce(error.message));
  }

  function aim(at: Target | undefined): void {
    const isOther = at?.by.some(isAside) ?? false;
    target = isOther ? undefined : at;
    form.close();
    showPanel();
  }

  function showPanel(): void {
    const own = said();
    panel.hidden = target === undefined;
    for (const verdict of ['right', 'wrong'] as const)
      byId(`mark-${verdict}`).setAttribute('aria-pressed', String(own?.mark.verdict === verdict));
    byId('mark-withdraw').hidden = own === undefined;
    byId('subject').textContent = target === undefined ? '' : wordsOf(target);
    byId('verdict').textContent = own === undefined ? '' : told(own);
  }

  /** The panel stays while the pointer is over something else: it says what it is about. */
  function wordsOf({ raw, clean, by }: Target): string {
    const before = onOneLine(text.raw.slice(raw.from, raw.to), 40);
    return by.length === 0 ? before : `${before} → ${onOneLine(text.clean.slice(clean.from, clean.to), 40)}`;
  }

  function show(): void {
    const all = store.all();
    drawing.draw(all);
    showPanel();
    list.show(all);
  }

  /** The place of a mark, as the page shows places: a whole edit, or the words themselves. */
  function linkTo(mark: DrawnMark): Link {
    const { raw, clean } = targetAt(text, mark);
    const behind = pieceAt(text, raw.from < raw.to ? 'raw' : 'clean', (raw.from < raw.to ? raw : clean).from);
    return { piece: behind, raw, clean };
  }

  byId('mark-right').addEventListener('click', () => void keep('right'));
  byId('mark-withdraw').addEventListener('click', () => void keep('withdrawn'));
  byId('mark-wrong').addEventListener('click', wrong);
  document.addEventListener('selectionchange', () => {
    if (panel.contains(document.activeElement)) return;
    const words = selectedWords(drawn);
    if (words !== undefined) aim(stretchTarget(text, words.side, words.span));
  });

  function wrong(): void {
    const own = said()?.mark;
    if (target === undefined) announce(NOTHING);
    else
      form.open(own?.verdict === 'wrong' ? own : undefined, text.raw.slice(target.raw.from, target.raw.to));
  }

  const foot = byId('details');
  new ResizeObserver(() =>
    document.documentElement.style.setProperty('--foot', `${foot.offsetHeight}px`),
  ).observe(foot);
  show();
  return {
    selected(link) {
      if (link === undefined) return aim(undefined);
      const { raw } = wholeLink(text, link.piece);
      const isPiece = raw.from === link.raw.from && raw.to === link.raw.to;
      const isEdit = isPiece && whatIs(text, link.piece) !== 'kept';
      aim(isEdit ? editTarget(text, link.piece) : stretchTarget(text, 'raw', link.raw));
    },
    rowDrawn: drawing.rowDrawn,
    right: () => void keep('right'),
    wrong,
    next(step) {
      const all = store.all();
      const at = target?.raw.from ?? (step === 1 ? -1 : Infinity);
      const behind = all.filter(({ from }) => (step === 1 ? from > at : from < at));
      const found = step === 1 ? (behind[0] ?? all[0]) : (behind.at(-1) ?? all.at(-1));
      if (found === undefined) announce('Nothing is marked yet.');
      else goTo(linkTo(found));
    },
  };
}

/** What was said of a place, in a line. */
function told({ mark, status }: DrawnMark): string {
  const { verdict, should, note, who } = mark;
  const parts = [
    `marked ${verdict}${who === undefined ? '' : ` by ${onOneLine(who, 40)}`}`,
    ...(should === undefined
      ? []
      : [should === '' ? 'nothing should stand here' : `should be ${onOneLine(should, 80)}`]),
    ...(note === undefined ? [] : [onOneLine(note, 160)]),
    ...(status === undefined ? [] : [WORDS[status] ?? status]),
  ];
  return parts.join('; ');
}
