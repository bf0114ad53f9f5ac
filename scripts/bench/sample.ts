/** A document that is measured. */
export interface Sample {
  /** its path as a raw document */
  readonly path: string;
  /** where it lies on the disk */
  readonly location: string;
  readonly bytes: number;
  /** what it is counted with: documents of one size, say */
  readonly group: string;
}
