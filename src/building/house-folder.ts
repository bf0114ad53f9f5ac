import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What starts the compiled house says in it where the house stands. */
const HOUSE = 'QINGYUAN_HOUSE';

/** Whether the sources themselves run, or what was compiled of them. */
export const isFromSource = path.extname(import.meta.url) === '.ts';

/** Whether this is the installed package, which stands in somebody else's project. */
export function isInstalled(): boolean {
  return !isFromSource && process.env[HOUSE] === undefined;
}

/** The folder of the house that is running: `pipelines` lies in it, and `src` where it was not installed. */
export function houseFolder(): string {
  const told = process.env[HOUSE];
  return isFromSource || told === undefined ? fileURLToPath(new URL('../../', import.meta.url)) : told;
}
