import { createHash } from 'node:crypto';
import type { RawFile } from '../documents/raw-document.ts';
import { type Declared, type Decoded, decode } from './charset.ts';
import { inFileNamed, ReadError } from './read-error.ts';
import type { SourceFile } from './source-file.ts';

/**
 * Decodes a file by what was said of it, each label believed only where the bytes allow.
 *
 * The manifest goes before the header it was fetched with, and both before `own`, what the file says itself. Throws a
 * ReadError that names the file where it has no text.
 */
export function decodeFile(source: SourceFile, own?: string): Decoded {
  const { path, bytes } = source;
  if (bytes.length === 0) throw new ReadError(`${path}: the file is empty (0 bytes). Fetch it again.`);
  return inFileNamed(path, () => {
    const decoded = decode(bytes, labelsOf(source, own));
    if (!/\S/.test(decoded.text))
      throw new ReadError(`the file has only white space (${bytes.length} bytes). Fetch it again.`);
    return decoded;
  });
}

function labelsOf({ known, transportCharset }: SourceFile, own: string | undefined): readonly Declared[] {
  if (known?.charset === undefined && transportCharset === undefined && own === undefined) return [];
  const said: Declared[] = [];
  if (known?.charset !== undefined) said.push({ by: 'manifest', label: known.charset });
  if (transportCharset !== undefined) said.push({ by: 'transport', label: transportCharset });
  if (own !== undefined) said.push({ by: 'document', label: own });
  return said;
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
