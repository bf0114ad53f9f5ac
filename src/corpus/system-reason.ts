const reasons: { readonly [code: string]: string } = {
  ENOENT: 'it is not there (any more).',
  EACCES: 'there is no permission for it. Change its permissions.',
  EPERM: 'there is no permission for it. Change its permissions.',
  EISDIR: 'this is a folder where a file should be. Rename it.',
  ENOTDIR: 'a file stands where a folder should be. Rename it.',
  ELOOP: 'this is a link that leads to itself. Put the file itself there.',
  ENAMETOOLONG: 'its name is too long for this disk. Shorten it.',
  ENOSPC: 'the disk is full. Make room and run again.',
  EDQUOT: 'the quota of the disk is used up. Make room and run again.',
  EFBIG: 'the file would be larger than may be written here. Raise the limit (ulimit -f) and run again.',
  EROFS: 'the disk is read-only. Let it be written, or give another folder.',
  EIO: 'the disk fails. Copy the file from elsewhere.',
  EMFILE: 'too many files are open. Use fewer --jobs, or raise the limit (ulimit -n), and run again.',
  ENFILE: 'too many files are open on this machine. Run again when there are fewer.',
  ERR_FS_FILE_TOO_LARGE: 'the file is larger than 2 GiB. Divide it.',
  ERR_STRING_TOO_LONG: 'the file holds more than 512 MiB of text. Divide it.',
};

/** What went wrong on the disk, in a sentence without any path: it is the same on every machine. */
export function systemReason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== undefined && reasons[code] !== undefined) return reasons[code];
  if (code !== undefined) return `the system says ${code}.`;
  return error instanceof Error ? error.message : String(error);
}

/** Tells an error of the operating system from one of ours. */
export function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
