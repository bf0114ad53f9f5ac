import fc from 'fast-check';
import { word97File } from '../../../tests/readers/word-97-file.ts';
import { paragraph, run, wordFiles, zipped } from '../../../tests/readers/word-file.ts';
import { words } from '../words.ts';

const escaped = (each: string): string => each.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const properties = fc.constantFrom(
  '',
  '<w:vanish/>',
  '<w:pStyle w:val="1"/>',
  '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
  '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="-1"/></w:numPr>',
  '<w:rStyle w:val="x"/>',
  '<w:pageBreakBefore/>',
  '<w:outlineLvl w:val="9999999999"/>',
);
const odd = fc.constantFrom(
  '<w:br/>',
  '<w:tab/>',
  '<w:sym w:font="Wingdings" w:char="F0FC"/>',
  '<w:sym w:char="zz"/>',
  '<w:fldChar w:fldCharType="begin"/>',
  '<w:fldChar w:fldCharType="separate"/>',
  '<w:fldChar w:fldCharType="end"/>',
  '<w:instrText>PAGE</w:instrText>',
  '<w:del><w:r><w:delText>x</w:delText></w:r></w:del>',
  '<w:ins>',
  '</w:ins>',
  '<w:tbl><w:tr><w:tc>',
  '</w:tc></w:tr></w:tbl>',
  '<mc:AlternateContent><mc:Choice/><mc:Fallback>',
  '<m:oMath><m:t>x</m:t></m:oMath>',
  '<w:footnoteReference w:id="1"/>',
  '<w:noBreakHyphen/>',
  '<!-- -->',
  '<![CDATA[a]]>',
  '&x;',
  '<',
  '</w:p>',
  '<?x?>',
  '\0',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&#0;',
  '&#x110000;',
  '<w:t xml:space="preserve">',
  '<w:p>',
  '<w:sdt><w:sdtContent>',
  '<w:smartTag>',
);
const inline = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(words, properties).map(([each, own]) => run(escaped(each), own)) },
  { weight: 2, arbitrary: odd },
);
const body = fc
  .array(fc.tuple(fc.array(inline, { maxLength: 4 }), properties), { maxLength: 8 })
  .map((paragraphs) =>
    paragraphs.map(([inside, own]) => paragraph(`<w:r/>${inside.join('')}`, own)).join(''),
  );
const format = fc.constantFrom(
  'decimal',
  'chineseCounting',
  'japaneseCounting',
  'none',
  'x',
  'upperRoman',
  'ideographTraditional',
  'lowerLetter',
);
const numbering = fc
  .tuple(format, words, fc.integer())
  .map(
    ([own, shown, start]) =>
      `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="${own}"/><w:lvlText w:val="${escaped(shown).replaceAll('"', '')}%1%2%9"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`,
  );
const styles = fc.constantFrom(
  '<w:style w:styleId="1"><w:basedOn w:val="1"/></w:style>',
  '<w:style w:styleId="1"><w:basedOn w:val="2"/></w:style><w:style w:styleId="2"><w:basedOn w:val="1"/></w:style>',
  '<w:style w:styleId="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
  '<w:docDefaults>',
);

/** A Word document whose XML is nearly right. */
export const docx: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.record({ body, numbering, styles, footnotes: body, header: body }, { requiredKeys: ['body'] }),
    fc.array(
      fc.tuple(
        fc.nat(10),
        fc.constantFrom('../document.xml', 'word/document.xml', '', '\0', 'word/numbering.xml'),
      ),
      { maxLength: 1 },
    ),
  )
  .map(([parts, renamed]) => {
    const files = Object.entries(wordFiles(parts));
    for (const [index, name] of renamed) {
      const at = index % files.length;
      files[at] = [name, (files[at] as [string, string])[1]];
    }
    return zipped(Object.fromEntries(files));
  });

/** A document of Word 97 whose counts are true or not. */
export const doc: fc.Arbitrary<Uint8Array> = fc
  .record(
    {
      text: fc
        .tuple(
          words,
          fc.constantFrom(
            '\x13 HYPERLINK "a" \x14b\x15',
            '\x13',
            '\x15',
            '\x07',
            '\x0b',
            '\x0c',
            '\r',
            '\x01',
            '\x08',
            '\x1e',
          ),
          words,
        )
        .map((each) => each.join('')),
      footnotes: words,
      headers: words,
      endnotes: words,
      boxes: words,
      flags: fc.constantFrom(0, 0x100, 0x200, 0xffff),
      version: fc.constantFrom(0xc1, 0xd9, 0, 0x101),
    },
    { requiredKeys: ['text'] },
  )
  .map(word97File);
