/** A picture of a page, or of a part of one. */
export interface Picture {
  /** in pixels */
  readonly width: number;
  readonly height: number;
  /** red, green and blue of each pixel, row by row from the upper left corner */
  readonly data: Uint8Array;
}
