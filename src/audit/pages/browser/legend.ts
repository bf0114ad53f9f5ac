import { type LinkedText, type What, whatIs, wholeLink } from '../model/linked-text.ts';
import { byId, counted, element } from './element.ts';

/** Which rules are shown. */
export interface Legend {
  readonly isShown: (piece: number) => boolean;
}

/** What one rule did in this report: numbers of edits, and of UTF-16 units taken from raw and put into clean. */
interface Sum {
  readonly rule: number;
  edits: number;
  removed: number;
  inserted: number;
  readonly did: Set<What>;
}

/** Lists the rules with their counts, each with a switch; `onSwitch` is told when one is turned, `next` goes to a rule's next edit. */
export function legendOf(
  text: LinkedText,
  rules: readonly string[],
  onSwitch: () => void,
  next: (rule: number) => void,
): Legend {
  const off = new Set<number>();
  const boxes: HTMLInputElement[] = [];
  const home = byId('rules');
  const sums = sumsOf(text, rules.length);
  const set = (rule: number, on: boolean): void => {
    if (on) off.delete(rule);
    else off.add(rule);
  };
  let stage = '';
  for (const { rule, edits, removed, inserted, did } of sums.sort((one, other) =>
    byName(rules, one, other),
  )) {
    const [of, name] = (rules[rule] ?? '').split('/') as [string, string];
    if (of !== stage) home.append(element('li', 'stage', of));
    stage = of;
    const item = element('li', 'rule');
    const label = element('label');
    const box = element('input');
    box.type = 'checkbox';
    box.checked = true;
    box.dataset.rule = rules[rule] ?? '';
    box.addEventListener('change', () => {
      set(rule, box.checked);
      onSwitch();
    });
    boxes.push(box);
    const swatch = element('span', `swatch ${[...did].join(' ')}`);
    swatch.setAttribute('aria-hidden', 'true');
    label.append(box, swatch, element('span', 'name', name));
    const go = element('button', 'go', counted(edits));
    go.type = 'button';
    go.title = `${counted(edits)} edits of ${of}/${name}, −${counted(removed)} +${counted(inserted)} characters: go to the next`;
    go.setAttribute('aria-label', go.title);
    go.addEventListener('click', () => next(rule));
    item.append(label, go);
    home.append(item);
  }
  const all = (on: boolean) => (): void => {
    for (const box of boxes) box.checked = on;
    for (const { rule } of sums) set(rule, on);
    onSwitch();
  };
  byId('all').addEventListener('click', all(true));
  byId('none').addEventListener('click', all(false));
  return { isShown: (piece) => text.by[piece]?.some((rule) => !off.has(rule)) ?? false };
}

function sumsOf(text: LinkedText, count: number): Sum[] {
  const sums = Array.from(
    { length: count },
    (_, rule): Sum => ({ rule, edits: 0, removed: 0, inserted: 0, did: new Set() }),
  );
  for (let piece = 0; piece < text.pieces; piece += 1) {
    const { raw, clean } = wholeLink(text, piece);
    for (const rule of text.by[piece] ?? []) {
      const sum = sums[rule] as Sum;
      sum.edits += 1;
      sum.removed += raw.to - raw.from;
      sum.inserted += clean.to - clean.from;
      sum.did.add(whatIs(text, piece));
    }
  }
  return sums;
}

const STAGES = ['extract', 'split', 'strip', 'join', 'normalise'];

function byName(rules: readonly string[], one: Sum, other: Sum): number {
  const rank = ({ rule }: Sum): number => STAGES.indexOf((rules[rule] ?? '').split('/')[0] ?? '');
  return rank(one) - rank(other) || other.edits - one.edits || one.rule - other.rule;
}
