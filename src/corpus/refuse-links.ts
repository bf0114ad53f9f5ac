import { lstatSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Throws where a folder on the way to a file of a clean folder is a link: what is written there would lie elsewhere.
 *
 * The clean folder itself may be reached by a link.
 */
export function refuseLinks(folder: string, path: string): void {
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
    const way = path.slice(0, slash);
    if (lstatSync(join(folder, way), { throwIfNoEntry: false })?.isSymbolicLink() === true)
      throw new Error(
        `${way} in the clean folder is a link, and nothing is written outside of it. Put a folder there, or take it away, and run again.`,
      );
  }
}
