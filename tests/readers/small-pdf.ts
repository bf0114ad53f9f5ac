/*
 * PDFs written by hand, for tests: text at places, in a font that is not embedded and is told by a CMap, as many old
 * Chinese PDFs have it.
 */

/** A text at a place, in points from the lower left corner of the page. */
export interface Shown {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** degrees, against the clock */
  readonly turn?: number;
  /** not painted, as the text that stands under a scan */
  readonly hidden?: boolean;
}

/** A page: its texts in the order of the stream, or none; `picture` paints one of a single point. */
export interface SmallPage {
  readonly texts: readonly Shown[];
  readonly picture?: boolean;
  readonly rotate?: number;
}

/** The bytes of a PDF with these pages of 400 by 600 points. `vertical` writes from top to bottom. */
export function smallPdf(pages: readonly SmallPage[], vertical = false): Uint8Array {
  const objects: string[] = [];
  const kids = pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ');
  objects.push('<</Type/Catalog/Pages 2 0 R>>');
  objects.push(`<</Type/Pages/Count ${pages.length}/Kids[${kids}]/MediaBox[0 0 400 600]>>`);
  objects.push(
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-${vertical ? 'V' : 'H'}/DescendantFonts[4 0 R]>>`,
  );
  objects.push(
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500]/FontDescriptor 5 0 R>>',
  );
  objects.push(
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 90>>',
  );
  pages.forEach(({ texts, picture, rotate }, index) => {
    const stream = `${texts.map(shown).join('\n')}${picture === true ? '\nq 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q' : ''}`;
    const turned = rotate === undefined ? '' : `/Rotate ${rotate}`;
    objects.push(
      `<</Type/Page/Parent 2 0 R/Resources<</Font<</F 3 0 R>>>>/Contents ${7 + index * 2} 0 R${turned}>>`,
    );
    objects.push(`<</Length ${stream.length}>>stream\n${stream}\nendstream`);
  });
  let body = '%PDF-1.5\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`,
    'latin1',
  );
}

function shown({ text, x, y, size = 12, turn = 0, hidden = false }: Shown): string {
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle).toFixed(4), Math.sin(angle).toFixed(4)];
  const codes = Buffer.from(text, 'utf16le').swap16().toString('hex');
  return `BT ${hidden ? 3 : 0} Tr /F ${size} Tf ${cos} ${sin} ${(-sin).toFixed(4)} ${cos} ${x} ${y} Tm <${codes}> Tj ET`;
}

/** Lines of text one below the other, from a place, with a distance in points. */
export function lines(texts: readonly string[], x: number, y: number, step = 20): readonly Shown[] {
  return texts.map((text, index) => ({ text, x, y: y - index * step }));
}
