import { readFileSync } from 'node:fs';
import { folderError } from './folder-error.ts';

/**
 * The bytes of a file, or in plain words why it has none; an error that is no file system's is thrown on.
 *
 * Read at once: to wait for each of thousands of small files takes longer than to read it.
 */
export function bytesAt(path: string): Buffer | string {
  try {
    return readFileSync(path);
  } catch (error) {
    return folderError(error);
  }
}
