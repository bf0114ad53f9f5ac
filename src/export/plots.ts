import { grouped } from '../drawing/in-words.ts';
import { element, escaped, picture } from '../drawing/svg.ts';
import { type Facts, NOT_STATED, takingRules } from './facts.ts';

/** A bar: what it stands for, its parts from the left, and what is written at its end. */
interface Bar {
  readonly name: string;
  readonly parts: readonly { readonly value: number; readonly what: string; readonly colour: string }[];
  readonly label: string;
}

/** The levels from the widest to the narrowest, in colours that are told apart by those who see few. */
const LEVELS: readonly (readonly [level: string, colour: string])[] = [
  ['province', '#332288'],
  ['prefecture', '#0072b2'],
  ['county', '#56b4e9'],
  ['town', '#e69f00'],
  ['village', '#d55e00'],
  [NOT_STATED, '#999999'],
];

const ONE = '#0072b2';
const STYLE =
  'text{font-size:12px;fill:#222}.h{font-size:15px;font-weight:600}.s{font-size:11px;fill:#555}.n{text-anchor:end}';

/** How many rules are shown; the others are one bar. */
const SHOWN_RULES = 20;

/** The pictures of the dataset card: their paths below the export, and how each is drawn. */
export const PLOTS: readonly { readonly path: string; readonly draw: (facts: Facts) => string }[] = [
  { path: 'plots/reports-by-year.svg', draw: reportsByYear },
  { path: 'plots/lengths.svg', draw: lengths },
  { path: 'plots/removed-by-rule.svg', draw: removedByRule },
];

function reportsByYear({ years, reports }: Facts): string {
  const levels = LEVELS.filter(([level]) => [...years.values()].some((of) => of.has(level)));
  const bars = [...years].map(([year, of]): Bar => {
    const parts = levels.flatMap(([level, colour]) =>
      of.has(level) ? [{ value: of.get(level) as number, what: level, colour }] : [],
    );
    return { name: year, parts, label: grouped(total(parts)) };
  });
  const legend = levels.map(([what, colour]) => ({ what, colour }));
  return chart(`Reports by year and level (${grouped(reports)})`, bars, legend);
}

function lengths({ lengths: all }: Facts): string {
  const step = stepFor(all.reduce((most, length) => Math.max(most, length), 1));
  const counts = new Map<number, number>();
  for (const length of all)
    counts.set(Math.floor(length / step), (counts.get(Math.floor(length / step)) ?? 0) + 1);
  const last = [...counts.keys()].reduce((most, bin) => Math.max(most, bin), 0);
  const bars = Array.from({ length: last + 1 }, (_, bin): Bar => {
    const value = counts.get(bin) ?? 0;
    const [from, to] = [bin * step, (bin + 1) * step].map((each) => grouped(each));
    return {
      name: `${from} – ${to}`,
      parts: [{ value, what: 'reports', colour: ONE }],
      label: grouped(value),
    };
  });
  return chart('Reports by length (characters)', bars, []);
}

function removedByRule(facts: Facts): string {
  const taking = takingRules(facts).filter(({ removed }) => removed > 0);
  const shown = taking.slice(0, SHOWN_RULES);
  const rest = taking.slice(SHOWN_RULES);
  const others = { rule: `${rest.length} others`, removed: 0, edits: 0 };
  for (const { removed, edits } of rest) {
    others.removed += removed;
    others.edits += edits;
  }
  const bars = [...shown, ...(rest.length > 0 ? [others] : [])].map(({ rule, removed, edits }): Bar => {
    const label = `${grouped(removed)} in ${grouped(edits)} edits`;
    return { name: rule, parts: [{ value: removed, what: 'characters', colour: ONE }], label };
  });
  return chart('Raw characters that each rule removed or changed', bars, []);
}

/** Bars from the left, one below another. */
function chart(
  title: string,
  bars: readonly Bar[],
  legend: readonly { readonly what: string; readonly colour: string }[],
): string {
  const [left, right, width, row] = [230, 190, 460, 20];
  const top = legend.length > 0 ? 66 : 44;
  const most = bars.reduce((found, { parts }) => Math.max(found, total(parts)), 1);
  const drawn = bars.flatMap(({ name, parts, label }, index) => {
    const y = top + index * row;
    let x = left;
    const rects = parts.map(({ value, what, colour }) => {
      const long = (value / most) * width;
      x += long;
      const said = element('title', {}, escaped(`${name}, ${what}: ${grouped(value)}`));
      return element('rect', { x: x - long, y: y + 3, width: long, height: row - 6, fill: colour }, said);
    });
    return [
      element('text', { x: left - 8, y: y + 14, class: 'n' }, escaped(name)),
      ...rects,
      element('text', { x: x + 6, y: y + 14, class: 's' }, escaped(label)),
    ];
  });
  const keys = legend.flatMap(({ what, colour }, index) => [
    element('rect', { x: 16 + index * 105, y: 40, width: 11, height: 11, fill: colour }),
    element('text', { x: 32 + index * 105, y: 50 }, what),
  ]);
  return picture(
    { width: left + width + right, height: top + bars.length * row + 16, title, style: STYLE },
    element('text', { x: 16, y: 26, class: 'h' }, escaped(title)),
    ...keys,
    ...drawn,
  );
}

function total(parts: Bar['parts']): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

/** A round step that leaves at most 25 of them below the most. */
function stepFor(most: number): number {
  for (let ten = 100; ; ten *= 10)
    for (const step of [ten, 2 * ten, 5 * ten]) if (most / step < 25) return step;
}
