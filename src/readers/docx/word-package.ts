import { isUtf8 } from 'node:buffer';
import { inFile, ReadError } from '../read-error.ts';
import { unzipped, type ZipEntry, zipEntries } from '../zip.ts';
import { xmlTree } from './xml-tree.ts';

/** A part of a Word document that is XML: its path in the archive, its bytes, its source. */
export interface WordPart {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly source: string;
}

/** The parts of a Word document that its words are read from. */
export interface WordPackage {
  /** what holds words of the text, in the order of reading: the document, its footnotes, its endnotes */
  readonly texts: readonly WordPart[];
  readonly styles: WordPart | undefined;
  readonly numbering: WordPart | undefined;
  /** how many files of the archive are pictures, and how many are documents of other kinds, set in as they are */
  readonly pictures: number;
  readonly inserted: number;
}

/** What is another kind of archive, by a name in it; the first that is there tells. */
const otherKinds: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook/i, 'an Excel workbook'],
  [/^ppt\/presentation/i, 'a PowerPoint presentation'],
  [/^OFD\.xml$/i, 'an OFD document'],
  [/^META-INF\/container\.xml$/i, 'an EPUB book'],
  [/^META-INF\/manifest\.xml$/i, 'an OpenDocument file'],
  [/^visio\//i, 'a Visio drawing'],
];

/**
 * Finds the parts of a Word document by its own directory of relations (ECMA-376, part 2, "Relationships").
 *
 * Throws a ReadError for what is no Word document, naming what it is instead, and for one that is damaged, encrypted,
 * too large, or whose parts are not in UTF-8.
 */
export function wordPackage(bytes: Uint8Array): WordPackage {
  const entries = zipEntries(bytes);
  const byPath = new Map(entries.map((entry) => [key(entry.name), entry]));
  const part = (path: string | undefined): WordPart | undefined => {
    const entry = path === undefined ? undefined : byPath.get(key(path));
    return entry && partOf(bytes, entry);
  };
  const relations = (path: string): readonly Relation[] =>
    relationsIn(part(`${folderOf(path)}_rels/${path.slice(folderOf(path).length)}.rels`), folderOf(path));
  const main = relations('').find(({ kind }) => kind === 'officeDocument')?.target ?? 'word/document.xml';
  const other = otherKinds.find(([name]) => entries.some((entry) => name.test(entry.name)));
  const document = other === undefined ? part(main) : undefined;
  if (document === undefined)
    throw new ReadError(
      `this is ${other?.[1] ?? 'a ZIP archive without a Word document in it'}. Save it as .docx, or leave it out of raw.`,
    );
  const own = relations(document.path);
  const related = (kind: string): WordPart | undefined =>
    part(own.find((each) => each.kind === kind)?.target);
  const notes = [related('footnotes'), related('endnotes')].filter((each) => each !== undefined);
  return {
    texts: [document, ...notes.filter(({ source }) => /<(?:\w+:)?t[ >]/.test(source))],
    styles: related('styles'),
    numbering: related('numbering'),
    pictures: own.filter(({ kind }) => kind === 'image').length,
    inserted: own.filter(({ kind }) => kind === 'aFChunk').length,
  };
}

interface Relation {
  /** the last word of its type */
  readonly kind: string;
  /** path in the archive */
  readonly target: string;
}

function relationsIn(part: WordPart | undefined, folder: string): readonly Relation[] {
  if (part === undefined) return [];
  return (xmlTree(part.source).children[0]?.children ?? []).flatMap(({ attributes }) => {
    const { Type: type, Target: target, TargetMode: mode } = attributes;
    if (type === undefined || target === undefined || mode === 'External') return [];
    return { kind: type.slice(type.lastIndexOf('/') + 1), target: resolved(target, folder) };
  });
}

function resolved(target: string, folder: string): string {
  const steps: string[] = [];
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Paths are the same whatever their case; some programs write `\`. */
function key(path: string): string {
  return path.replaceAll('\\', '/').toLowerCase();
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function partOf(bytes: Uint8Array, entry: ZipEntry): WordPart {
  const unpacked = unzipped(bytes, entry);
  if (!isUtf8(unpacked))
    throw inFile(entry.name, new ReadError('it is damaged: it is not in UTF-8. Fetch it again.'));
  const source = Buffer.from(unpacked.buffer, unpacked.byteOffset, unpacked.length).toString('utf8');
  return { path: entry.name.replaceAll('\\', '/'), bytes: unpacked, source };
}
