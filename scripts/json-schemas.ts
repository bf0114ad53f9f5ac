import * as z from 'zod';
import { manifest } from '../src/documents/manifest.ts';
import { mark } from '../src/documents/mark.ts';
import { SCHEMAS } from '../src/documents/schemas.ts';
import { sidecar } from '../src/documents/sidecar.ts';
import { writtenTrace } from '../src/documents/written-trace.ts';

const length = z.int().nonnegative();
/** The spans as `piecesOf` reads them: a kept length, or `[raw length, clean length, ...rule numbers]`. */
const trace = writtenTrace.extend({
  spans: z.array(z.union([length, z.tuple([length, length, length], length)])),
});

/** The JSON Schemas (draft 2020-12) of the files in `clean/` and `reviews/`, by file name, as they are published. */
export function jsonSchemas(): Record<string, string> {
  const print = (schema: z.ZodType, $id: string): string =>
    `${JSON.stringify({ $id, ...z.toJSONSchema(schema) }, null, 2)}\n`;
  return {
    'report.schema.json': print(sidecar, SCHEMAS.report),
    'trace.schema.json': print(trace, SCHEMAS.trace),
    'manifest.schema.json': print(manifest, SCHEMAS.manifest),
    'mark.schema.json': print(mark, SCHEMAS.mark),
  };
}
