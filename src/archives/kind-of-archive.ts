/** How an archive is opened. */
export type KindOfArchive = 'zip' | 'warc' | 'gzip';

/** The kind of archive that the ending of a path tells; undefined for what is no archive. A WACZ is a zip. */
export function kindOfArchive(path: string): KindOfArchive | undefined {
  const lower = path.toLowerCase();
  if (/[^/]\.(?:zip|wacz)$/.test(lower)) return 'zip';
  if (/[^/]\.warc(?:\.gz)?$/.test(lower)) return 'warc';
  return /[^/]\.gz$/.test(lower) ? 'gzip' : undefined;
}

/** Whether a path names a web archive collection, of which only the WARC files are documents. */
export function isWacz(path: string): boolean {
  return path.toLowerCase().endsWith('.wacz');
}
