/**
 * Turns raw documents of Chinese local government into clean reports, and accounts for every character.
 *
 * @module qingyuan
 */
export * from './adapters/adapter-kit.ts';
export { tool } from './corpus/tool.ts';
export type { Manifest, ManifestDocument, ManifestFile } from './documents/manifest.ts';
export type { Known } from './documents/raw-document.ts';
export type { Evidence, Sidecar } from './documents/sidecar.ts';
export { type BuildOptions, type BuildResult, buildCorpus } from './library/build-corpus.ts';
export type { CharacterOrigin } from './library/character-origin.ts';
export {
  type CleanedDocument,
  type CleanedReport,
  CleaningError,
  type CleanOptions,
  cleanDocument,
  type RawFileBytes,
} from './library/clean-document.ts';
export {
  type CorpusFolders,
  type CorpusReader,
  openCorpus,
  type StoredReport,
} from './library/corpus-reader.ts';
export { verifyCorpus } from './library/verify-corpus.ts';
export type { Problem } from './opening/problem.ts';
export type { Span } from './text/span.ts';
export type { Trace } from './text/trace.ts';
export type { TraceSpan } from './text/trace-span.ts';
export type { Piece } from './text/traced.ts';
export type { Verification } from './verify/verify.ts';
