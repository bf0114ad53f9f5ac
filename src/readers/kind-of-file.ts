/** A kind of file that its first bytes tell. */
export interface KindOfFile {
  readonly kind: 'html' | 'pdf' | 'office-package' | 'compound' | 'other';
  /** for a sentence: `a PDF`, `a ZIP archive (ofd, epub, docx or others)` */
  readonly name: string;
}

/** First bytes by kind, written as latin1; the longer signature stands before one that begins it. */
const signatures: readonly (readonly [string, string])[] = [
  ['PK\x03\x04', 'a ZIP archive (ofd, epub, docx or others)'],
  ['PK\x05\x06', 'an empty ZIP archive'],
  ['{\\rtf', 'an RTF document'],
  ['\x89PNG\r\n', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['II*\0', 'a TIFF picture'],
  ['MM\0*', 'a TIFF picture'],
  ['\x1f\x8b', 'a gzip archive'],
  ['BZh91AY&SY', 'a bzip2 archive'],
  ['\xfd7zXZ\0', 'an xz archive'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard archive'],
  ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive'],
  ['Rar!\x1a\x07', 'a RAR archive'],
  ['AT&TFORM', 'a DjVu document'],
  ['\xff\xfe\0\0', 'a UTF-32 text'],
  ['\0\0\xfe\xff', 'a UTF-32 text'],
  ['SQLite format 3\0', 'an SQLite database'],
  ['\x7fELF', 'a program'],
];

const firstSigns = new Set(signatures.map(([signature]) => signature.charAt(0)));

/** A compound file (MS-CFB): Office 97–2003, Kingsoft's early formats, and newer ones under a password. */
const compound = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
/** A ZIP archive that begins with what only packages of Office begin with. */
const officePackage = /^PK\x03\x04[\s\S]*(?:\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|xl\/|ppt\/)/;

/** A page may open with a byte order mark, white space, an XML declaration. */
const html = /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html[\s>]|head[\s>])/i;

/**
 * The kind of file that the first bytes tell; undefined where they tell none, as a plain text's do.
 *
 * The first 1,024 bytes are enough; a PDF may have up to that much before its header (ISO 32000-1, annex H).
 */
export function kindOfFile(bytes: Uint8Array): KindOfFile | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  if (head.startsWith(compound))
    return { kind: 'compound', name: 'an old Microsoft Office file (doc, xls or wps)' };
  if (head.startsWith('PK') && officePackage.test(head))
    return { kind: 'office-package', name: 'an Office document (docx, xlsx or pptx)' };
  if (firstSigns.has(head.charAt(0)))
    for (const [signature, name] of signatures)
      if (head.startsWith(signature)) return { kind: 'other', name };
  if (head.includes('%PDF-') && /%PDF-\d/.test(head)) return { kind: 'pdf', name: 'a PDF' };
  if (html.test(head)) return { kind: 'html', name: 'an HTML page' };
  return undefined;
}
