import { deflateSync } from 'node:zlib';
import type { Bomb } from './bomb.ts';

const MIB = 1024 * 1024;

/** A PDF of these objects, the first of them its catalogue; the table of places is true. */
function pdfOf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  let at = 9;
  const offsets = objects.map((object, index) => {
    const piece = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    pieces.push(piece);
    at += piece.length;
    return at - piece.length;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  pieces.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(pieces);
}

const CATALOGUE = '<</Type/Catalog/Pages 2 0 R>>';
const PAGES = '<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 400 600]>>';
const page = (contents: string): string => `<</Type/Page/Parent 2 0 R/Resources<<>>/Contents ${contents}>>`;

/** A stream of so many times these bytes, packed once for each filter. */
function packedStream(bytes: Buffer, filters = 1): Buffer {
  let packed = bytes;
  for (let each = 0; each < filters; each += 1) packed = deflateSync(packed);
  const names = '/FlateDecode'.repeat(filters);
  return Buffer.concat([
    Buffer.from(`<</Length ${packed.length}/Filter[${names}]>>stream\n`),
    packed,
    Buffer.from('\nendstream'),
  ]);
}

/** PDFs: nesting, circles, lies about counts and lengths, streams that grow. */
export const pdfBombs: readonly Bomb[] = [
  {
    path: 'pdf/deep-array.pdf',
    make: () => pdfOf([CATALOGUE, PAGES, page('4 0 R'), `${'['.repeat(1e6)}${']'.repeat(1e6)}`]),
  },
  {
    path: 'pdf/deep-dictionary.pdf',
    make: () =>
      pdfOf([CATALOGUE, PAGES, `<</Type/Page/Parent 2 0 R/X ${'<</X '.repeat(3e5)}1${'>>'.repeat(3e5)}>>`]),
  },
  {
    path: 'pdf/pages-of-themselves.pdf',
    make: () => pdfOf([CATALOGUE, '<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]/Parent 2 0 R>>']),
  },
  {
    path: 'pdf/contents-of-itself.pdf',
    make: () => pdfOf([CATALOGUE, PAGES, page('[4 0 R 4 0 R]'), '[4 0 R 4 0 R]']),
  },
  {
    path: 'pdf/a-thousand-million-pages.pdf',
    make: () =>
      pdfOf([
        CATALOGUE,
        PAGES.replace('Count 1', 'Count 1000000000'),
        page('4 0 R'),
        packedStream(Buffer.from('BT ET')),
      ]),
  },
  {
    path: 'pdf/one-page-ten-thousand-times.pdf',
    make: () =>
      pdfOf([
        CATALOGUE,
        `<</Type/Pages/Count 100000/Kids[${'3 0 R '.repeat(1e5)}]/MediaBox[0 0 400 600]>>`,
        page('4 0 R'),
        packedStream(Buffer.from('BT ET')),
      ]),
  },
  {
    path: 'pdf/zeros.pdf',
    make: () => pdfOf([CATALOGUE, PAGES, page('4 0 R'), packedStream(Buffer.alloc(64 * MIB))]),
  },
  {
    path: 'pdf/packed-twice.pdf',
    make: () => pdfOf([CATALOGUE, PAGES, page('4 0 R'), packedStream(Buffer.alloc(64 * MIB), 2)]),
  },
  {
    path: 'pdf/operators.pdf',
    make: () => pdfOf([CATALOGUE, PAGES, page('4 0 R'), packedStream(Buffer.alloc(32 * MIB, 'q '))]),
  },
  {
    path: 'pdf/form-of-forms.pdf',
    make: () => {
      // Each form paints the next one ten times: 10 to the power of 9.
      const forms = Array.from({ length: 9 }, (_, index) => {
        const words = '/F Do '.repeat(10);
        return `<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F ${6 + index} 0 R>>>>/Length ${words.length}>>stream\n${words}\nendstream`;
      });
      const contents = '<</Length 5>>stream\n/F Do\nendstream';
      const with5 = '<</Type/Page/Parent 2 0 R/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>';
      const last = '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 1>>stream\nq\nendstream';
      return pdfOf([CATALOGUE, PAGES, with5, contents, ...forms, last]);
    },
  },
  {
    path: 'pdf/huge-length.pdf',
    make: () =>
      pdfOf([CATALOGUE, PAGES, page('4 0 R'), '<</Length 99999999999999>>stream\nBT ET\nendstream']),
  },
  {
    path: 'pdf/table-of-itself.pdf',
    make: () => {
      const at = pdfOf([CATALOGUE, PAGES, page('4 0 R')]).lastIndexOf('xref\n0');
      return pdfOf([CATALOGUE, PAGES, page('4 0 R')], `/Prev ${String(at)}`);
    },
  },
  {
    path: 'pdf/objects-of-themselves.pdf',
    make: () => pdfOf(['2 0 R', '1 0 R']),
  },
];
