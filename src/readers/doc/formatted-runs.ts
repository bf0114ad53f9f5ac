/** How a stretch of the file is formatted, as far as its words depend on it. Offsets are bytes in `WordDocument`. */
export interface FormattedRun {
  readonly from: number;
  readonly to: number;
  /** property codes and what they are set to; the first bytes as a number */
  readonly properties: ReadonlyMap<number, number>;
  /** the number of its style, of a paragraph */
  readonly style?: number;
}

/** Codes of the properties that put a paragraph in a list (MS-DOC 2.6.2). */
export const listProperties = { list: 0x460b, level: 0x260a } as const;

/** Where a document's header tells of the pages of formatting, and how an entry of one is laid out. */
const kinds = {
  characters: { header: 0xfa, entry: 1 },
  paragraphs: { header: 0x102, entry: 13 },
} as const;

/**
 * How the characters or the paragraphs of a document are formatted, in the order of the file (MS-DOC 2.8.5, 2.9.33).
 *
 * What is damaged is left out: the words do not depend on it alone.
 */
export function formattedRuns(
  main: Uint8Array,
  table: Uint8Array,
  kind: keyof typeof kinds,
): readonly FormattedRun[] {
  const { header, entry } = kinds[kind];
  const view = new DataView(main.buffer, main.byteOffset, main.length);
  const offset = view.getUint32(header, true);
  const length = view.getUint32(header + 4, true);
  if (length < 12 || offset + length > table.length) return [];
  const list = new DataView(table.buffer, table.byteOffset + offset, length);
  const count = Math.floor((length - 4) / 8);
  // A page is listed once: a list of more than the file has is broken.
  if (count > main.length >> 9) return [];
  const runs: FormattedRun[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = (list.getUint32((count + 1) * 4 + index * 4, true) & 0x3fffff) * 512;
    if (at + 512 <= main.length) runs.push(...runsOf(main.subarray(at, at + 512), entry));
  }
  return runs.sort((one, other) => one.from - other.from);
}

/** A page of formatting: the offsets first, the properties from the end, and how many runs in its last byte. */
function* runsOf(page: Uint8Array, entry: number): Generator<FormattedRun> {
  const view = new DataView(page.buffer, page.byteOffset, page.length);
  const count = page[511] as number;
  if ((count + 1) * 4 + count * entry > 511) return;
  for (let index = 0; index < count; index += 1) {
    const from = view.getUint32(index * 4, true);
    const to = view.getUint32(index * 4 + 4, true);
    const at = (page[(count + 1) * 4 + index * entry] as number) * 2;
    if (at === 0) continue;
    const size = page[at] as number;
    const paragraphs = entry > 1;
    const begin = paragraphs ? at + (size === 0 ? 2 : 1) : at + 1;
    const length = !paragraphs ? size : size === 0 ? (page[at + 1] as number) * 2 : size * 2 - 1;
    // Of a paragraph the number of its style stands first.
    const codes = page.subarray(begin + (paragraphs ? 2 : 0), Math.min(begin + length, 511));
    const style = paragraphs && begin + 2 <= 511 ? view.getUint16(begin, true) : undefined;
    yield { from, to, properties: propertiesIn(codes), ...(style !== undefined && { style }) };
  }
}

/** How long the value of a property is, by the three highest bits of its code; 6 says it itself. */
const sizes = [1, 1, 2, 4, 2, 2, 0, 3];

/** The properties of a list of codes, each with its value behind it (MS-DOC 2.2.5.1, `Prl`). */
export function propertiesIn(codes: Uint8Array): ReadonlyMap<number, number> {
  const view = new DataView(codes.buffer, codes.byteOffset, codes.length);
  const properties = new Map<number, number>();
  for (let at = 0; at + 3 <= codes.length; ) {
    const code = view.getUint16(at, true);
    const own = code >> 13 === 6;
    // The definition of a table is the one whose own size has two bytes.
    const size = !own
      ? (sizes[code >> 13] as number)
      : code === 0xd608
        ? sizeOf(view, at + 2)
        : 1 + (codes[at + 2] as number);
    if (at + 2 + size > codes.length) break;
    let value = 0;
    for (let byte = Math.min(size, 4) - 1; byte >= 0; byte -= 1)
      value = value * 256 + (codes[at + 2 + byte] as number);
    properties.set(code, value);
    at += 2 + size;
  }
  return properties;
}

function sizeOf(view: DataView, at: number): number {
  return at + 2 <= view.byteLength ? view.getUint16(at, true) + 1 : view.byteLength;
}

/** Finds the run that holds a byte offset; offsets that mostly ascend are found at once. */
export function runFinder(runs: readonly FormattedRun[]): (offset: number) => FormattedRun | undefined {
  let last = 0;
  return (offset) => {
    const holds = (run: FormattedRun | undefined): boolean =>
      run !== undefined && run.from <= offset && offset < run.to;
    if (holds(runs[last])) return runs[last];
    let low = 0;
    let high = runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((runs[middle] as FormattedRun).from <= offset) low = middle;
      else high = middle - 1;
    }
    last = low;
    return holds(runs[low]) ? runs[low] : undefined;
  };
}
