import type { Rule } from '../rules/rule.ts';
import { Found, NOTHING, type Scan } from '../rules/scanned.ts';
import type { SeenLine, Sights } from '../rules/sights.ts';
import { Acts, inTurn } from '../text/acts.ts';
import { checkOrder, EditError, inOrder, trimmed } from '../text/edits.ts';
import { Signatures } from '../text/signatures.ts';
import { textOf, type UnitRow, unitRowOf } from '../text/unit-row.ts';

/** So many sets of rules are remembered. */
const MOST_SETS = 4096;

/**
 * A line that rules change one after the other, in the row of units that it stands in.
 *
 * A line never takes more room than it had: so nothing is moved but what stands behind a change.
 */
export class LineAtWork {
  /** where the line stands in the row by now, UTF-16 */
  from = 0;
  to = 0;
  /** what is to be seen in it, or was */
  seen = 0;
  /** what was done to it, in terms of the line before all of it; in place until the next line begins */
  acts = new Acts(64);

  /** what signs the acts: the rules of the stage by their names, and those that met in one place */
  signatures = new Signatures();

  readonly #rules: readonly Rule[];
  #stage: string | undefined;
  #signed: readonly number[] = [];
  #row: UnitRow = unitRowOf('');
  readonly #found = new Found();
  #turn = new Acts(64);
  #spare = new Acts(64);
  #words: string | undefined;

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
  }

  /** Begins a text of a stage, which stands in a row. */
  beginText(row: UnitRow, stage: string): void {
    this.#row = row;
    // What met in one text meets in others again, but not all that ever met is kept.
    if (this.#stage === stage && this.signatures.count < MOST_SETS) return;
    this.#stage = stage;
    this.signatures = new Signatures();
    this.#signed = this.#rules.map(({ name }) => this.signatures.of(`${stage}/${name}`));
  }

  begin({ from, to, seen }: SeenLine): void {
    this.from = from;
    this.to = to;
    this.seen = seen;
    this.acts.rows = 0;
    this.#words = undefined;
  }

  /** What a rule finds in the row. */
  scanned(scan: Scan): Found {
    const found = this.#found;
    found.rows = 0;
    scan(this.#row.units, this.from, this.to, found);
    return found;
  }

  /** What a rule proposes for the words of the line; throws an EditError where that cannot be made. */
  proposed({ name, changes }: Rule): Found {
    const found = this.#found;
    found.rows = 0;
    this.#words ??= textOf(this.#row, this.from, this.to);
    const ordered = inOrder(changes(this.#words));
    if (ordered.length === 0) return found;
    checkOrder(ordered, this.to - this.from, name);
    for (const { from, to, insert } of ordered)
      found.push(this.from + from, this.from + to, insert === '' ? NOTHING : insert);
    return found;
  }

  /**
   * Makes what a rule found, which is known by its place in the list, and adds to what is seen in the line what is to be seen there then.
   *
   * False where it would take more room, make two lines of the one or put something between two characters: then nothing
   * of it is made.
   */
  make(found: Found, rule: number, sights: Sights): boolean {
    const turn = this.#turnOf(found, this.#signed[rule] as number);
    if (turn === undefined) return false;
    if (turn.rows === 0) return true;
    this.#words = undefined;
    this.#write(found);
    this.#look(turn, sights);
    if (this.acts.rows === 0) {
      this.#turn = this.acts;
      this.acts = turn;
      return true;
    }
    inTurn(this.acts, turn, this.signatures, this.#spare);
    const { acts } = this;
    this.acts = this.#spare;
    this.#spare = acts;
    return true;
  }

  /** Brings what was found to its narrowest and takes it down as acts on the line. */
  #turnOf(found: Found, by: number): Acts | undefined {
    const turn = this.#turn;
    turn.rows = 0;
    let done = this.from;
    for (let row = 0; row < found.rows; row += 1) {
      if (found.insert[row] !== NOTHING) narrow(found, row, this.#row);
      const from = found.from[row] as number;
      const to = found.to[row] as number;
      const length = lengthOf(found, row);
      if (from === to && length === 0) continue;
      if (from === to || length > to - from || endsLine(found.insert[row])) return undefined;
      if (from < done || to > this.to) throw outOfOrder(from - this.from, to - this.from);
      turn.push(from - this.from, to - this.from, length, by);
      done = to;
    }
    return turn;
  }

  /** Writes what was found into the row; the line closes up behind what is shorter. */
  #write(found: Found): void {
    const { units } = this.#row;
    let written = -1; // where the next unit is written, once anything has moved
    let done = this.from; // to where the row as it was has been taken over
    for (let row = 0; row < found.rows; row += 1) {
      const from = found.from[row] as number;
      const to = found.to[row] as number;
      const length = lengthOf(found, row);
      if (from === to) continue;
      if (from === this.from && length === 0) {
        // What is taken off in front moves nothing.
        this.from = to;
        done = to;
        continue;
      }
      let at = from;
      if (written >= 0) {
        moveUnits(units, written, done, from);
        at = written + from - done;
      }
      this.#insert(found, row, at);
      done = to;
      if (written >= 0 || length < to - from) written = at + length;
    }
    if (written < 0) return;
    moveUnits(units, written, done, this.to);
    this.to = written + this.to - done;
  }

  #insert(found: Found, row: number, at: number): void {
    const { units } = this.#row;
    const insert = found.insert[row] as string | number;
    if (typeof insert === 'string')
      for (let unit = 0; unit < insert.length; unit += 1) units[at + unit] = insert.charCodeAt(unit);
    else if (insert !== NOTHING) units[at] = insert;
  }

  #look(turn: Acts, sights: Sights): void {
    let begin = this.from;
    for (let row = 0; row < turn.rows; row += 1) {
      const length = turn.length[row] as number;
      const at = begin + (turn.from[row] as number);
      this.seen |= sights.look(this.#row.units, at, at + length + 1, this);
      begin += length - ((turn.to[row] as number) - (turn.from[row] as number));
    }
  }
}

/** To have a stretch moved takes longer than to move one of so few units. */
const FEW = 100;

/** Moves a stretch of a row forward, to a place before it. */
function moveUnits(units: Uint16Array, to: number, begin: number, end: number): void {
  if (end - begin > FEW) units.copyWithin(to, begin, end);
  else for (let at = begin; at < end; at += 1) units[to + at - begin] = units[at] as number;
}

function endsLine(insert: string | number | undefined): boolean {
  return typeof insert === 'string' && insert.includes('\n');
}

function lengthOf(found: Found, row: number): number {
  const insert = found.insert[row] as string | number;
  return typeof insert === 'string' ? insert.length : insert === NOTHING ? 0 : 1;
}

/** Leaves out of a change that inserts anything what it leaves as it was at its ends. */
function narrow(found: Found, row: number, { units, bytes }: UnitRow): void {
  const insert = found.insert[row] as string | number;
  const from = found.from[row] as number;
  const to = found.to[row] as number;
  if (typeof insert === 'string') {
    // Nearly all leave nothing.
    const first = insert.charCodeAt(0);
    if (from < to && units[from] !== first && units[to - 1] !== insert.charCodeAt(insert.length - 1)) return;
    const change = trimmed({ from: 0, to: to - from, insert }, textOf({ units, bytes }, from, to));
    found.from[row] = from + change.from;
    found.to[row] = from + change.to;
    found.insert[row] = change.insert === '' ? NOTHING : change.insert;
    return;
  }
  if (from === to) return;
  if (units[from] === insert) found.from[row] = from + 1;
  else if (units[to - 1] === insert) found.to[row] = to - 1;
  else return;
  found.insert[row] = NOTHING;
}

function outOfOrder(from: number, to: number): EditError {
  return new EditError(`${from}–${to} is out of order`, { from, to, insert: '', rule: '' });
}
