import { z } from 'zod';
import { manifest } from '../src/documents/manifest.ts';
import { SCHEMAS } from '../src/documents/schemas.ts';
import { sidecar } from '../src/documents/sidecar.ts';

/** The JSON Schemas (draft 2020-12) of the files in `clean/`, by file name, as they are published. */
export function jsonSchemas(): Record<string, string> {
  const print = (schema: z.ZodType, $id: string): string =>
    `${JSON.stringify({ $id, ...z.toJSONSchema(schema) }, null, 2)}\n`;
  return {
    'report.schema.json': print(sidecar, SCHEMAS.report),
    'manifest.schema.json': print(manifest, SCHEMAS.manifest),
  };
}
