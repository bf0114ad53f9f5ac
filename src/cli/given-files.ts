import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { kindOfArchive } from '../archives/kind-of-archive.ts';
import { MANIFEST, readRawManifest } from '../corpus/raw-manifest.ts';
import { systemReason } from '../corpus/system-reason.ts';
import type { Known } from '../documents/raw-document.ts';
import { savedPage } from '../learn/saved-page.ts';
import { ownAddress } from '../pipeline/articles/own-address.ts';

/** A file that a person gave on the command's line. */
export interface GivenFile {
  /** where it lies */
  readonly location: string;
  /** its own name */
  readonly name: string;
  readonly bytes: Buffer;
  readonly known: Known;
}

/** The files that were given; or why they cannot be taken, a sentence each. */
export interface Given {
  readonly files: readonly GivenFile[];
  readonly problems: readonly string[];
  /** what was passed over, a sentence each */
  readonly notes: readonly string[];
}

/** The folder that a browser puts beside a page for its pictures. */
const companion = /(?:_files|\.files|_file)$/i;

/**
 * Reads the files that were named, each with what is known of it: by a `manifest.json` beside it, else by what the page
 * itself says of its address and of when it was saved. The folders of pictures beside saved pages are passed over.
 */
export async function givenFiles(words: readonly string[]): Promise<Given> {
  const files: GivenFile[] = [];
  const problems: string[] = [];
  const notes: string[] = [];
  const named = new Map<string, string>();
  for (const location of words) {
    const name = basename(location);
    if (name === MANIFEST || name.startsWith('.')) continue;
    const problem = await problemOf(location);
    if (problem === 'companion')
      notes.push(`${location} holds what a browser saved beside a page: passed over.`);
    else if (problem !== undefined) problems.push(`${location}: ${problem}`);
    else if (named.has(name))
      problems.push(
        `${location}: ${named.get(name)} has the same name. Rename one of them: they are to lie in one folder.`,
      );
    else {
      named.set(name, location);
      const bytes = await readFile(location);
      files.push({ location, name, bytes, known: await knownOf(location, name, bytes) });
    }
  }
  return { files, problems, notes };
}

async function problemOf(location: string): Promise<string | undefined> {
  try {
    const found = await stat(location);
    if (found.isDirectory())
      return companion.test(location)
        ? 'companion'
        : 'this is a folder. Name the files in it, as with folder/*.html.';
    if (!found.isFile()) return 'this is no file.';
  } catch (error) {
    return systemReason(error);
  }
  if (/\.mht(?:ml)?$/i.test(location))
    return 'a page saved as MHTML cannot be read. Save it again as "web page, HTML only", or "complete".';
  if (kindOfArchive(location) !== undefined)
    return 'this is an archive. Take some of its pages out and give those; the archive itself may lie in the raw folder.';
  return undefined;
}

async function knownOf(location: string, name: string, bytes: Buffer): Promise<Known> {
  const text = await readFile(join(dirname(location), MANIFEST), 'utf8').catch(() => undefined);
  if (text !== undefined) {
    const stated = (await readRawManifest(async () => text, '')).entries.get(name);
    if (stated !== undefined && !(stated instanceof Error)) return stated;
  }
  const { url = ownAddress(bytes), retrievedAt } = savedPage(bytes.toString('latin1', 0, 4096));
  return {
    ...(url !== undefined && /^https?:\/\//.test(url) && { url }),
    ...(retrievedAt !== undefined && { retrievedAt, retrievedAtBasis: 'observed' as const }),
  };
}
