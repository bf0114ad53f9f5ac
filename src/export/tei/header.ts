import type { Sidecar } from '../../documents/sidecar.ts';
import { counted } from '../../drawing/in-words.ts';
import { ruleId } from './lines.ts';
import { attribute, type XmlText } from './xml.ts';

/** What is said in each file of how it is to be read. */
const EDITORIAL = [
  'Nothing was edited by hand: each change is signed by a rule, which ana refers to. <gi>orig</gi> has what stands in the raw file, <gi>reg</gi> what stands in the clean text; an empty <gi>reg</gi> is a removal. <gi>supplied</gi> stands in the clean text alone. <gi>fw</gi> is what the site, the printer or the converter added, and is not in the clean text. <gi>lb</gi> is a line end inside a paragraph, <gi>pb</gi> the beginning of a page, counted in its file.',
  'Not transcribed: markup and what stands outside of the article’s element, the other reports of the same file, and blanks at the ends of paragraphs. A character reference is given as its character. A character that XML cannot hold is a <gi>g</gi>, which refers to its code point.',
];

/** The `<teiHeader>` of a report, from its metadata alone; what is not stated is left out. */
export function headerOf(sidecar: Sidecar, rules: readonly string[], xml: XmlText): string {
  const titles = `<title>${xml.content(sidecar.title ?? sidecar.kindLabel ?? sidecar.kind)}</title>
${responsible(sidecar, xml)}`;
  const sources = sidecar.source.files.map((file, index) => sourceFile(file, index, xml)).join('');
  const said = profile(sidecar, xml);
  // Last: what was written until now may have had characters that are described here.
  const described = xml.described();
  return `<teiHeader>
<fileDesc>
<titleStmt>
${titles}</titleStmt>
<publicationStmt>
<p>Exported from a clean corpus by ${xml.content(sidecar.processing.tool)}; README.md and datapackage.json beside this folder say what may be done with it.</p>
</publicationStmt>
<sourceDesc>
${sources}</sourceDesc>
</fileDesc>
<encodingDesc>
<editorialDecl>
${EDITORIAL.map((paragraph) => `<p>${paragraph}</p>\n`).join('')}</editorialDecl>
${taxonomy(rules, sidecar)}${described.length === 0 ? '' : `<charDecl>\n${described.map(({ id, codePoint }) => `<char xml:id="${id}"><localProp name="code-point" value="${codePoint}"/></char>\n`).join('')}</charDecl>\n`}<appInfo>
<application ident=${attribute(sidecar.processing.tool)} version=${attribute(sidecar.processing.version)}><label>${xml.content(sidecar.processing.tool)}</label></application>
</appInfo>
</encodingDesc>
${said}</teiHeader>
`;
}

function responsible({ meeting, speaker, issuer }: Sidecar, xml: XmlText): string {
  const lines = [
    ...(issuer === undefined ? [] : [`<author><orgName>${xml.content(issuer)}</orgName></author>`]),
    ...(meeting?.name === undefined ? [] : [`<meeting>${xml.content(meeting.name)}</meeting>`]),
    ...(speaker === undefined
      ? []
      : [
          `<respStmt><resp>speaker</resp><persName>${speaker.title === undefined ? '' : `<roleName>${xml.content(speaker.title)}</roleName>`}${xml.content(speaker.name)}</persName></respStmt>`,
        ]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function sourceFile(file: Sidecar['source']['files'][number], index: number, xml: XmlText): string {
  const { path, sha256, mediaType, charset, url, retrievedAt, pages } = file;
  const parts = [
    `<title>${xml.content(path)}</title>`,
    `<idno type="sha256">${sha256}</idno>`,
    ...(url === undefined ? [] : [`<idno type="URI">${xml.content(url)}</idno>`]),
    ...(retrievedAt === undefined ? [] : [`<date type="retrieved">${xml.content(retrievedAt)}</date>`]),
    `<extent>${pages} ${pages === 1 ? 'page' : 'pages'}</extent>`,
    `<note>${xml.content(charset === undefined ? mediaType : `${mediaType}, ${charset}`)}</note>`,
  ];
  return `<bibl xml:id="raw.${index + 1}" type="raw-file">${parts.join('')}</bibl>\n`;
}

function taxonomy(rules: readonly string[], { processing }: Sidecar): string {
  if (rules.length === 0) return '';
  const categories = rules.map((rule) => {
    const tally = processing.rules[rule];
    const many = tally === undefined ? '' : `: ${counted(tally.edits, 'edit')}`;
    return `<category xml:id="${ruleId(rule)}"><catDesc>${rule}${many}</catDesc></category>\n`;
  });
  return `<classDecl>\n<taxonomy xml:id="rules">\n${categories.join('')}</taxonomy>\n</classDecl>\n`;
}

function profile({ kind, kindLabel, region, year, meeting, issuedDate, id }: Sidecar, xml: XmlText): string {
  const day = meeting?.date ?? issuedDate;
  const when = day ?? (year === undefined ? undefined : String(year).padStart(4, '0'));
  const terms = [
    `<term type="kind">${kind}</term>`,
    ...(kindLabel === undefined ? [] : [`<term type="kind-label">${xml.content(kindLabel)}</term>`]),
    ...(year === undefined ? [] : [`<term type="year">${year}</term>`]),
    ...(region === undefined
      ? []
      : [`<term type="region">${xml.content((region.path ?? [region.name]).join(' '))}</term>`]),
    ...(region === undefined ? [] : [`<term type="level">${region.level}</term>`]),
    ...(region?.adcode === undefined ? [] : [`<term type="adcode">${region.adcode}</term>`]),
    `<term type="id">${id}</term>`,
  ];
  return `<profileDesc>
${when === undefined ? '' : `<creation><date when="${when}">${when}</date></creation>\n`}<langUsage><language ident="zh">Chinese</language></langUsage>
<textClass><keywords>${terms.join('')}</keywords></textClass>
</profileDesc>
`;
}
