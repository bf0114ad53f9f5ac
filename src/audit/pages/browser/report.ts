import {
  type Link,
  linkAt,
  linkedText,
  pieceAt,
  type Side,
  whatIs,
  wholeLink,
} from '../model/linked-text.ts';
import { placesIn } from '../model/raw-places.ts';
import type { ReportData } from '../model/report-data.ts';
import { rowsOf } from '../model/rows.ts';
import { type Hit, hitsOf } from '../model/search.ts';
import { nextStop, stopsIn } from '../model/stops.ts';
import { characterUnder, type Under } from './character-under.ts';
import { detailsPanel } from './details.ts';
import { byId, counted, element } from './element.ts';
import { onOneLine } from './glyphs.ts';
import { onKeys } from './keys.ts';
import { type Legend, legendOf } from './legend.ts';
import { leavesIn, type Marks, marksOn } from './marks.ts';
import { paperOf } from './paper.ts';
import { type Review, reviewOn } from './review.ts';
import { type DrawnRow, type RowsView, rowsView } from './rows-view.ts';

const { rules, notes, ...data }: ReportData = JSON.parse(byId('data').textContent ?? '');
const text = linkedText({ rules, notes, ...data });
const isAside = (rule: number): boolean => rules[rule]?.startsWith('split/') ?? false;
const rows = rowsOf(text, isAside);
const stops = stopsIn(text, isAside);
const home = byId('texts');
let selected: Selected | undefined;

/** What is marked and kept: a link, and the character of it that was meant. */
interface Selected {
  readonly side: Side;
  readonly link: Link;
  readonly offset: number;
}

const legend: Legend = legendOf(text, rules, () => view.drawn.forEach(showRules), nextOfRule);
const view: RowsView = rowsView(home, text, rows, (row) => {
  showRules(row);
  marks.rowDrawn(row);
  review?.rowDrawn(row);
});
const marks: Marks = marksOn(view.drawn);
const paper = paperOf({ rules, notes, ...data }, (offset) =>
  select('raw', linkAt(text, 'raw', offset), true, offset),
);
const showDetails = detailsPanel(text, rules, placesIn({ rules, notes, ...data }));

const reviewed = document.getElementById('reviewed')?.textContent;
const review: Review | undefined = reviewed
  ? reviewOn({
      text,
      rules,
      data: JSON.parse(reviewed),
      drawn: view.drawn,
      isAside,
      goTo: (link) => select(link.raw.from < link.raw.to ? 'raw' : 'clean', link, true),
      announce,
    })
  : undefined;

function showRules(row: DrawnRow): void {
  for (const { edits } of [row.raw, row.clean])
    for (const { piece, element: edit } of edits) edit.classList.toggle('off', !legend.isShown(piece));
}

function linkOf(under: Under): Link {
  return 'piece' in under ? wholeLink(text, under.piece) : linkAt(text, under.side, under.offset);
}

/** Marks a place and keeps it: it is then in the address, and `scroll` brings it into the window. */
function select(side: Side, link: Link, scroll: boolean, offset = link[side].from): void {
  selected = { side, link, offset };
  mark(selected);
  const { from, to } = link[side];
  history.replaceState(null, '', `#${side === 'raw' ? 'r' : 'c'}${offset}${from === to ? '.' : ''}`);
  if (!scroll) return;
  show(selected);
  // Rows near it that are drawn only now are not as high as they were thought to be.
  requestAnimationFrame(() => requestAnimationFrame(() => selected?.link === link && show(selected)));
}

/** Brings a place into the window, unless it is there. */
function show({ side, link, offset }: Selected): void {
  const row = view.reveal(side, offset);
  const [shown] = row === undefined ? [] : leavesIn(row, side, { from: offset, to: offset + 1 });
  const isTick = link[side].from === link[side].to;
  const tick = isTick ? document.querySelector(`.cell.${side} .tick.here`) : undefined;
  const box = (tick ?? shown)?.getBoundingClientRect();
  if (box !== undefined && (box.top < 110 || box.bottom > window.innerHeight - 190))
    window.scrollBy(0, box.top - window.innerHeight * 0.4);
}

function mark(what: Selected | undefined): void {
  const isWide = what !== undefined && what.link.raw.to - what.link.raw.from > 60;
  home.dataset.wide = isWide ? 'here' : '';
  marks.mark('here', what?.link);
  marks.mark('hover', undefined);
  showDetails(what?.link, what, what !== undefined);
  paper.mark(what?.link);
  review?.selected(what?.link);
}

function clear(): void {
  selected = undefined;
  mark(undefined);
}

/** `#r12` is a raw offset, `#c12` a clean one, `#r12.` the edit that stands at it without a text of its own there. */
function selectFromAddress(): void {
  const [, where, digits, point] = /^#([rc])(\d{1,9})(\.?)$/.exec(location.hash) ?? [];
  if (where === undefined) return;
  const side = where === 'r' ? 'raw' : 'clean';
  const offset = Number(digits);
  if (offset > text[side].length || text.pieces === 0) return;
  let link = linkAt(text, side, offset);
  if (point !== '')
    for (let piece = pieceAt(text, side, offset); piece >= 0; piece -= 1) {
      const whole = wholeLink(text, piece);
      if (whole[side].to < offset) break;
      if (whole[side].from === offset && whole[side].to === offset) link = whole;
    }
  select(side, link, true, point === '' ? offset : undefined);
}

function current(): number | undefined {
  return (
    selected?.link.piece ?? (window.scrollY > 200 ? (rows.pieces[view.topRow()] as number) - 1 : undefined)
  );
}

function goTo(piece: number | undefined, nothing: string): void {
  if (piece === undefined) {
    announce(nothing);
    return;
  }
  select(whatIs(text, piece) === 'inserted' ? 'clean' : 'raw', wholeLink(text, piece), true);
}

function nextOfRule(rule: number): void {
  const all = text.by.flatMap((by, piece) => (by.includes(rule) ? [piece] : []));
  goTo(nextStop(all, current(), 1), 'There is none.');
}

function nextEdit(step: 1 | -1): void {
  goTo(
    nextStop(stops.edits, current(), step, legend.isShown),
    'There is no edit of the rules that are shown.',
  );
}

function nextLarge(step: 1 | -1): void {
  goTo(nextStop(stops.large, current(), step), 'There is no large removal.');
}

const warned = notes.flatMap(({ clean }) => (clean === undefined ? [] : [clean])).sort((a, b) => a - b);
function nextWarning(step: 1 | -1): void {
  const at = selected?.link.clean.from;
  const found = nextStop(warned, at, step);
  if (found === undefined) {
    announce('There is no warning that has a place.');
    return;
  }
  select('clean', linkAt(text, 'clean', found), true);
  announce(onOneLine(notes.find(({ clean }) => clean === found)?.text ?? '', Infinity));
}

function announce(words: string): void {
  byId('said').textContent = words;
}

const search = byId<HTMLInputElement>('search');
let hits: readonly Hit[] = [];
let hit = -1;
function find(): void {
  hits = hitsOf(text, search.value);
  hit = -1;
  marks.found(hits);
  showCount();
}
function showCount(): void {
  const all = counted(hits.length);
  byId('found').textContent = search.value === '' ? '' : hit < 0 ? all : `${counted(hit + 1)} of ${all}`;
}
function nextHit(step: 1 | -1): void {
  if (hits.length === 0) return;
  hit = hit < 0 ? (step === 1 ? 0 : hits.length - 1) : (hit + step + hits.length) % hits.length;
  showCount();
  const { side, from } = hits[hit] as Hit;
  select(side, linkAt(text, side, from), true);
}

function step(by: 1 | -1): void {
  if (selected === undefined) {
    select('clean', linkAt(text, 'clean', 0), true);
    return;
  }
  const { side, link } = selected;
  const offset = by === 1 ? link[side].to : link[side].from - 1;
  if (offset < 0 || offset >= text[side].length) return;
  select(side, linkAt(text, side, offset), true);
}

search.addEventListener('input', find);
search.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') nextHit(event.shiftKey ? -1 : 1);
  if (event.key === 'Escape') home.focus();
});
let waiting = false;
home.addEventListener('pointermove', ({ clientX, clientY, pointerType }) => {
  if (waiting || pointerType === 'touch') return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    const under = characterUnder(clientX, clientY);
    const link = under && linkOf(under);
    marks.mark('hover', link);
    showDetails(link ?? selected?.link, under ?? selected, link === undefined && selected !== undefined);
  });
});
home.addEventListener('pointerleave', () => {
  marks.mark('hover', undefined);
  showDetails(selected?.link, selected, selected !== undefined);
});
home.addEventListener('click', ({ clientX, clientY, target }) => {
  if ((target as HTMLElement).closest('button') !== null || String(getSelection()) !== '') return;
  const under = characterUnder(clientX, clientY);
  if (under !== undefined)
    select(under.side, linkOf(under), false, 'offset' in under ? under.offset : undefined);
});
for (const view of document.querySelectorAll<HTMLInputElement>('input[name=view]'))
  view.addEventListener('change', () => {
    home.dataset.view = view.value;
  });
for (const [index, { text: said, clean }] of notes.entries()) {
  const item = element('li');
  const words = onOneLine(said, Infinity);
  if (clean === undefined) item.textContent = words;
  else {
    const go = element('button', 'note', words);
    go.type = 'button';
    go.dataset.note = String(index);
    go.addEventListener('click', () => select('clean', linkAt(text, 'clean', clean), true));
    item.append(go);
  }
  byId('notes').append(item);
}
for (const [id, { length }] of Object.entries({ edits: stops.edits, large: stops.large, warnings: warned })) {
  byId(id).textContent = counted(length);
  for (const button of byId(id).closest('.group')?.querySelectorAll('button') ?? [])
    button.disabled = length === 0;
}
if (window.innerWidth < 800) byId<HTMLDetailsElement>('legend').open = false;

onKeys({
  edit: nextEdit,
  large: nextLarge,
  warning: nextWarning,
  step,
  search: () => search.select(),
  other: () => selected && select(selected.side === 'raw' ? 'clean' : 'raw', selected.link, true),
  paper: paper.turn,
  clear,
  right: () => review?.right(),
  wrong: () => review?.wrong(),
  judged: (step) => review?.next(step),
});
window.addEventListener('hashchange', selectFromAddress);
showDetails(undefined, undefined, false);
selectFromAddress();
