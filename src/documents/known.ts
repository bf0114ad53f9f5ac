import * as z from 'zod';

/** A text that every file can hold: of half a character (a lone surrogate) each reader makes something else. */
const whole = z.string().refine((text) => !/\p{Surrogate}/u.test(text), {
  error: 'has half a character (a lone surrogate), which no file can hold',
});

/** An entry of a raw `manifest.json`: what is known of a file from outside it. Keys that are not here are left out. */
export const known = z.object({
  url: whole.min(1).optional(),
  retrievedAt: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/, {
      error: 'must be a date such as 2025-03-11, or a date and time such as 2025-03-11T08:30:00Z',
    })
    .optional(),
  retrievedAtBasis: z.enum(['observed', 'file-time', 'unknown']).optional(),
  charset: whole.min(1).optional(),
  note: whole.optional(),
});
