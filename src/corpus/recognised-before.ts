import { join } from 'node:path';
import { type Earlier, filesOf } from './earlier.ts';
import type { Ready } from './ready.ts';
import { bytesAt } from './write-whole.ts';

/**
 * Why reports of a document must not take the place of earlier ones: the words of pages that are pictures were
 * recognised then, from the same bytes, and are missing now. Undefined where nothing is lost.
 */
export async function lostRecognition(
  folder: string,
  { path, files, mayLackWords }: Pick<Ready, 'path' | 'files' | 'mayLackWords'>,
  earlier: Earlier,
): Promise<string | undefined> {
  if (!mayLackWords) return undefined;
  const before = earlier.documents.get(path);
  const same = files.every(({ sha256 }, index) => before?.files[index]?.sha256 === sha256);
  const [report] = before?.reports ?? [];
  if (!same || report === undefined) return undefined;
  const [, sidecar] = filesOf(report);
  const bytes = await bytesAt(join(folder, sidecar));
  if (bytes === undefined || !isRecognised(bytes.toString('utf8'))) return undefined;
  return 'an earlier run recognised the words of its pages that are pictures. Run again with --ocr to renew it.';
}

function isRecognised(sidecar: string): boolean {
  try {
    const files: readonly { readonly ocr?: unknown }[] = JSON.parse(sidecar).source.files;
    return files.some(({ ocr }) => ocr !== undefined);
  } catch {
    return false;
  }
}
