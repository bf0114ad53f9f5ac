/** A file that is made to hurt who reads it, and what a run is to say of it. */
export interface Bomb {
  /** below the raw folder */
  readonly path: string;
  readonly make: () => Uint8Array;
  /** what is said, of the file or of what is in it; absent where it is read */
  readonly says?: RegExp;
}
