import { z } from 'zod';
import { SCHEMAS } from './schemas.ts';

const file = z.strictObject({
  path: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().nonnegative(),
});

const document = z.strictObject({
  path: z.string().describe('below the raw folder, with /'),
  source: z
    .string()
    .optional()
    .describe('absent where the document could not be read, so that none is known'),
  adapter: z.string().optional(),
  adapterVersion: z.int().optional(),
  files: z.array(file).readonly().describe('its raw files; empty where they could not be opened'),
  reports: z.array(z.string()).readonly().describe('the clean texts it has, below the clean folder'),
  error: z.string().optional().describe('why it failed; its reports are then those of its last good build'),
});

/** What `clean/manifest.json` says: every raw document and what became of it, and every file that was written. */
export const manifest = z.strictObject({
  schema: z.literal(SCHEMAS.manifest),
  tool: z.string(),
  version: z.string(),
  documents: z.array(document).readonly().describe('in order of path'),
  files: z.array(file).readonly().describe('all but the manifest itself, in order of path'),
});

export type Manifest = z.infer<typeof manifest>;

/** What became of one raw document. */
export type ManifestDocument = z.infer<typeof document>;

/** A file and what its bytes are. */
export type ManifestFile = z.infer<typeof file>;
