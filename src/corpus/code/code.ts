import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { byCodeUnit } from '../order.ts';
import { importGraph } from './import-graph.ts';
import { installedPackages } from './installed.ts';

/**
 * The code that makes clean reports, in the parts that a document may need: a hash of each, by name.
 *
 * `stages` is what every document goes through; `readers/<kind>` and `adapters/<source>` are for some; `adapters` says
 * who takes a document that lies in no source's folder; `packages/…` are the npm packages that a part needs.
 */
export interface Code {
  readonly [part: string]: string;
}

/** Where the way of every document begins: read and cleaned, made ready to be written, and what adapters may use. */
const stages = ['src/pipeline/run-one.ts', 'src/corpus/ready.ts', 'src/index.ts'];

/** What chooses the reader; it imports all of them, and a document needs one. */
const chooser = 'src/readers/reader.ts';
const readers = ['txt', 'html', 'pdf', 'docx', 'doc'];

/** Where the house stands, by its own sources or by what was compiled of them. */
const fromSource = extname(import.meta.url) === '.ts';
// What is compiled lies in chunks, as deep as src/cli is.
const house = new URL(fromSource ? '../../../' : '../../', import.meta.url);

/** What was told of the code when it was compiled; it is computed where the sources themselves run. */
export const CODE_FILE = 'code.json';

/** What is known of the code that is running. */
export interface House {
  readonly code: Code;
  /** a hash of what lists raw files and tells which are one document: that is done anew by every run */
  readonly listing: string;
}

/** The house that is running. */
export function houseRunning(): House {
  if (fromSource) return houseBelow(fileURLToPath(house));
  return JSON.parse(readFileSync(new URL(CODE_FILE, house), 'utf8'));
}

/** The house whose sources lie below a folder: the same on every machine. */
export function houseBelow(root: string): House {
  const listing = importGraph(root, ['src/pipeline/articles/articles.ts', 'src/corpus/raw-folder.ts']);
  return { code: codeBelow(root), listing: hashOf([...listing.files].flat()) };
}

function codeBelow(root: string): Code {
  const code: { [part: string]: string } = {};
  const own = new Set(readers.map((kind) => `src/readers/${kind}.ts`));
  part('stages', stages, (file, from) => from === chooser && own.has(file));
  for (const kind of readers) part(`readers/${kind}`, [`src/readers/${kind}.ts`]);
  const adapters = readdirSync(join(root, 'pipelines')).filter((file) => file.endsWith('.ts'));
  for (const file of adapters) {
    const { files } = importGraph(root, [`pipelines/${file}`], (other) => other.startsWith('src/'));
    code[`adapters/${basename(file, '.ts')}`] = hashOf([...files].flat());
  }
  const all = Object.entries(code).filter(([name]) => name.startsWith('adapters/'));
  code.adapters = hashOf(all.sort(([one], [other]) => byCodeUnit(one, other)).flat());
  return Object.fromEntries(Object.entries(code).sort(([one], [other]) => byCodeUnit(one, other)));

  function part(
    name: string,
    entries: readonly string[],
    stops?: (file: string, from: string) => boolean,
  ): void {
    const { files, packages } = importGraph(root, entries, stops);
    code[name] = hashOf([...files].flat());
    if (packages.length > 0) code[`packages/${basename(name)}`] = hashOf(installedPackages(root, packages));
  }
}

/** Which parts of the code a document needs, as far as they are known; loose is what lies in no source's folder. */
export function partsFor(source: string | undefined, reader: string | undefined, isLoose: boolean): string[] {
  return [
    'stages',
    'packages/stages',
    ...(reader === undefined ? [] : [`readers/${reader}`, `packages/${reader}`]),
    ...(source === undefined ? [] : [`adapters/${source}`]),
    ...(isLoose ? ['adapters'] : []),
  ];
}

function hashOf(words: readonly string[]): string {
  const hash = createHash('sha256');
  // Each with its length before it: no two lists are one to the hash.
  for (const word of words) hash.update(`${Buffer.byteLength(word)} `).update(word);
  return hash.digest('hex').slice(0, 16);
}
