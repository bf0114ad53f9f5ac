import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber } from '../../src/readers/docx/number-formats.ts';
import { docxAgain, readDocx } from '../../src/readers/docx.ts';
import { NoBodyError, ReadError } from '../../src/readers/read-error.ts';
import { Traced } from '../../src/text/traced.ts';
import { paragraph, run, type WordParts, wordFile, wordFiles, zipped } from './word-file.ts';

async function words(parts: WordParts | string): Promise<string> {
  const bytes = wordFile(typeof parts === 'string' ? { body: parts } : parts);
  const document = await readDocx([{ path: '1.docx', bytes }]);
  const edits = (await document.markup?.edits({})) ?? [];
  return Traced.from(document.text).apply(edits).text;
}

const choice = (first: string, second: string): string =>
  `<mc:AlternateContent><mc:Choice Requires="wps">${first}</mc:Choice><mc:Fallback>${second}</mc:Fallback></mc:AlternateContent>`;
const box = (text: string): string =>
  `<w:r><w:pict><w:txbxContent>${paragraph(text)}</w:txbxContent></w:pict></w:r>`;
const mark = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const code = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
const field = (instruction: string, result: string): string =>
  `${mark('begin')}${code(instruction)}${mark('separate')}${run(result)}${mark('end')}`;
const cell = (text: string): string =>
  `<w:tc><w:tcPr/>${text.startsWith('<') ? text : paragraph(text)}</w:tc>`;
const row = (...cells: readonly string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`;

describe('what is read', () => {
  test.each([
    ['runs of a paragraph', paragraph(run('财政') + run('收入')), '财政收入\n'],
    ['paragraphs', paragraph('甲') + paragraph('') + paragraph('乙'), '甲\n乙\n'],
    ['references', paragraph('Ａ&amp;Ｂ&#19968;&#x4e8c;&lt;&unknown;'), 'Ａ&Ｂ一二<&unknown;\n'],
    ['a CDATA section', '<w:p><w:r><w:t><![CDATA[甲&amp;<乙]]></w:t></w:r></w:p>', '甲&amp;<乙\n'],
    ['white space that counts', paragraph(run('2021 ') + run(' GDP')), '2021  GDP\n'],
    [
      'white space that does not',
      '<w:p><w:r><w:t> 甲 </w:t></w:r><w:r><w:t>\n乙 丙\n</w:t></w:r></w:p>',
      '甲乙 丙\n',
    ],
    ['a line break', paragraph('<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>'), '甲\n乙\n'],
    ['a tab', paragraph('<w:r><w:tab/><w:t>县长</w:t><w:tab/><w:t>王某</w:t><w:tab/></w:r>'), '县长 王某\n'],
    [
      'columns set by tabs',
      paragraph('<w:r><w:t>甲</w:t><w:tab/><w:tab/><w:t>1</w:t><w:tab/><w:t>2</w:t></w:r>'),
      '甲\t1\t2\n',
    ],
    ['a tab stop', paragraph('甲', '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'), '甲\n'],
    [
      'hyphens',
      paragraph('<w:r><w:t>2021</w:t><w:noBreakHyphen/><w:t>2025a</w:t><w:softHyphen/><w:t>b</w:t></w:r>'),
      '2021-2025ab\n',
    ],
    ['a symbol', paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r>'), '☑是\n'],
    ['a symbol that Unicode has not', paragraph('<w:r><w:sym w:font="X" w:char="F041"/></w:r>'), '\uf041\n'],
    [
      'insertions, links, controls, tags',
      paragraph(
        `<w:ins>${run('甲')}</w:ins><w:hyperlink>${run('乙')}</w:hyperlink><w:smartTag>${run('丙')}</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>${run('丁')}</w:sdtContent></w:sdt><w:moveTo>${run('戊')}</w:moveTo>`,
      ),
      '甲乙丙丁戊\n',
    ],
    ['a formula', paragraph('<m:oMath><m:r><m:t>S=1</m:t></m:r></m:oMath>'), 'S=1\n'],
    ['the result of a field', paragraph(field(' REF a ', '第三章')), '第三章\n'],
    [
      'a circled number',
      paragraph(
        `${mark('begin')}${code(' eq \\o\\ac(○,')}${code('3')}${code(')')}${mark('end')}${run('续建')}`,
      ),
      '③续建\n',
    ],
    [
      'text that is not hidden',
      paragraph(run('甲', '<w:vanish w:val="0"/>') + run('乙', '<w:webHidden/>')),
      '甲乙\n',
    ],
    [
      'what was hidden before a tracked change',
      paragraph(run('甲', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>')),
      '甲\n',
    ],
    ['a text box, apart', paragraph(`${run('甲')}${box('框')}${run('乙')}`), '甲\n框\n乙\n'],
    ['the first of two forms', paragraph(choice(box('框'), box('框')) + run('乙')), '框\n乙\n'],
    [
      'the only form',
      paragraph(`<mc:AlternateContent><mc:Fallback>${run('甲')}</mc:Fallback></mc:AlternateContent>`),
      '甲\n',
    ],
  ])('%s', async (_, body, expected) => {
    expect(await words(body)).toBe(expected);
  });
});

describe('what is not read', () => {
  test.each([
    ['deleted words', paragraph(`<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>${run('新')}`), '新\n'],
    ['words moved away', paragraph(`<w:moveFrom>${run('旧')}</w:moveFrom>${run('新')}`), '新\n'],
    [
      'a deleted mark ends no paragraph',
      paragraph('甲', '<w:rPr><w:del/></w:rPr>') + paragraph('乙'),
      '甲乙\n',
    ],
    [
      'a deleted row',
      `<w:tbl><w:tr><w:trPr><w:del/></w:trPr>${cell('旧')}${cell('1')}</w:tr>${row('新', '2')}</w:tbl>`,
      '新\t2\n',
    ],
    ['hidden words', paragraph(run('藏', '<w:vanish/>') + run('甲')), '甲\n'],
    [
      'the code of a field',
      paragraph(`${mark('begin')}${code('PAGE')}${field('A', '错')}${mark('end')}${run('甲')}`),
      '甲\n',
    ],
    ['a table of contents', paragraph(field('TOC \\o "1-3"', '一、回顾	1')) + paragraph('甲'), '甲\n'],
    [
      'marks of notes',
      paragraph(
        '<w:r><w:t>甲</w:t><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r><w:r><w:t>乙</w:t></w:r>',
      ),
      '甲乙\n',
    ],
    [
      'a hint of what to fill in',
      paragraph(
        `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('单击此处')}</w:sdtContent></w:sdt>${run('甲')}`,
      ),
      '甲\n',
    ],
    [
      'the sound of a word',
      paragraph(
        `<w:r><w:ruby><w:rt>${run('zhāi')}</w:rt><w:rubyBase>${run('翟')}</w:rubyBase></w:ruby></w:r>`,
      ),
      '翟\n',
    ],
    [
      'positions of pictures',
      paragraph(`<w:r><w:drawing><w:posOffset>12345</w:posOffset></w:drawing></w:r>${run('甲')}`),
      '甲\n',
    ],
  ])('%s', async (_, body, expected) => {
    expect(await words(body)).toBe(expected);
  });

  test('headers; notes stand at the end', async () => {
    const note = `<w:footnote w:type="separator"><w:p><w:r><w:t>—</w:t></w:r></w:p></w:footnote><w:footnote w:id="1">${paragraph(`<w:r><w:footnoteRef/></w:r>${run('注')}`)}</w:footnote>`;
    expect(await words({ body: paragraph('甲'), footnotes: note, header: paragraph('页眉') })).toBe(
      '甲\n注\n',
    );
  });

  test('what a style hides', async () => {
    const styles =
      '<w:style w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>';
    const body =
      paragraph('藏', '<w:pStyle w:val="b"/>') + paragraph(run('藏', '<w:rStyle w:val="a"/>') + run('甲'));
    expect(await words({ body, styles })).toBe('甲\n');
  });
});

describe('tables', () => {
  test.each([
    [
      'rows are lines, cells stand apart by tabs',
      row('指标', '数') + row(paragraph('甲') + paragraph('乙'), '1'),
      '指标\t数\n甲 乙\t1\n',
    ],
    ['an empty cell in a row, and at its end', row('甲', '', '1') + row('乙', '2', ''), '甲\t\t1\n乙\t2\n'],
    [
      'a tab in a cell is a space',
      row('<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>', '1'),
      '甲 乙\t1\n',
    ],
    ['single cells set the page', row(paragraph('甲') + paragraph('乙')), '甲\n乙\n'],
    [
      'a cell with most of the text sets the page',
      row(paragraph('长'.repeat(301)) + paragraph('乙'), '边'),
      `${'长'.repeat(301)}\n乙\n边\n`,
    ],
    [
      'a table in a cell',
      row(`${paragraph('外')}<w:tbl>${row('甲', '1')}</w:tbl>${paragraph('内')}`, '边'),
      '外\n甲\t1\n内\n边\n',
    ],
  ])('%s', async (_, rows, expected) => {
    expect(await words(`<w:tbl>${rows}</w:tbl>`)).toBe(expected);
  });
});

describe('numbers of lists', () => {
  const level = (at: number, format: string, text: string, rest = ''): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${rest}<w:lvlText w:val="${text}"/></w:lvl>`;
  const kind = (levels: string, id = 1): string =>
    `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
  const list = (id: number, of = 1, rest = ''): string =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${rest}</w:num>`;
  const item = (text: string, at = 0, id = 1): string =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`);
  const bare = '<w:suff w:val="nothing"/>';
  const headings = kind(
    level(0, 'chineseCountingThousand', '%1、', bare) +
      level(1, 'chineseCounting', '（%2）', bare) +
      level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>'),
  );

  test.each([
    [
      'levels count on their own, and begin again below a higher one',
      headings + list(1),
      item('甲') + item('乙', 1) + item('丙', 1) + item('丁') + item('戊', 1),
      '一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊\n',
    ],
    [
      'the numbers of higher levels, as digits',
      headings + list(1),
      item('甲') + item('乙', 1) + item('丙', 2),
      '一、甲\n（一）乙\n1.1.1 丙\n',
    ],
    [
      'lists of a kind count on together',
      headings + list(1) + list(2),
      item('甲') + item('乙', 0, 2),
      '一、甲\n二、乙\n',
    ],
    [
      'a list that begins anew',
      headings +
        list(1) +
        list(2, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
      item('甲') + item('乙', 0, 2) + item('丙', 0, 2),
      '一、甲\n五、乙\n六、丙\n',
    ],
    [
      'a level that does not begin again',
      kind(level(0, 'decimal', '%1.') + level(1, 'decimal', '%2)', '<w:lvlRestart w:val="0"/>')) + list(1),
      item('甲') + item('乙', 1) + item('丙') + item('丁', 1),
      '1. 甲\n1) 乙\n2. 丙\n2) 丁\n',
    ],
    [
      'a paragraph without words counts, one that was deleted does not',
      headings + list(1),
      item('甲') +
        item('') +
        paragraph(
          `<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>`,
          '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>',
        ) +
        item('乙'),
      '一、甲\n三、乙\n',
    ],
    ['bullets are no words', kind(level(0, 'bullet', '\uf0b7')) + list(1), item('甲'), '甲\n'],
    [
      'a list that is not there, and none',
      headings + list(1),
      item('甲', 0, 7) + item('乙', 0, 0),
      '甲\n乙\n',
    ],
    [
      'a kind by the name of a style',
      kind('<w:numStyleLink w:val="s"/>', 2) + headings + list(1) + list(2, 2),
      item('甲', 0, 2),
      '一、甲\n',
    ],
  ])('%s', async (_, numbering, body, expected) => {
    const styles =
      '<w:style w:type="numbering" w:styleId="s"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    expect(await words({ body, numbering, styles })).toBe(expected);
  });

  test('styles number their paragraphs, by the level that names them', async () => {
    const numbering =
      kind(
        level(0, 'decimal', '%1.', '<w:pStyle w:val="h1"/>') +
          level(1, 'decimal', '%1.%2', '<w:pStyle w:val="h2"/>'),
      ) + list(1);
    const styles = ['h1', 'h2']
      .map(
        (id) => `<w:style w:styleId="${id}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
      )
      .join('');
    const body = ['h1', 'h2', 'h2'].map((id) => paragraph(id, `<w:pStyle w:val="${id}"/>`)).join('');
    expect(await words({ body, numbering, styles })).toBe('1. h1\n1.1 h2\n1.2 h2\n');
  });

  test.each([
    ['chineseCounting', { 1: '一', 10: '十', 11: '十一', 20: '二十', 99: '九十九', 105: '一○五' }],
    [
      'chineseCountingThousand',
      { 10: '十', 100: '一百', 105: '一百零五', 110: '一百一十', 1005: '一千零五' },
    ],
    ['japaneseCounting', { 11: '十一', 21: '二十一' }],
    ['chineseLegalSimplified', { 1: '壹', 10: '壹拾', 25: '贰拾伍' }],
    ['ideographTraditional', { 1: '甲', 10: '癸', 11: '11' }],
    ['ideographZodiacTraditional', { 1: '甲子', 11: '甲戌', 60: '癸亥' }],
    ['decimalEnclosedCircleChinese', { 1: '①', 20: '⑳', 21: '㉑', 51: '51' }],
    ['decimalEnclosedParen', { 1: '⑴', 21: '21' }],
    ['upperRoman', { 4: 'IV', 1994: 'MCMXCIV' }],
    ['lowerLetter', { 1: 'a', 26: 'z', 27: 'aa' }],
    ['decimalZero', { 1: '01', 10: '10' }],
    ['a way that is not known', { 7: '7' }],
  ])('%s', (format, numbers) => {
    for (const [number, text] of Object.entries(numbers))
      expect(formatNumber(Number(number), format)).toBe(text);
  });
});

describe('what cannot be read', () => {
  const whole = wordFiles({ body: paragraph('甲') });
  const part = 'word/document.xml';
  const good = zipped(whole);
  const flipped = Uint8Array.from(good, (byte, index) =>
    index === good.indexOf(part) + part.length + 20 ? byte ^ 0xff : byte,
  );
  test.each<[string, Uint8Array, string]>([
    ['nothing', Buffer.alloc(0), 'the archive is damaged: its end is missing'],
    ['an archive that is cut off', good.subarray(0, -30), 'the archive is damaged'],
    ['a byte that was changed', flipped, 'the archive is damaged: word/document.xml'],
    ['another sum', zipped(whole, { [part]: { crc: 1 } }), 'does not unpack to what was packed'],
    ['more than it says', zipped(whole, { [part]: { size: 10 } }), 'cannot be unpacked'],
    ['more than is read', zipped(whole, { [part]: { size: 2 ** 31 } }), 'at most 134217728 are read'],
    [
      'an archive that grows too much',
      zipped({ ...whole, [part]: ' '.repeat(4_000_000) }),
      'at most 300 times',
    ],
    ['a password', zipped(whole, { [part]: { flags: 1 } }), 'word/document.xml in it is encrypted'],
    ['a way of packing', zipped(whole, { [part]: { method: 12 } }), 'packed by method 12'],
    [
      'an Excel workbook',
      zipped({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }),
      'this is an Excel workbook',
    ],
    ['a presentation', zipped({ 'ppt/presentation.xml': '' }), 'this is a PowerPoint presentation'],
    ['an OFD document', zipped({ 'OFD.xml': '' }), 'this is an OFD document'],
    ['a book', zipped({ mimetype: '', 'META-INF/container.xml': '' }), 'this is an EPUB book'],
    ['any archive', zipped({ '1.txt': '' }), 'this is a ZIP archive without a Word document in it'],
    [
      'a part that ends too early',
      zipped({ ...whole, [part]: '<w:document><w:body>' }),
      'word/document.xml: it is damaged',
    ],
    [
      'a part that is not in UTF-8',
      zipped({ ...whole, [part]: Buffer.from('c4e3', 'hex') }),
      'it is not in UTF-8',
    ],
    [
      'elements in elements',
      zipped({ ...whole, [part]: '<a>'.repeat(3000) + '</a>'.repeat(3000) }),
      'nested more than 2000 deep',
    ],
  ])('%s', async (_, bytes, message) => {
    const reading = readDocx([{ path: 'a/1.docx', bytes }]);
    await expect(reading).rejects.toThrow(ReadError);
    await expect(reading).rejects.toThrow(`a/1.docx: `);
    await expect(reading).rejects.toThrow(message);
  });

  test('pictures only, and nothing at all', async () => {
    const picture = '<Relationship Id="p" Type="a/image" Target="media/1.png"/></Relationships>';
    const files = wordFiles({ body: paragraph('<w:r><w:drawing/></w:r>') });
    const rels = 'word/_rels/document.xml.rels';
    const bytes = zipped({ ...files, [rels]: (files[rels] as string).replace('</Relationships>', picture) });
    await expect(readDocx([{ path: '1.docx', bytes }])).rejects.toThrow('it has 1 pictures only');
    const empty = readDocx([{ path: '1.docx', bytes: wordFile({ body: '<w:p/>' }) }]);
    await expect(empty).rejects.toThrow(NoBodyError);
  });
});

test('a line of very many tabs and runs', async () => {
  const columns = Array.from({ length: 70_000 }, (_, index) => String(index));
  const tabs = columns.map((each) => `<w:r><w:tab/><w:t>${each}</w:t></w:r>`).join('');
  expect(await words(paragraph(tabs))).toBe(`${columns.join('\t')}\n`);
});

test("other prefixes than Word's own", async () => {
  const files = wordFiles({
    body:
      paragraph('甲', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
      paragraph(run('藏', '<w:vanish/>')),
  });
  const source = (files['word/document.xml'] as string).replaceAll(/(?<=xmlns:)w(?==)|\bw(?=:)/g, 'ns0');
  const document = await readDocx([
    { path: '1.docx', bytes: zipped({ ...files, 'word/document.xml': source }) },
  ]);
  expect(Traced.from(document.text).apply((await document.markup?.edits({})) ?? []).text).toBe('甲\n');
});

test('a document of several files, read again by its records', async () => {
  const note = `<w:footnote w:id="1">${paragraph('注')}</w:footnote>`;
  const sources = ['甲', '乙'].map((text, index) => ({
    path: `${index}.docx`,
    bytes: wordFile({ body: paragraph(text), footnotes: note }),
  }));
  const document = await readDocx(sources);
  expect(Traced.from(document.text).apply((await document.markup?.edits({})) ?? []).text).toBe(
    '甲\n注\n乙\n注\n',
  );
  const again = sources.map(({ bytes, path }) => docxAgain(bytes, { path, mediaType: '' }));
  expect(again.map(({ text }) => text).join('')).toBe(document.text);
  expect(again[0]?.encoded.map(({ inside }) => inside)).toEqual(['word/document.xml', 'word/footnotes.xml']);
});

test('words between any tags are kept, each with its own place', async () => {
  const text = fc.string({
    unit: fc.constantFrom('甲', '。', 'a', '1', '—', '𠮷'),
    minLength: 1,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      async (lines) => {
        const body = lines
          .map((runs) => paragraph(runs.map((each) => run(each)).join('<w:bookmarkEnd/>')))
          .join('');
        expect(await words(body)).toBe(lines.map((runs) => `${runs.join('')}\n`).join(''));
      },
    ),
    { numRuns: 50 },
  );
});
