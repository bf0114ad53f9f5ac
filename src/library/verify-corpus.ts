import type { Verification } from '../verify/verify.ts';

/**
 * Proves a clean corpus from its raw documents: hashes, the account of every character, nothing lost.
 *
 * It holds where the result has no `problems`. Nothing of the pipeline is used.
 */
export async function verifyCorpus(
  folders: { readonly raw: string; readonly clean: string },
  { jobs = 1 }: { readonly jobs?: number } = {},
): Promise<Verification> {
  const { verify } = await import('../verify/verify.ts');
  return verify(folders, { jobs });
}
