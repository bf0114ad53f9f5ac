import type { Coverage, Row } from './coverage.ts';
import { LEVELS, type UnitLevel } from './found.ts';

/** A line of the heat map. */
export interface Line {
  readonly label: string;
  readonly level: UnitLevel;
  /** absent for a name above others that has no report of its own to show */
  readonly row?: Row;
}

/** A prefecture with what is in it: its lines stay together. */
export interface Block {
  readonly province: string;
  readonly lines: readonly Line[];
}

/** The rows by province and prefecture, in order of their codes: the prefecture above its counties, a county above its towns. */
export function blocksOf({ rows }: Coverage): readonly Block[] {
  const blocks = new Map<string, { province: string; lines: Line[] }>();
  const names = new Map<string, string>();
  for (const { unit } of rows) {
    const [province, second] = unit.path;
    if (province !== undefined) names.set(unit.adcode.slice(0, 2), province);
    const isBelow = unit.path.length > (unit.level === 'county' ? 2 : 3) || unit.level === 'prefecture';
    if (second !== undefined && isBelow) names.set(unit.adcode.slice(0, 4), second);
  }
  for (const row of [...rows].sort(byPlace)) {
    const { adcode, level, path } = row.unit;
    const key = level === 'province' ? adcode.slice(0, 2) : adcode.slice(0, 4);
    const province = names.get(adcode.slice(0, 2)) ?? adcode.slice(0, 2);
    const block = blocks.get(key) ?? { province, lines: [] };
    blocks.set(key, block);
    const above = names.get(key);
    if (block.lines.length === 0 && level !== 'prefecture' && level !== 'province' && above !== undefined)
      block.lines.push({ label: above, level: 'prefecture' });
    block.lines.push({ label: path.at(-1) ?? adcode, level, row });
  }
  return [...blocks.values()];
}

function byPlace({ unit: one }: Row, { unit: other }: Row): number {
  const keys = [one, other].map(
    ({ adcode, level, path }) => `${adcode} ${LEVELS.indexOf(level)} ${path.at(-1)}`,
  );
  return (keys[0] as string) < (keys[1] as string) ? -1 : 1;
}
