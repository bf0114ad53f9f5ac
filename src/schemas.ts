/**
 * The forms of the files of a corpus, as zod schemas: to check what was read from elsewhere, or to make other forms of.
 *
 * @module qingyuan/schemas
 */
export { manifest as manifestSchema } from './documents/manifest.ts';
export { sidecar as sidecarSchema } from './documents/sidecar.ts';
export { writtenTrace as traceSchema } from './documents/written-trace.ts';
