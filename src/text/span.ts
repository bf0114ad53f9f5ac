/** A stretch of a text: UTF-16 offsets, half-open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a rule proposes: the stretch of the text it was shown that is to read `insert` instead. */
export interface Change extends Span {
  readonly insert: string;
}

/** A change signed by the rule that asked for it, such as `normalise/width`. */
export interface Edit extends Change {
  readonly rule: string;
}
