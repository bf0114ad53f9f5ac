import type * as z from 'zod';

/** What is wrong inside a value stands at its place in the whole. */
export function addIssues(
  parsed: z.ZodSafeParseResult<unknown>,
  context: z.core.$RefinementCtx<unknown>,
): void {
  for (const issue of parsed.error?.issues ?? []) context.issues.push(issue as z.core.$ZodRawIssue);
}
