import type { Adapter } from '../adapters/adapter.ts';
import { AdapterError } from '../adapters/adapter-error.ts';
import type { RawDocument } from '../documents/raw-document.ts';
import { RuleConflict } from '../stages/rule-conflict.ts';
import { placeOf } from '../text/place.ts';

/** An error of a stage with what a person needs to find it: the place in the raw file, and the file of the adapter. */
export function explained(error: unknown, document: RawDocument, { file }: Adapter): unknown {
  if (error instanceof RuleConflict) {
    const where = whereOf(document, error.at);
    const own = file === undefined ? '' : ` The source's own rules are in ${file}, under \`noise\`.`;
    return new Error(`${where}: ${error.message}${own}`, { cause: error });
  }
  if (error instanceof AdapterError && file !== undefined) return new AdapterError(error.problems, file);
  return error;
}

/** `a.html:12:5`; of a PDF the page too, for its lines are counted on it. */
function whereOf({ text, pages, files }: RawDocument, offset: number): string {
  const { page, line, column } = placeOf(text, pages, offset);
  const path = files[page.file]?.path ?? '';
  const several = (files[page.file]?.pages ?? 1) > 1 ? `, page ${page.number}` : '';
  return `${path}:${line}:${column}${several}`;
}
