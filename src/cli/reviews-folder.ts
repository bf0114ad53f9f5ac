import { dirname, join } from 'node:path';

/** The folder of the marks: the one that was named, else `reviews` beside the clean folder. */
export function reviewsFolder(clean: string, named: string | undefined): string {
  return named ?? join(dirname(clean), 'reviews');
}
