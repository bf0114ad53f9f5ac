/** Years, first and last. */
export interface Years {
  readonly from: number;
  readonly to: number;
}

/** Reads years: `2022`, or `2010-2024`; undefined where they are none. */
export function yearsIn(text: string): Years | undefined {
  const [, from, to = from] = /^(\d{4})(?:\s*[-–—]\s*(\d{4}))?$/.exec(text.trim()) ?? [];
  if (from === undefined || Number(from) > Number(to) || Number(to) - Number(from) > 200) return undefined;
  return { from: Number(from), to: Number(to) };
}
