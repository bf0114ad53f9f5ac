import { decodeAs } from '../decode-as.ts';
import { ReadError } from '../read-error.ts';
import { compoundFile } from './compound-file.ts';

/** A stretch of a document's text that stands in one piece in the file. */
interface Piece {
  readonly text: string;
  /** its bytes, and how many bytes into the stream `WordDocument` they stand */
  readonly bytes: Uint8Array;
  readonly at: number;
  /** undefined where the characters are of Windows' Western code page, and not all of them ASCII */
  readonly charset: 'utf-16le' | 'utf-8' | undefined;
  /** bytes a character */
  readonly width: 1 | 2;
}

/** A Word document of 1997 to 2003: the pieces of its text, and the streams that say how they are formatted. */
export interface WordBinary {
  readonly pieces: readonly Piece[];
  readonly main: Uint8Array;
  readonly table: Uint8Array;
}

/** What other compound files are, by a stream in them. */
const otherKinds: readonly (readonly [string, string])[] = [
  ['EncryptedPackage', 'an Office document under a password. Save it without one'],
  ['Workbook', 'an Excel workbook. Save it as .doc, or leave it out of raw'],
  ['Book', 'an Excel workbook. Save it as .doc, or leave it out of raw'],
  ['PowerPoint Document', 'a PowerPoint presentation. Save it as .doc, or leave it out of raw'],
  ['__properties_version1.0', 'an Outlook message. Save it as text, or leave it out of raw'],
];

/**
 * Reads the text of a Word document of 1997 to 2003, in the order of reading (MS-DOC 2.4.1).
 *
 * It has four parts, one behind the other: the text, its footnotes, its endnotes, its text boxes; headers, footers and
 * comments are no text of the document. Throws a ReadError for what is no such document, naming what it is instead, and
 * for one that is damaged, encrypted, or of an earlier Word.
 */
export function wordBinary(bytes: Uint8Array): WordBinary {
  const file = compoundFile(bytes);
  const other = otherKinds.find(([name]) => file.names.includes(name));
  const main = other === undefined ? file.stream('WordDocument') : undefined;
  if (main === undefined)
    throw new ReadError(
      `this is ${other?.[1] ?? 'an old Office file that is no Word document. Save it as .docx'}.`,
    );
  const header = new DataView(main.buffer, main.byteOffset, main.length);
  if (main.length < 0x200) throw damaged();
  if (header.getUint16(0, true) !== 0xa5ec || header.getUint16(2, true) < 0xc1)
    throw new ReadError('this is a document of Word 95 or earlier. Save it as .docx.');
  const flags = header.getUint16(10, true);
  if ((flags & 0x0100) !== 0) throw new ReadError('the document is under a password. Save it without one.');
  const table = file.stream((flags & 0x0200) !== 0 ? '1Table' : '0Table');
  if (table === undefined) throw damaged();
  const lengths = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64].map((field) => header.getUint32(field, true));
  const [text, footnotes, headers, macros, comments, endnotes, boxes] = lengths as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const notes = text + footnotes;
  const behind = notes + headers + macros + comments;
  const parts = [
    { from: 0, to: notes },
    { from: behind, to: behind + endnotes + boxes },
  ];
  const all = piecesIn(main, table, header.getUint32(0x1a2, true), header.getUint32(0x1a6, true));
  const pieces = parts.flatMap((part) => all.flatMap((piece) => cut(piece, part.from, part.to, main)));
  return { pieces, main, table };
}

interface Place {
  /** character positions, half-open */
  readonly from: number;
  readonly to: number;
  /** byte offset in the stream */
  readonly at: number;
  readonly width: 1 | 2;
}

/** The table of pieces (MS-DOC 2.9.38, `Clx`); formatting that stands before it is passed over. */
function piecesIn(main: Uint8Array, table: Uint8Array, offset: number, length: number): readonly Place[] {
  if (offset + length > table.length) throw damaged();
  const view = new DataView(table.buffer, table.byteOffset + offset, length);
  let at = 0;
  while (at + 3 <= length && view.getUint8(at) === 1) at += 3 + view.getUint16(at + 1, true);
  if (at + 5 > length || view.getUint8(at) !== 2) throw damaged();
  const count = Math.floor((view.getUint32(at + 1, true) - 4) / 12);
  const begin = at + 5;
  if (count < 1 || begin + count * 12 + 4 > length) throw damaged();
  return Array.from({ length: count }, (_, index) => {
    const from = view.getUint32(begin + index * 4, true);
    const to = view.getUint32(begin + index * 4 + 4, true);
    const place = view.getUint32(begin + (count + 1) * 4 + index * 8 + 2, true);
    const narrow = (place & 0x40000000) !== 0;
    const width = narrow ? 1 : 2;
    const start = narrow ? (place & 0x3fffffff) >>> 1 : place & 0x3fffffff;
    if (to < from || start + (to - from) * width > main.length) throw damaged();
    return { from, to, at: start, width };
  });
}

function cut(place: Place, from: number, to: number, main: Uint8Array): readonly Piece[] {
  const begin = Math.max(from, place.from);
  const end = Math.min(to, place.to);
  if (begin >= end) return [];
  const { width } = place;
  const at = place.at + (begin - place.from) * width;
  const bytes = main.subarray(at, at + (end - begin) * width);
  const charset = width === 2 ? 'utf-16le' : bytes.every((byte) => byte < 0x80) ? 'utf-8' : undefined;
  const text =
    charset === undefined ? new TextDecoder('windows-1252').decode(bytes) : decodeAs(bytes, charset).text;
  return [{ text, bytes, at, charset, width }];
}

function damaged(): ReadError {
  return new ReadError('the document is damaged: its text is not where it says. Fetch it again.');
}
