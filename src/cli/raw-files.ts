import { extname } from 'node:path';
import { listRaw } from '../corpus/raw-folder.ts';
import type { Sidecar } from '../documents/sidecar.ts';
import type { CaseFile } from '../review/make-case.ts';

/** The endings by which the files of a case are read, by media type. */
const ENDINGS: Readonly<Record<string, string>> = {
  'text/plain': '.txt',
  'text/html': '.html',
  'application/pdf': '.pdf',
};

/** Reads the raw files of a document under the names that they have in a case; and whether each is marked as an example. */
export async function rawFiles(
  raw: string,
  { files }: Sidecar['source'],
): Promise<{ readonly files: readonly CaseFile[]; readonly isExample: boolean }> {
  const { documents } = await listRaw(raw);
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const read: CaseFile[] = [];
  let isExample = true;
  for (const [index, { path, mediaType }] of files.entries()) {
    const document = byPath.get(path);
    if (document === undefined) throw new Error(`raw/${path} is not there any more.`);
    const { bytes, known: stated, transportCharset } = await document.read();
    const charset = stated.charset ?? transportCharset;
    const known = { ...stated, ...(charset !== undefined && { charset }) };
    const number = files.length === 1 ? '' : `-${index + 1}`;
    read.push({ name: `raw${number}${ENDINGS[mediaType] ?? extname(path).toLowerCase()}`, bytes, known });
    isExample &&= /^example\b/i.test(known.note ?? '');
  }
  return { files: read, isExample };
}
