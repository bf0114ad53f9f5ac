import type { Known } from '../documents/raw-document.ts';
import { systemReason } from './system-reason.ts';

/** What says of the files of its folder what is known of them. */
export const MANIFEST = 'manifest.json';

/** A `manifest.json` beside raw files, as far as it could be read. */
export interface RawManifest {
  /** its own path below the raw folder */
  readonly path: string;
  /** the folder it stands in: '' or ending with `/` */
  readonly under: string;
  /** what it says of a file, by the path from its own folder; an error where what it says cannot be used */
  readonly entries: ReadonlyMap<string, Known | Error>;
  /** why nothing at all can be read from it */
  readonly error?: Error;
  readonly warnings: readonly string[];
}

/**
 * Takes in the `manifest.json` of the folder `under`, whose text `read` gives.
 *
 * Never throws: an error is kept for the documents that it concerns, and their `knownOf` throws it.
 */
export async function readRawManifest(read: () => Promise<string>, under: string): Promise<RawManifest> {
  const path = under + MANIFEST;
  const warnings: string[] = [];
  const entries = new Map<string, Known | Error>();
  let content: unknown;
  try {
    content = JSON.parse((await read()).replace(/^\ufeff/, ''));
  } catch (error) {
    const why =
      error instanceof SyntaxError
        ? `${path} is not JSON (${error.message}). Correct it.`
        : `${path}: ${systemReason(error)}`;
    return { path, under, entries, warnings, error: new Error(why) };
  }
  if (!isRecord(content))
    return {
      path,
      under,
      entries,
      warnings,
      error: new Error(`${path} is not an object of files. Correct it.`),
    };
  // zod costs a tenth of a second to load: only where there is something to check.
  const { known } = await import('../documents/known.ts');
  for (const [file, said] of Object.entries(content)) {
    const { success, data, error } = known.safeParse(said);
    if (success) {
      entries.set(file, data as Known);
      const strange = Object.keys(said as object).filter((key) => !(key in known.shape));
      for (const key of strange)
        warnings.push(`${path}: ${file}: the key "${key}" means nothing here and is ignored`);
    } else {
      const issue = error.issues[0];
      const key = issue?.path.join('.');
      const where = key === undefined || key === '' ? file : `${file}: ${key}`;
      entries.set(file, new Error(`${path}: ${where}: ${issue?.message ?? 'cannot be used'}. Correct it.`));
    }
  }
  return { path, under, entries, warnings };
}

/**
 * What is known of a raw file: by the nearest manifest that names it, its own folder's first.
 *
 * Throws the error of a manifest that cannot be read, or of the file's own entry.
 */
export function knownOf(path: string, manifests: readonly RawManifest[]): Known {
  for (const manifest of manifests) {
    if (manifest.error !== undefined) throw manifest.error;
    const found = manifest.entries.get(path.slice(manifest.under.length));
    if (found instanceof Error) throw found;
    if (found !== undefined) return found;
  }
  return {};
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
