import { formatNumber } from './number-formats.ts';
import type { ListPlace, Styles } from './styles.ts';

/** Counts the paragraphs of a document's lists, in the order of reading. */
export interface Numbering {
  /**
   * The number of the next paragraph, as Word shows it, with a space behind it where Word leaves one.
   *
   * `own` is the list that the paragraph names itself, if it does. Undefined for one in no list, or with a bullet:
   * that is no word.
   */
  readonly next: (style: string | undefined, own: ListPlace) => string | undefined;
}

/** How a level of a list is numbered. */
export interface ListLevel {
  readonly start: number;
  readonly format: string;
  /** `（%1）` */
  readonly text: string;
  /** the level, counted from 1, whose paragraphs let it begin again; 0 for none, undefined for all above it */
  readonly restart: number | undefined;
  readonly legal: boolean;
  readonly apart: boolean;
  readonly style: string | undefined;
}

/** A list that paragraphs may be in. */
export interface List {
  /** lists of the same kind count on together */
  readonly kind: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** where it begins anew, by level */
  readonly starts: ReadonlyMap<number, number>;
}

/** Word knows nine. */
export const mostLevels = 9;

/** Begins to count the paragraphs of lists, which are known by what paragraphs call them. */
export function countLists(lists: ReadonlyMap<string, List>, styles: Styles): Numbering {
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    next(style, own) {
      const place = placeOf(style, own);
      if (place === undefined) return undefined;
      const { id, list, level } = place;
      const counts = counters.get(list.kind) ?? new Array<number | undefined>(mostLevels).fill(undefined);
      counters.set(list.kind, counts);
      if (!begun.has(id)) for (const [at, start] of list.starts) counts[at] = start - 1;
      begun.add(id);
      counts[level] = (counts[level] ?? startOf(list, level) - 1) + 1;
      for (let deeper = level + 1; deeper < mostLevels; deeper += 1) {
        const restart = list.levels.get(deeper)?.restart;
        if (restart === undefined || level < restart) counts[deeper] = undefined;
      }
      return shown(list, level, counts);
    },
  };

  function placeOf(
    style: string | undefined,
    own: ListPlace,
  ): { readonly id: string; readonly list: List; readonly level: number } | undefined {
    const styled = styles.listOf(style);
    const id = own.list ?? styled.list;
    const list = id === undefined ? undefined : lists.get(id);
    if (id === undefined || list === undefined) return undefined;
    const byStyle = [...list.levels].find((each) => style !== undefined && each[1].style === style)?.[0];
    const level = own.level ?? styled.level ?? byStyle ?? 0;
    return level >= 0 && level < mostLevels ? { id, list, level } : undefined;
  }
}

function startOf({ starts, levels }: List, level: number): number {
  return starts.get(level) ?? levels.get(level)?.start ?? 1;
}

function shown(list: List, at: number, counts: readonly (number | undefined)[]): string | undefined {
  const level = list.levels.get(at);
  if (level === undefined || level.format === 'bullet') return undefined;
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const other = Number(digit) - 1;
    const format = level.legal ? 'decimal' : (list.levels.get(other)?.format ?? 'decimal');
    return formatNumber(Math.max(0, counts[other] ?? startOf(list, other)), format);
  });
  if (text.trim() === '') return undefined;
  return level.apart ? `${text} ` : text;
}
