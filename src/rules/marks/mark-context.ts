import { Side, sideOf, TRANSPARENT_CODE } from './mark-side.ts';

/** A mark of punctuation in a line, with all that decides its width. */
export interface Mark {
  /** UTF-16 offset in the line */
  readonly at: number;
  readonly character: string;
  readonly left: Side;
  readonly right: Side;
  readonly isBracket: boolean;
  /** whether a bracket belongs to Chinese text; false for other marks */
  readonly chinese: boolean;
  /** whether it is no punctuation: the `:` of `http://`, or a `?` that an encoder put for a lost character */
  readonly isLost: boolean;
}

/** A draft of a mark: `before` and `after` are the classes at the two ends of its run of marks. */
interface Draft {
  readonly at: number;
  readonly code: number;
  readonly run: number;
  readonly before: Side;
  after: Side;
  /** how many Han the line has before this mark */
  readonly han: number;
  partner: number;
  chinese: boolean;
}

const OPEN = 0x28;
const CLOSE = 0x29;
const WIDE_OPEN = 0xff08;
const WIDE_CLOSE = 0xff09;
const isOpen = (code: number) => code === OPEN || code === WIDE_OPEN;
const isClose = (code: number) => code === CLOSE || code === WIDE_CLOSE;

/**
 * The marks `,;:!?()` of a line that has Han, and their full-width twins, each with its context.
 *
 * The nearest character that is no mark and no space decides, so a run of marks is seen alike whichever of them are
 * full-width already. Linear in the line.
 */
export function marksOfLine(line: string): readonly Mark[] {
  const drafts = draftsOf(line);
  for (const draft of drafts)
    if (isOpen(draft.code) || isClose(draft.code)) draft.chinese = isChineseBracket(draft, drafts, line);
  const lefts = sidesFrom(drafts, 0, 1);
  const rights = sidesFrom(drafts, drafts.length - 1, -1);
  return drafts.map((draft, index) => ({
    at: draft.at,
    character: line[draft.at] ?? '',
    left: lefts[index] ?? Side.edge,
    right: rights[index] ?? Side.edge,
    isBracket: isOpen(draft.code) || isClose(draft.code),
    chinese: draft.chinese,
    isLost: isLost(draft, line),
  }));
}

function draftsOf(line: string): Draft[] {
  const drafts: Draft[] = [];
  const stack: number[] = [];
  let last: Side = Side.edge;
  let runStart = 0;
  let han = 0;
  let run = 0;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    const side = sideOf[code] ?? Side.other;
    if (side !== TRANSPARENT_CODE) {
      if (drafts.length > runStart) {
        for (let index = runStart; index < drafts.length; index++)
          (drafts[index] as Draft).after = side as Side;
        runStart = drafts.length;
      }
      run = at;
      last = side as Side;
      if (side === Side.han) han++;
      continue;
    }
    if (code === 0x20) continue;
    const draft: Draft = { at, code, run, before: last, after: Side.edge, han, partner: -1, chinese: false };
    if (isOpen(code)) stack.push(drafts.length);
    if (isClose(code)) {
      const partner = stack.pop();
      if (partner !== undefined) {
        draft.partner = partner;
        (drafts[partner] as Draft).partner = drafts.length;
      }
    }
    drafts.push(draft);
  }
  return drafts;
}

/** A pair is Chinese when Han is in it, before it, or behind it and no Latin before it. */
function isChineseBracket(draft: Draft, drafts: readonly Draft[], line: string): boolean {
  if (draft.code === WIDE_OPEN || draft.code === WIDE_CLOSE) return true;
  const partner = drafts[draft.partner];
  if (partner === undefined) {
    if (isOpen(draft.code))
      return draft.before === Side.han || (draft.before !== Side.latin && draft.after === Side.han);
    return draft.before === Side.han || (draft.before === Side.digit && draft.after === Side.han);
  }
  const [open, close] = draft.at < partner.at ? [draft, partner] : [partner, draft];
  if (open.code === WIDE_OPEN || close.code === WIDE_CLOSE) return true;
  // `附件(1).pdf`, `(0531)8888`
  if (/^\.[0-9A-Za-z]/.test(line.slice(close.at + 1, close.at + 3))) return false;
  if (/^\([0-9]{3,4}\) ?[0-9]/.test(line.slice(open.at, open.at + 8))) return false;
  if (close.han > open.han || open.before === Side.han) return true;
  if (open.before === Side.latin) return false;
  return close.after === Side.han || (open.before === Side.unit && close.after === Side.edge);
}

/** `http://`, `二期、?水灌区`, `前1?。`: no question is asked after a pause or before a stop. */
function isLost({ code, at }: Draft, line: string): boolean {
  if (code === 0x3a) return line.startsWith('//', at + 1);
  if (code !== 0x3f) return false;
  return '，、“‘《（('.includes(line[at - 1] ?? '\n') || '，。、；'.includes(line[at + 1] ?? '\n');
}

/** What each mark sees when it looks against `step`: the end of its run, or a quotation or bracket met before. */
function sidesFrom(drafts: readonly Draft[], first: number, step: 1 | -1): Side[] {
  const sides: Side[] = [];
  let run = -1;
  let seen: Side = Side.edge;
  for (let index = first; index >= 0 && index < drafts.length; index += step) {
    const draft = drafts[index] as Draft;
    if (draft.run !== run) {
      run = draft.run;
      seen = step === 1 ? draft.before : draft.after;
    }
    sides[index] = seen;
    seen = sideAfter(draft, seen, step);
  }
  return sides;
}

/** How a mark looks to the next one: one that faces it is Chinese text, one that encloses it is an edge. */
function sideAfter({ code, chinese }: Draft, seen: Side, step: 1 | -1): Side {
  const opens = isOpen(code) || code === 0x201c || code === 0x2018;
  const closes = isClose(code) || code === 0x201d || code === 0x2019;
  if (!opens && !closes) return seen;
  if (opens === (step === 1)) return Side.edge;
  if (isOpen(code) || isClose(code)) return chinese ? Side.han : Side.latin;
  return Side.han;
}
