import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type * as z from 'zod';
import { type Manifest, manifest } from '../documents/manifest.ts';
import { SCHEMAS } from '../documents/schemas.ts';
import { differenceOf } from '../text/difference.ts';
import { bytesAt } from './bytes-at.ts';
import { lineColumnOf } from './line-column.ts';
import type { Problem } from './problem.ts';

/** What the bytes of a file are, as the manifest tells it. */
export interface Seal {
  readonly sha256: string;
  readonly bytes: number;
}

/** A JSON file as it was read; without `data` where a problem says why it has none. */
export interface JsonRead<T> {
  readonly data?: T;
  /** what the file says, with its keys in the order of the file */
  readonly value?: unknown;
  readonly text: string;
  /** absent where there are no bytes */
  readonly seal?: Seal;
  readonly problems: readonly Problem[];
}

/** Reads `manifest.json` of a clean folder. */
export async function readManifest(folder: string): Promise<JsonRead<Manifest>> {
  return readJson(folder, 'manifest.json', manifest, { format: SCHEMAS.manifest, print: indented });
}

/** How the sidecars and the manifest are spelled. */
export function indented(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * Reads a JSON file and holds it against its schema, and its spelling against that of the tool.
 *
 * The spelling tells what two readers would read otherwise: a key that stands twice, an order that no build makes. A
 * file that is spelled otherwise is given all the same. A problem names line and column, or the field.
 */
export async function readJson<T>(
  folder: string,
  file: string,
  schema: z.ZodType<T>,
  { format, print }: { readonly format: string; readonly print?: (value: unknown) => string },
): Promise<JsonRead<T>> {
  const problem = (message: string, place?: string): Problem => ({
    folder: 'clean',
    file,
    message,
    ...(place === undefined ? {} : { place }),
  });
  const bytes = bytesAt(join(folder, file));
  if (typeof bytes === 'string') return { text: '', problems: [problem(bytes)] };
  const seal = sealOf(bytes);
  const text = bytes.toString('utf8');
  const wrong = (message: string, place?: string): JsonRead<T> => ({
    text,
    seal,
    problems: [problem(message, place)],
  });
  if (!isUtf8(bytes)) return wrong('the bytes are not UTF-8', placeIn(text, text.indexOf('\ufffd')));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return wrong('this is no JSON', jsonPlace(text, error as Error));
  }
  const said = (value as { readonly schema?: unknown } | null)?.schema;
  if (typeof said === 'string' && said !== format)
    return wrong(
      `it is written in the format ${said}; known here is ${format}. Use the version that wrote it.`,
      'schema',
    );
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const stranger = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    const path = [...(issue?.path ?? []), ...stranger];
    const place = path[0] === 'spans' && path.length > 1 ? `span ${String(path[1])}` : path.join('.');
    return wrong(`does not fit the schema: ${issue?.message ?? ''}`, place || '1:1');
  }
  const { data } = parsed;
  const expected = print?.(value) ?? text;
  if (expected === text) return { data, value, text, seal, problems: [] };
  const strange = problem(
    'the file is not spelled as it is written',
    placeIn(text, differenceOf(expected, text)),
  );
  return { data, value, text, seal, problems: [strange] };
}

/** What bytes are, as the manifest tells it. */
export function sealOf(bytes: Uint8Array): Seal {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}

/** Node says `at position 12` in the message of a SyntaxError, or nothing where the text ends too early. */
function jsonPlace(text: string, error: Error): string {
  const position = /position (\d+)/.exec(error.message)?.[1];
  return placeIn(text, position === undefined ? text.length : Number(position));
}

function placeIn(text: string, offset: number): string {
  const { line, column } = lineColumnOf(text, Math.max(0, Math.min(offset, text.length)));
  return `${line}:${column}`;
}
