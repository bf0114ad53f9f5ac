/** An archive or a member of it cannot be read: it says why, and what to do, without the path. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}
