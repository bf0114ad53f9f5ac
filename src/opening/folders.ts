/** Where the raw and the clean corpus stand on this machine. */
export interface Folders {
  readonly raw: string;
  readonly clean: string;
}
