import type { Known } from '../documents/raw-document.ts';

/** A raw file as it is handed to a reader: its path below the raw folder, its bytes, and what is known of it. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** of the bytes, hexadecimal, where it has been computed already */
  readonly sha256?: string;
  readonly known?: Known;
  /** the encoding that the header it was fetched with names, where that was kept */
  readonly transportCharset?: string;
}
