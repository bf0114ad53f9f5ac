import type { RawDocument } from '../documents/raw-document.ts';
import { readHtml } from './html.ts';
import { kindOfFile } from './kind-of-file.ts';
import { docType, docxType } from './media-types.ts';
import { readPdf, readPdfAgain } from './pdf.ts';
import { decodedAgain, type FileRecord, type ReadAgain } from './read-again.ts';
import { ReadError } from './read-error.ts';
import type { ReadOptions, SourceFile } from './source-file.ts';
import { readText } from './txt.ts';

/** What turns the bytes of one kind of file into a document. */
export interface Reader {
  /** endings of the files it reads, lower-case, with the dot */
  readonly kinds: readonly string[];
  /** the media types that its records name */
  readonly mediaTypes: readonly string[];
  /** whether it reads a file of this path that begins with these bytes; 1,024 are enough */
  readonly accepts: (path: string, head: Uint8Array) => boolean;
  /** the files of one document, in order; throws (or rejects with) a ReadError that names the file */
  readonly read: (files: readonly SourceFile[], options?: ReadOptions) => RawDocument | Promise<RawDocument>;
  /** one of them again, by its record alone: the same text from the same bytes, always */
  readonly again: (bytes: Uint8Array, record: FileRecord) => ReadAgain | Promise<ReadAgain>;
}

/** Markdown is read as the plain text it is: its marks are taken out by rules, with a reason. */
const text: Reader = {
  kinds: ['.txt', '.text', '.md'],
  mediaTypes: ['text/plain'],
  accepts: (path, head) => text.kinds.includes(ending(path)) && kindOfFile(head) === undefined,
  read: readText,
  again: decodedAgain,
};

/** A page is told by its first bytes, whatever it is called, or by its name where they tell nothing. */
const html: Reader = {
  kinds: ['.html', '.htm', '.shtml', '.xhtml', '.xml'],
  mediaTypes: ['text/html'],
  accepts: (path, head) => {
    const kind = kindOfFile(head)?.kind;
    return kind === 'html' || (kind === undefined && html.kinds.includes(ending(path)));
  },
  read: readHtml,
  again: decodedAgain,
};

/** A package of Office is told by its first bytes; what it holds, by its directory. Any ZIP may be called .docx. */
const docx: Reader = {
  kinds: ['.docx', '.docm', '.dotx'],
  mediaTypes: [docxType],
  accepts: (path, head) =>
    kindOfFile(head)?.kind === 'office-package' ||
    (docx.kinds.includes(ending(path)) && Buffer.from(head.subarray(0, 2)).equals(Buffer.from('PK'))),
  // Parsing XML takes a while to load: only where there is a document to parse.
  read: async (files) => (await import('./docx.ts')).readDocx(files),
  again: async (bytes, record) => (await import('./docx.ts')).docxAgain(bytes, record),
};

/** Told by its first bytes: Office 97–2003, and newer documents under a password, which are refused for that. */
const doc: Reader = {
  kinds: ['.doc', '.dot', '.wps'],
  mediaTypes: [docType],
  accepts: (_, head) => kindOfFile(head)?.kind === 'compound',
  read: async (files) => (await import('./doc.ts')).readDoc(files),
  again: async (bytes, record) => (await import('./doc.ts')).docAgain(bytes, record),
};

/** A PDF is told by its first bytes alone. */
const pdf: Reader = {
  kinds: ['.pdf'],
  mediaTypes: ['application/pdf'],
  accepts: (_, head) => kindOfFile(head)?.kind === 'pdf',
  read: readPdf,
  again: readPdfAgain,
};

/** The readers, each for its kind of file. */
const readers: readonly Reader[] = [text, html, pdf, docx, doc];

/**
 * The reader for a file, by its first bytes and the ending of its path.
 *
 * Throws a ReadError that says what the file is, by its bytes where they tell, and what can be read today.
 */
export function readerFor(path: string, head: Uint8Array): Reader {
  const reader = readers.find((each) => each.accepts(path, head));
  if (reader !== undefined) return reader;
  const kinds = `plain text (${text.kinds.join(', ')}), HTML (${html.kinds.join(', ')}), PDF and Word (${[...docx.kinds, ...doc.kinds].join(', ')})`;
  const kind = kindOfFile(head);
  if (kind === undefined && readers.some((each) => each.kinds.includes(ending(path))))
    throw new ReadError(
      `${path}: its name ends in ${ending(path)}, but its first bytes are those of nothing that is known. Fetch it again, or give it the ending of its kind.`,
    );
  const found =
    kind !== undefined
      ? `this is ${kind.name}, which cannot be read yet`
      : ending(path) === ''
        ? 'its name has no ending that says what it is'
        : `files that end in ${ending(path)} cannot be read`;
  const advice =
    kind === undefined ? 'Rename it if it is one of these' : 'Convert it, or leave it out of raw';
  throw new ReadError(`${path}: ${found}. What can be read today: ${kinds}. ${advice}.`);
}

/** Reads a file again by its record, deciding nothing. Rejects with a ReadError for a record that no reader made. */
export async function readAgain(bytes: Uint8Array, record: FileRecord): Promise<ReadAgain> {
  const reader = readers.find(({ mediaTypes }) => mediaTypes.includes(record.mediaType));
  if (reader === undefined)
    throw new ReadError(`${record.path}: the media type ${record.mediaType} is not one that can be read`);
  return reader.again(bytes, record);
}

/** The last ending of a path's file name, lower-case, with the dot; '' where it has none, as `.profile` has. */
function ending(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot).toLowerCase() : '';
}
