/** A file that is made to hurt who reads it. */
export interface Bomb {
  /** below the raw folder */
  readonly path: string;
  readonly make: () => Uint8Array;
}
