import fc from 'fast-check';
import { type SmallPage, smallPdf } from '../../../tests/readers/small-pdf.ts';
import { words } from '../words.ts';

const number = fc.oneof(fc.integer({ min: -50, max: 700 }), fc.constantFrom(0, -1e9, 1e9, 1e-9, 0.5));
const shown = fc.record(
  {
    text: words.map((each) => each.slice(0, 60)),
    x: number,
    y: number,
    size: number,
    turn: fc.constantFrom(0, 90, 180, 1, 45),
    hidden: fc.boolean(),
  },
  { requiredKeys: ['text', 'x', 'y'] },
);
const page: fc.Arbitrary<SmallPage> = fc.record(
  {
    texts: fc.array(shown, { maxLength: 6 }),
    picture: fc.boolean(),
    rotate: fc.constantFrom(0, 90, 180, 270, 45, -90),
  },
  { requiredKeys: ['texts'] },
);

/** A PDF with texts at places, in order or not. */
export const pdf: fc.Arbitrary<Uint8Array> = fc
  .tuple(fc.array(page, { maxLength: 3 }), fc.boolean())
  .map(([pages, vertical]) => smallPdf(pages, vertical));

/** Words of the format, for samples that are changed. */
export const pdfTokens: readonly string[] = [
  'obj',
  'endobj',
  'stream',
  'endstream',
  'xref',
  'trailer',
  'startxref',
  '%%EOF',
  '<<',
  '>>',
  '[',
  ']',
  '(',
  ')',
  '<',
  '/',
  '/Length 99999999',
  '/Length -1',
  '/Length 2 0 R',
  '/Kids[2 0 R]',
  '/Parent 2 0 R',
  '/Count 99999999',
  '/Count -1',
  '/Filter/FlateDecode',
  '/Filter[/FlateDecode/FlateDecode]',
  '/Filter/LZWDecode',
  '/ASCII85Decode',
  '/Type/Pages',
  '/Type/Page',
  '/Encoding/Identity-H',
  '/ToUnicode 6 0 R',
  'BT',
  'ET',
  'Tj',
  'TJ',
  'Tf',
  'Tm',
  'Do',
  'q',
  'Q',
  'BI',
  'ID',
  'EI',
  '/Rotate 1',
  '/MediaBox[0 0 0 0]',
  '/MediaBox[0 0 1e9 1e9]',
  '/Contents[7 0 R 7 0 R]',
  '1 0 R',
  '0 0 R',
  '99999 0 R',
  'null',
  'true',
  '0.',
  '-',
  '1e999',
  '/Encrypt 1 0 R',
  '/Prev 0',
  '/XRefStm 0',
  '/Size 99999999',
  '/Root 2 0 R',
  '/W[1 2 3]',
  '/Index[0 99999]',
];
