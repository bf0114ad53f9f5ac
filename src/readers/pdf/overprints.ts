import { emsOf } from './ems.ts';
import type { Run } from './run.ts';

/** Runs of a line overlap by more than this many ems only where something is printed over something. */
const OVERLAP = 0.3;
/** Of one character, so many places near to each other are remembered. */
const PLACES = 4;

/** Where a character of a run stands: its middle along the line. */
interface Stand {
  readonly character: string;
  readonly at: number;
  readonly width: number;
  readonly base: number;
}

/**
 * The runs of a line that print again what others of it print at the same places, character by character.
 *
 * A shadow, bold by printing twice, or a layer of invisible text under the visible one, which may be cut into runs
 * otherwise. Of two runs the longer one counts, of equal ones the earlier. `row` is in order along the line.
 */
export function overprints(row: readonly Run[]): ReadonlySet<Run> {
  const found = new Set<Run>();
  if (!overlapping(row)) return found;
  const unit = row.reduce((most, { size }) => Math.max(most, size), 0);
  const printed = new Map<string, Stand[]>();
  for (const run of [...row].sort((one, other) => other.text.length - one.text.length)) {
    const stands = standsOf(run);
    // In a short run the same character may well stand beside itself, as in 11.
    const reach = stands.length > 2 ? run.size * 0.4 : 0;
    if (stands.every((stand) => isPrinted(stand, reach, run.size, unit, printed))) found.add(run);
    else for (const stand of stands) remember(stand, unit, printed);
  }
  return found;
}

function overlapping(row: readonly Run[]): boolean {
  let end = Number.NEGATIVE_INFINITY;
  for (const run of row) {
    if (run.from < end - run.size * OVERLAP) return true;
    end = Math.max(end, run.to);
  }
  return false;
}

function standsOf({ text, from, to, base }: Run): readonly Stand[] {
  const point = (to - from) / emsOf(text);
  const stands: Stand[] = [];
  let at = from;
  for (const character of text) {
    const width = emsOf(character) * point;
    if (character.trim() !== '') stands.push({ character, at: at + width / 2, width, base });
    at += width;
  }
  return stands;
}

const keyOf = (character: string, place: number) => `${character} ${place}`;

function remember(stand: Stand, unit: number, printed: Map<string, Stand[]>): void {
  const key = keyOf(stand.character, Math.round(stand.at / unit));
  const places = printed.get(key);
  if (places === undefined) printed.set(key, [stand]);
  else if (places.length < PLACES) places.push(stand);
}

function isPrinted(
  { character, at, width, base }: Stand,
  reach: number,
  size: number,
  unit: number,
  printed: ReadonlyMap<string, readonly Stand[]>,
): boolean {
  const place = Math.round(at / unit);
  const near = Math.max(reach, width * 0.6);
  return [place - 1, place, place + 1].some((each) =>
    printed
      .get(keyOf(character, each))
      ?.some((other) => Math.abs(other.at - at) < near && Math.abs(other.base - base) < size * 0.35),
  );
}
