import * as z from 'zod';
import { SCHEMAS } from './schemas.ts';

const offset = z.int().nonnegative();
const words = z.string().max(20_000);

/** What a person said of one place of a raw document: a line of `reviews/<source>.jsonl`. */
export const mark = z.strictObject({
  schema: z.literal(SCHEMAS.mark),
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,99}$/)
    .describe('the mark stands in the file of this name'),
  report: z
    .string()
    .max(500)
    .describe('the clean report it was made in, without ending; told, not relied on'),
  raw: z
    .strictObject({
      path: z
        .string()
        .max(2000)
        .describe('of the raw file in which the stretch begins, below the raw folder, with /'),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .describe('of the bytes of that file when the mark was made'),
      from: offset.describe('UTF-16, from the beginning of the text of that file'),
      to: offset.describe('the end of the stretch, which is empty where words were inserted'),
      before: z.string().max(64).describe('the raw words in front of the stretch'),
      exact: z.string().max(800).describe('the raw words; of a longer stretch the first 400 UTF-16 units'),
      ends: z.string().max(400).optional().describe('the last 400 of a longer stretch'),
      after: z.string().max(64).describe('the raw words behind the stretch'),
    })
    .describe('the place: by offsets while the bytes stay, else by its words'),
  rules: z
    .array(z.string().max(200))
    .max(100)
    .readonly()
    .describe('that had changed it; none where it stood there verbatim'),
  became: words.describe('what stood for it in the clean text; empty where it was removed'),
  verdict: z
    .enum(['right', 'wrong', 'withdrawn'])
    .describe('withdrawn: what was said before of this place is not said any more'),
  should: words
    .optional()
    .describe('what should have stood there; empty: nothing should; absent: it is not said'),
  note: z.string().max(4000).optional(),
  who: z.string().max(200).optional(),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/)
    .optional()
    .describe('when it was made, in UTC, as the page that it was made in tells'),
});

export type Mark = z.infer<typeof mark>;
