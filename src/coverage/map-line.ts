import { element, escaped } from '../drawing/svg.ts';
import type { Line } from './blocks.ts';
import { type Row, STATES, type State } from './coverage.ts';

/** How wide a year is, and the names before the years, in the unit of the picture. */
export const YEAR = 9;
export const NAMES = 92;

/** Each state has a colour and a height of its own, so that it is told without colours too (Okabe and Ito). */
export const LOOKS: Readonly<
  Record<State, { readonly colour: string; readonly height: number; readonly class: string }>
> = {
  complete: { colour: '#0072b2', height: 8, class: 'c' },
  truncated: { colour: '#e69f00', height: 5, class: 't' },
  failed: { colour: '#d55e00', height: 2.5, class: 'f' },
  absent: { colour: '#e3e3e3', height: 8, class: 'a' },
};

/** A unit in the picture: its name, and a square a year; the words that come up over it say what is where. */
export function lineOf({ label, level, row }: Line, y: number, years: readonly number[]): string {
  const isNarrow = level === 'town' || level === 'village';
  const name = element(
    'text',
    {
      x: level === 'county' ? 7 : isNarrow ? 14 : 0,
      y: 7,
      class: row === undefined ? 'w' : level === 'county' || isNarrow ? undefined : 'b',
    },
    escaped(label),
  );
  const place = { transform: `translate(0 ${y})` };
  if (row === undefined) return element('g', place, name);
  return element(
    'g',
    place,
    element('title', {}, escaped(inWords(row, years))),
    name,
    ...shapesOf(row, years),
  );
}

/** Years beside each other that are alike. */
interface Run {
  readonly state: State;
  readonly from: number;
  readonly to: number;
}

function runsOf({ cells }: Row, years: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (const year of years) {
    const state = cells.get(year)?.state;
    const last = runs.at(-1);
    if (state === undefined) continue;
    if (last?.state === state && last.to === year - 1) runs[runs.length - 1] = { ...last, to: year };
    else runs.push({ state, from: year, to: year });
  }
  return runs;
}

/** One shape for each state that the row has. */
function shapesOf(row: Row, years: readonly number[]): readonly string[] {
  const runs = runsOf(row, years);
  const [first = 0] = years;
  return STATES.flatMap((state) => {
    const { height, class: look } = LOOKS[state];
    const drawn = runs
      .filter((run) => run.state === state)
      .map(({ from, to }) => {
        const width = (to - from + 1) * YEAR - 1;
        return `M${NAMES + (from - first) * YEAR} 8h${width}v-${height}h-${width}z`;
      });
    return drawn.length === 0 ? [] : [`<path class="${look}" d="${drawn.join('')}"/>`];
  });
}

function inWords({ unit, cells }: Row, years: readonly number[]): string {
  const runs = runsOf({ unit, cells }, years);
  const said = STATES.flatMap((state) => {
    const own = runs
      .filter((run) => run.state === state)
      .map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`));
    return own.length === 0 ? [] : [`${state} ${own.join(', ')}`];
  });
  const beyond = [...cells].filter(([, { expected, found }]) => !expected && found.length > 0).length;
  const isListed = [...cells.values()].some(({ expected }) => expected);
  const more = isListed && beyond > 0 ? `; ${beyond} not expected` : '';
  return `${unit.path.join(' ')} ${unit.adcode}: ${said.join('; ')}${more}`;
}
