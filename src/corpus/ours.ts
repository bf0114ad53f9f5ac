import { createHash } from 'node:crypto';
import { SCHEMAS } from '../documents/schemas.ts';
import { bytesAt } from './write-whole.ts';

/**
 * Tells whether this tool wrote a file that no manifest names, as a run does that was cut off before its manifest.
 *
 * Metadata and traces begin with the address of their format; a text is ours where the metadata beside it gives the
 * sha256 of its bytes, so that a text a person has worked on is not.
 */
export async function isOurs(location: string, bytes: Buffer): Promise<boolean> {
  if (location.endsWith('.json')) return begins(bytes, SCHEMAS.report) || begins(bytes, SCHEMAS.trace);
  const sidecar = await bytesAt(location.replace(/\.txt$/, '.json')).catch(() => undefined);
  if (sidecar === undefined || !begins(sidecar, SCHEMAS.report)) return false;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return sidecar.includes(`"sha256": "${sha256}"`);
}

function begins(bytes: Buffer, schema: string): boolean {
  return /^\{\s*"schema":\s*"([^"]*)"/.exec(bytes.subarray(0, 200).toString('utf8'))?.[1] === schema;
}
