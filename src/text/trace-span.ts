/** A stretch of a trace as it is written down: a kept length, or `[raw length, clean length, ...rule numbers]` (UTF-16). */
export type TraceSpan = number | readonly [raw: number, clean: number, ...rules: number[]];
