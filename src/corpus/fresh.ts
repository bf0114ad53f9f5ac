import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ManifestDocument, ManifestFile } from '../documents/manifest.ts';
import { sourceOf } from '../documents/source-of.ts';
import { type Code, partsFor } from './code/code.ts';
import { type Earlier, filesOf } from './earlier.ts';
import type { Memory } from './memory.ts';
import type { RememberedEntry } from './remembered-entry.ts';
import { printOfReport } from './staged.ts';
import type { Stand } from './stand.ts';
import { hashesOf } from './state.ts';

/** What is to be done with a document, and why. */
export interface Verdict {
  /** whether it is left as it was built; `asks`: it is, unless another source takes it now */
  readonly becomes: 'same' | 'rebuilt' | 'asks';
  readonly why: string;
}

/** What a document is held against. */
export interface Grounds {
  readonly clean: string;
  readonly earlier: Earlier;
  readonly code: Code;
  /** the names of the sources that there are */
  readonly sources: readonly string[];
  readonly ocr: boolean;
  readonly force: boolean;
  readonly memory: Memory;
  readonly stand: Stand;
}

const rebuilt = (why: string): Verdict => ({ becomes: 'rebuilt', why });

/** One for all: in a build from nothing every document is. */
const isNew = rebuilt('it is new');

/** Tells whether a document must be built again: its files, what is known of them, the code or its reports are others. */
export async function verdictOf(
  path: string,
  parts: readonly RememberedEntry[],
  { clean, earlier, code, sources, ocr, force, memory, stand }: Grounds,
): Promise<Verdict> {
  const before = earlier.documents.get(path);
  if (before === undefined) return isNew;
  if (force) return rebuilt('--force');
  if (before.again === true) return rebuilt('it failed for a reason that may have passed');
  if (before.files.length === 0) return rebuilt('its files could not be read');
  const folder = sourceOf(path, sources);
  if (folder !== undefined && folder !== before.source) return rebuilt(`it belongs to ${folder} now`);
  const why =
    filesChanged(before, parts) ?? (await bytesChanged(before, parts)) ?? optionsChanged(before, ocr);
  if (why !== undefined) return rebuilt(why);
  const isLoose = folder === undefined;
  const changed = partsChanged(before, earlier.code, code, isLoose);
  const made = changed.filter((part) => part !== 'adapters');
  if (made.length > 0) return rebuilt(`${made.join(', ')} changed`);
  const lost =
    before.error === undefined ? await reportChanged(before, earlier, { clean, memory, stand }) : undefined;
  if (lost !== undefined) return rebuilt(lost);
  if (changed.length > 0) return { becomes: 'asks', why: 'an adapter changed that may take it' };
  const same = before.error === undefined ? 'nothing changed' : 'nothing changed: it failed as before';
  return { becomes: 'same', why: same };
}

function filesChanged({ files }: ManifestDocument, parts: readonly RememberedEntry[]): string | undefined {
  const more = parts.find((part) => !files.some((file) => file.path === part.path));
  if (more !== undefined) return `${more.path} is a part of it now`;
  const fewer = files.find((file) => !parts.some((part) => part.path === file.path));
  if (fewer !== undefined) return `${fewer.path} is no part of it any more`;
  return files.every((file, index) => file.path === parts[index]?.path)
    ? undefined
    : 'its parts have another order';
}

async function bytesChanged(
  { files }: ManifestDocument,
  parts: readonly RememberedEntry[],
): Promise<string | undefined> {
  for (const [index, { path, sha256, known = '' }] of files.entries()) {
    const part = parts[index];
    const found = part?.foundBefore() ?? (await part?.found().catch(() => undefined));
    if (found === undefined) return `${path} cannot be read`;
    if (found.sha256 !== sha256) return `the bytes of ${path} changed`;
    if (found.known !== known) return `what is known of ${path} changed`;
  }
  return undefined;
}

/** The kinds of file in which no words are recognised, asked or not. */
const noPictures = ['txt', 'html', 'docx', 'doc'];

/** Whether a reader of this kind was asked something by --ocr. */
export function isAsked(reader: string | undefined, ocr: boolean): boolean {
  return ocr && !noPictures.includes(reader ?? '');
}

function optionsChanged({ reader, ocr }: ManifestDocument, asked: boolean): string | undefined {
  if (isAsked(reader, asked) === (ocr === true)) return undefined;
  return ocr ? 'it was built with --ocr' : 'it was built without --ocr';
}

/** The parts of the code that a document needs and that are others than those it was built with. */
function partsChanged(
  { source, reader, code: own }: ManifestDocument,
  before: Code | undefined,
  code: Code,
  isLoose: boolean,
): string[] {
  if (before === undefined) return ['what built it is not known; the code'];
  return partsFor(source, reader, isLoose).filter(
    (part) => (own?.[part] ?? before[part] ?? '') !== (code[part] ?? ''),
  );
}

async function reportChanged(
  { reports }: ManifestDocument,
  earlier: Earlier,
  { clean, memory, stand }: Pick<Grounds, 'clean' | 'memory' | 'stand'>,
): Promise<string | undefined> {
  for (const report of stand.isUntouched ? [] : reports) {
    const files: ManifestFile[] = [];
    for (const path of filesOf(report)) {
      const file = earlier.files.get(path);
      if (file === undefined) return `${path} is not in the manifest`;
      files.push(file);
    }
    const mark = stand.markOfReport(`${clean}/${report}`);
    if (mark !== undefined && memory.recall(mark)?.sha256 === hashesOf(files)) continue;
    const contents: Uint8Array[] = [];
    for (const { path, sha256 } of files) {
      const bytes = await readFile(`${clean}/${path}`).catch(() => undefined);
      if (bytes === undefined) return `${path} is missing`;
      if (createHash('sha256').update(bytes).digest('hex') !== sha256)
        return `${path} is not as it was written`;
      contents.push(bytes);
    }
    memory.keep(printOfReport(report, contents, stand.prints), { sha256: hashesOf(files) });
  }
  return undefined;
}
