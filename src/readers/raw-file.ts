import { createHash } from 'node:crypto';
import type { RawFile } from '../documents/raw-document.ts';
import { type Decoded, decode } from './charset.ts';
import { inFile, ReadError } from './read-error.ts';
import type { SourceFile } from './source-file.ts';

/** Decodes a file, believing the label where the bytes allow; throws a ReadError that names it where it has no text. */
export function decodeFile({ path, bytes }: SourceFile, label: string | undefined): Decoded {
  if (bytes.length === 0) throw new ReadError(`${path}: the file is empty (0 bytes). Fetch it again.`);
  try {
    const decoded = decode(bytes, label);
    if (!/\S/.test(decoded.text)) {
      throw new ReadError(`the file has only white space (${bytes.length} bytes). Fetch it again.`);
    }
    return decoded;
  } catch (error) {
    throw error instanceof ReadError ? inFile(path, error) : error;
  }
}

/** What is recorded of a file that was decoded. */
export function rawFileOf(
  { path, bytes, known = {}, sha256 = createHash('sha256').update(bytes).digest('hex') }: SourceFile,
  { charset, evidence }: Decoded,
  mediaType: string,
  pages: number,
): RawFile {
  return { path, sha256, bytes: bytes.length, mediaType, charset, charsetEvidence: evidence, known, pages };
}
