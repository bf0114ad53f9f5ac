import * as z from 'zod';
import { SCHEMAS } from './schemas.ts';

const length = z.int().nonnegative();

/** What is written to `….trace.json`: see `Trace` in the room text. */
export const writtenTrace = z.strictObject({
  schema: z.literal(SCHEMAS.trace),
  raw: length,
  clean: length,
  rules: z.array(z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/)),
  // Their shape is checked where the pieces are read: a schema takes ten times as long over thousands of them.
  spans: z.custom<readonly unknown[]>(Array.isArray, 'spans must be a list'),
});
