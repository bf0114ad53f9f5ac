import type { Known } from '../documents/raw-document.ts';

/** A raw file as it is handed to a reader: its path below the raw folder, its bytes, and what is known of it. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** of the bytes, hexadecimal, where it has been computed already */
  readonly sha256?: string;
  readonly known?: Known;
  /** the label of the encoding in the HTTP header that it came with */
  readonly transportCharset?: string;
  /** what of the file is known not to be there, a sentence each */
  readonly gaps?: readonly string[];
}

/** What a person may ask of a reader. */
export interface ReadOptions {
  /** whether the words of pages that are pictures are recognised, by packages that are installed for it */
  readonly ocr?: boolean;
}
