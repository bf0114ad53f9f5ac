import * as z from 'zod';
import { SCHEMAS } from './schemas.ts';

const file = z.strictObject({
  path: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().nonnegative(),
});

const list = z.strictObject({
  path: z.string(),
  sha256OfLines: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('sha256 of the sha256 (32 bytes) of each line without its line end, one behind the other'),
  bytes: z.int().nonnegative(),
});

const rawFile = file.extend({
  known: z
    .string()
    .optional()
    .describe('hash of what is known of it beside its bytes; absent where nothing is'),
});

const code = z.record(z.string(), z.string());

const characters = z.strictObject({ kept: z.int().nonnegative(), removed: z.int().nonnegative() });

const document = z.strictObject({
  path: z.string().describe('below the raw folder, with /'),
  source: z
    .string()
    .optional()
    .describe('absent where the document could not be read, so that none is known'),
  adapter: z.string().optional(),
  adapterVersion: z.int().optional(),
  reader: z.string().optional().describe('the kind of file that it was read as: txt, html, pdf …'),
  ocr: z
    .literal(true)
    .optional()
    .describe('whether words in pictures were to be recognised, where that can matter'),
  code: code
    .optional()
    .describe(
      'parts of the code that made it where they are not those of the manifest: it was left out of the last run',
    ),
  files: z.array(rawFile).readonly().describe('its raw files; empty where they could not be opened'),
  reports: z.array(z.string()).readonly().describe('the clean texts it has, below the clean folder'),
  characters: characters
    .optional()
    .describe(
      'of its raw text (UTF-16): how many its reports keep as they were, and how many rules removed or changed',
    ),
  error: z.string().optional().describe('why it failed; its reports are then those of its last good build'),
  again: z
    .literal(true)
    .optional()
    .describe(
      'the next run builds it again, changed or not: its error may have passed, or it was left out when a report was lost',
    ),
});

/** What `clean/manifest.json` says: every raw document and what became of it, and every file that was written. */
export const manifest = z.strictObject({
  schema: z.literal(SCHEMAS.manifest),
  tool: z.string(),
  version: z.string(),
  code: code
    .optional()
    .describe(
      'a hash of each part of the code that makes reports: a document is made again when one that it needs changes',
    ),
  list: list
    .optional()
    .describe('the list of all reports, a line each; absent where it could not be written'),
  documents: z.array(document).readonly().describe('in order of path'),
  files: z.array(file).readonly().describe('the files of all reports, in order of path'),
});

export type Manifest = z.infer<typeof manifest>;

/** A raw file and what it was when its document was built. */
export type ManifestRawFile = z.infer<typeof rawFile>;

/** What became of one raw document. */
export type ManifestDocument = z.infer<typeof document>;

/** The list of all reports: where one of them changed, only its line is hashed again. */
export type ManifestList = z.infer<typeof list>;

/** A file and what its bytes are. */
export type ManifestFile = z.infer<typeof file>;
