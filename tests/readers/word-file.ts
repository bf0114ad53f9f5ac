import { crc32, deflateRawSync } from 'node:zlib';

/** What is wrong with one file of an archive that is made to be damaged. */
interface Wrong {
  readonly crc?: number;
  readonly size?: number;
  readonly flags?: number;
  readonly method?: number;
}

/** A ZIP archive of the files, in their order. */
export function zipped(
  files: Readonly<Record<string, string | Uint8Array>>,
  wrong: Record<string, Wrong> = {},
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const fault = wrong[name] ?? {};
    const path = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(fault.flags ?? 0, 2);
    fields.writeUInt16LE(fault.method ?? 8, 4);
    fields.writeUInt32LE(fault.crc ?? crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(fault.size ?? bytes.length, 18);
    fields.writeUInt16LE(path.length, 22);
    const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, path, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, path]));
    parts.push(header);
    offset += header.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const own = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const more =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';

/** The parts of a Word document, each told by what is in its outermost element. */
export interface WordParts {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly header?: string;
}

/** The files of a Word document's archive. */
export function wordFiles({ body, ...parts }: WordParts): Record<string, string> {
  const roots = { numbering: 'numbering', styles: 'styles', footnotes: 'footnotes', header: 'hdr' };
  const names = Object.keys(parts) as (keyof typeof parts)[];
  const related = names.map((name) => relation(name, `${name}.xml`)).join('');
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relationsOf(relation('officeDocument', 'word/document.xml')),
    'word/document.xml': `<?xml version="1.0"?>\r\n<w:document ${own} ${more}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationsOf(related),
    ...Object.fromEntries(
      names.map((name) => [`word/${name}.xml`, `<w:${roots[name]} ${own}>${parts[name]}</w:${roots[name]}>`]),
    ),
  };
}

/** A Word document. */
export function wordFile(parts: WordParts): Buffer {
  return zipped(wordFiles(parts));
}

function relationsOf(list: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;
}

function relation(kind: string, target: string): string {
  return `<Relationship Id="${kind}" Type="${relations}${kind}" Target="${target}"/>`;
}

/** A run of one text, with properties. */
export function run(text: string, properties = ''): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of runs (what does not begin with a tag is one), with properties. */
export function paragraph(runs: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs.startsWith('<') ? runs : run(runs)}</w:p>`;
}
