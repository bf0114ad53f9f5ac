import * as z from 'zod';
import { SCHEMAS } from './schemas.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

/** The words that a field was read from, and where they stand: in the clean text, or only in the raw one. */
const evidence = z.union([
  z.strictObject({
    exact: z.string(),
    paragraph: count.describe('counted from 0'),
    offset: count.describe('UTF-16, from the beginning of the paragraph'),
  }),
  z.strictObject({
    exact: z.string(),
    rawOffset: count.describe('UTF-16, in the raw text: the words were removed from the report'),
  }),
]);

const region = z.strictObject({
  name: z.string(),
  level: z.enum(['province', 'prefecture', 'county', 'town', 'village']),
  adcode: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  path: z.array(z.string()).readonly().optional(),
  codeYear: z.int().optional(),
});

const about = z.strictObject({
  title: z.string().optional(),
  kind: z.enum(['government-work-report', 'notice', 'other']),
  kindLabel: z.string().optional(),
  region: region.optional(),
  year: z.int().optional(),
  meeting: z
    .strictObject({
      name: z.string().optional(),
      congress: z.int().optional(),
      session: z.int().optional(),
      date: date.optional(),
    })
    .optional(),
  speaker: z.strictObject({ name: z.string(), title: z.string().optional() }).optional(),
  documentNumber: z.string().optional(),
  issuer: z.string().optional(),
  issuedDate: date.optional(),
  publishedDate: date.optional(),
  outline: z
    .array(z.strictObject({ level: z.int(), number: z.string(), heading: z.string(), paragraph: count }))
    .readonly(),
  glossary: z.strictObject({ from: count, to: count }).optional(),
  completeness: z.strictObject({
    complete: z.boolean(),
    truncatedStart: z.boolean(),
    truncatedEnd: z.boolean(),
    missing: z.array(z.string()).readonly(),
    notes: z.array(z.string()).readonly(),
  }),
  evidence: z.record(z.string(), evidence),
});

/** What a report says of itself. A field that is absent was not stated; nothing is guessed. */
export type About = z.infer<typeof about>;

/** The words that a field was read from. */
export type Evidence = z.infer<typeof evidence>;

const file = z.strictObject({
  path: z.string(),
  sha256,
  bytes: count,
  mediaType: z.string(),
  charset: z.string().optional().describe('absent where the characters are no encoded bytes, as in a PDF'),
  charsetEvidence: z
    .strictObject({
      decidedBy: z.string(),
      declared: z.string().optional(),
      declaredBy: z.enum(['manifest', 'transport', 'document']).optional(),
      tried: z.array(z.string()).readonly(),
      replacements: count,
      privateUse: count,
    })
    .optional(),
  ocr: z
    .strictObject({ engine: z.string(), model: z.string(), confidence: z.number().min(0).max(1) })
    .optional()
    .describe('how its words were read from pictures'),
  url: z.string().optional(),
  retrievedAt: z.string().optional(),
  retrievedAtBasis: z.enum(['observed', 'file-time', 'unknown']).optional(),
  pages: count,
  layout: z.string().optional().describe('which of the layouts of its site it was read by'),
});

const share = z.number().min(0).max(1);

const sameAs = z.strictObject({
  report: z.string().describe('its clean text, below the clean folder'),
  id: z.string(),
  relation: z
    .enum(['identical', 'near', 'contains', 'contained', 'overlaps', 'other-part'])
    .describe(
      'what this report is to that one: contains: all of that one stands in this one; other-part: both stand in a third one, in different places',
    ),
  share: z
    .strictObject({ here: share, there: share })
    .describe(
      'of the Han and figures of this report, and of that one, how much stands in the other in its order',
    ),
  canonical: z
    .literal(true)
    .optional()
    .describe('of all of them this is the one to read; where none is marked, the report itself is'),
});

/** Another edition of a report, and how much they have in common. */
export type SameAs = z.infer<typeof sameAs>;

/** The metadata and provenance that stand beside each clean report. */
export const sidecar = z.strictObject({
  schema: z.literal(SCHEMAS.report),
  id: z.string(),
  ...about.omit({ evidence: true }).shape,
  length: z.strictObject({ characters: count, paragraphs: count, han: count }),
  source: z.strictObject({
    name: z.string(),
    adapter: z.string(),
    adapterVersion: z.int(),
    files: z.array(file).readonly(),
    part: z.strictObject({ index: count, of: count, from: count, to: count }),
  }),
  processing: z.strictObject({
    tool: z.string(),
    version: z.string(),
    rules: z.record(z.string(), z.strictObject({ edits: count, removed: count, inserted: count })),
    warnings: z.array(z.string()).readonly(),
  }),
  clean: z.strictObject({ file: z.string(), sha256 }),
  evidence: about.shape.evidence,
  sameAs: z
    .array(sameAs)
    .min(1)
    .readonly()
    .optional()
    .describe('other clean reports that are the same one; absent where there is none'),
});

export type Sidecar = z.infer<typeof sidecar>;
