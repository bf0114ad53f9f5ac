import type { Line } from './line.ts';
import type { PageLine } from './page-layout.ts';

/** What is true of all the lines of a document: where its columns begin and end, how far its lines stand apart. */
export interface Measures {
  /** the size of most characters, in points */
  readonly body: number;
  /** the edges of the column that a line stands in, in points along it */
  readonly edges: (owner: PageLine) => Edges;
  /** the usual distance of two lines of this size, in points */
  readonly leading: (size: number) => number;
  /** the indent of a paragraph's first line, in ems; undefined where paragraphs have none */
  readonly indent: number | undefined;
}

interface Edges {
  readonly left: number;
  readonly right: number;
}

/** Measures the lines of a document, furniture left out: `flow` is each page's lines in the order of reading. */
export function measuresOf(flow: readonly (readonly PageLine[])[]): Measures {
  const all = flow.flat();
  const body = mostCommon(all, ({ line }) => [Math.round(line.size * 2) / 2, line.text.length]) ?? 12;
  const columns = new Map<string, PageLine[]>();
  for (const owner of all) {
    const group = columns.get(owner.column);
    if (group === undefined) columns.set(owner.column, [owner]);
    else group.push(owner);
  }
  const edges = new Map<string, Edges>();
  for (const [column, owners] of columns)
    edges.set(
      column,
      edgesOf(
        owners.map(({ line }) => line),
        body,
      ),
    );
  const edgesOfLine = (owner: PageLine) =>
    edges.get(owner.column) ?? { left: owner.line.from, right: owner.line.to };
  return {
    body,
    edges: edgesOfLine,
    leading: leadingOf(flow),
    indent: indentOf(all, body, edgesOfLine),
  };
}

/** The edges that a column's lines of body text share; a few lines may lie outside of them. */
function edgesOf(lines: readonly Line[], body: number): Edges {
  const text = lines.filter((line) => !line.cells && Math.abs(line.size - body) < body * 0.08);
  const own =
    text.length >= 3
      ? text
      : lines.filter((line) => !line.cells).length > 0
        ? lines.filter((line) => !line.cells)
        : lines;
  const froms = own.map((line) => line.from).sort((one, other) => one - other);
  // A mark may hang out behind the edge.
  const ended = own.filter((line) => !/[，。、；：！？,.]$/.test(line.text));
  const tos = (ended.length >= 3 ? ended : own).map((line) => line.to).sort((one, other) => one - other);
  const few = Math.floor(own.length * 0.04);
  return { left: froms[few] as number, right: tos[Math.max(0, tos.length - 1 - few)] as number };
}

function leadingOf(flow: readonly (readonly PageLine[])[]): (size: number) => number {
  const bySize = new Map<number, Map<number, number>>();
  for (const page of flow)
    page.forEach((owner, index) => {
      const next = page[index + 1];
      if (next === undefined || next.column !== owner.column) return;
      const [one, other] = [owner.line, next.line];
      const step = Math.round((other.base - one.base) * 2) / 2;
      const size = Math.round(one.size * 2) / 2;
      if (size !== Math.round(other.size * 2) / 2 || step <= 0 || step > size * 4) return;
      const steps = bySize.get(size) ?? new Map<number, number>();
      bySize.set(size, steps);
      steps.set(step, (steps.get(step) ?? 0) + 1);
    });
  const usual = new Map<number, number>();
  for (const [size, steps] of bySize) {
    let found = 0;
    let most = 0;
    // Of two that are as common, the narrower one is that of the lines of a paragraph.
    for (const [step, count] of steps)
      if (count > most || (count === most && step < found)) {
        most = count;
        found = step;
      }
    if (most >= 3) usual.set(size, found);
  }
  return (size) => usual.get(Math.round(size * 2) / 2) ?? size * 1.9;
}

/** The indent that most indented lines of body text have, if a twentieth of all have it: 2 ems as a rule. */
function indentOf(
  all: readonly PageLine[],
  body: number,
  edges: (owner: PageLine) => Edges,
): number | undefined {
  const text = all.filter(({ line }) => !line.cells && Math.abs(line.size - body) < body * 0.08);
  const counts = new Map<number, number>();
  for (const owner of text) {
    const indent = Math.round(((owner.line.from - edges(owner).left) / body) * 4) / 4;
    if (indent >= 0.75 && indent <= 4.5) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  }
  let found: number | undefined;
  let most = Math.max(2, text.length * 0.05);
  for (const [indent, count] of counts)
    if (count > most || (found === undefined && count >= most)) {
      most = count;
      found = indent;
    }
  return found;
}

function mostCommon<Value>(
  values: readonly Value[],
  of: (value: Value) => readonly [number, number],
): number | undefined {
  const counts = new Map<number, number>();
  let found: number | undefined;
  for (const value of values) {
    const [key, weight] = of(value);
    const count = (counts.get(key) ?? 0) + weight;
    counts.set(key, count);
    if (found === undefined || count > (counts.get(found) as number)) found = key;
  }
  return found;
}
