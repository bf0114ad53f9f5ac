import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { byCodeUnit } from '../order.ts';
import { tool } from '../tool.ts';
import { importGraph } from './import-graph.ts';
import { installedPackages } from './installed.ts';
import { type PipelineFile, pipelinesIn, sourceFileOf } from './pipeline-files.ts';

/**
 * The code that makes clean reports, in the parts that a document may need: a hash of each, by name.
 *
 * `stages` is what every document goes through; `readers/<kind>` and `adapters/<source>` are for some; `adapters` says
 * who takes a document that lies in no source's folder; `near-duplicates` which reports are the same; `packages/…` are the npm packages that a part needs.
 */
export interface Code {
  readonly [part: string]: string;
}

/** Where the way of every document begins: read and cleaned, made ready to be written, and what adapters may use. */
const stages = ['src/pipeline/run-one.ts', 'src/corpus/ready.ts', 'src/adapters/adapter-kit.ts'];

/** What chooses the reader; it imports all of them, and a document needs one. */
const chooser = 'src/readers/reader.ts';
const readers = ['txt', 'html', 'pdf', 'docx', 'doc'];

/** What was told of the house's own code when it was compiled; it is computed where the sources themselves run. */
export const CODE_FILE = 'code.json';

const fromSource = extname(import.meta.url) === '.ts';

/** What is known of the code that is running. */
export interface House {
  readonly code: Code;
  /** a hash of what lists raw files and tells which are one document: that is done anew by every run */
  readonly listing: string;
}

/** The house that is running, whose folder is given: its own code, and the pipelines as they are there now. */
export function houseRunning(
  root: string,
  pipelines: readonly PipelineFile[] = pipelinesIn(join(root, 'pipelines')),
): House {
  const { code, listing }: House = fromSource
    ? ownCodeBelow(root)
    : JSON.parse(readFileSync(new URL(`../../${CODE_FILE}`, import.meta.url), 'utf8'));
  return { code: inOrder({ ...code, ...codeOf(pipelines) }), listing };
}

/** The code of the house whose sources lie below a folder, without its pipelines: the same on every machine. */
export function ownCodeBelow(root: string): House {
  const code: { [part: string]: string } = {};
  const own = new Set(readers.map((kind) => `src/readers/${kind}.ts`));
  part('stages', stages, (file, from) => from === chooser && own.has(file));
  for (const kind of readers) part(`readers/${kind}`, [`src/readers/${kind}.ts`]);
  part('near-duplicates', ['src/corpus/join-editions.ts']);
  const listing = importGraph(root, ['src/pipeline/articles/articles.ts', 'src/corpus/raw-folder.ts']);
  return { code, listing: hashOf([...listing.files].flat()) };

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

function codeOf(pipelines: readonly PipelineFile[]): Code {
  const all = pipelines.map((each) => [`adapters/${each.name}`, pipelineHash(each)] as const);
  return { ...Object.fromEntries(all), adapters: hashOf(inOrderOfName(all).flat()) };
}

/** A hash of what one pipeline is made of: its file, and the files and packages that it imports, as far as they are there. */
export function pipelineHash({ root, file }: PipelineFile): string {
  try {
    const { files, packages } = importGraph(
      root,
      [file],
      (other) => other.startsWith('src/'),
      (target) => sourceFileOf(root, target),
    );
    const others = packages.filter((name) => name !== tool.name);
    return hashOf([...[...files].flat(), ...installedPackages(root, others)]);
  } catch {
    // What it imports is not there: that is said of it where it is loaded.
    return hashOf([file, readFileSync(join(root, file), 'utf8'), 'incomplete']);
  }
}

function inOrder(code: Code): Code {
  return Object.fromEntries(inOrderOfName(Object.entries(code)));
}

function inOrderOfName<Entry extends readonly [name: string, hash: string]>(
  entries: readonly Entry[],
): readonly Entry[] {
  return [...entries].sort(([one], [other]) => byCodeUnit(one, other));
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
