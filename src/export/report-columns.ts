import { divisionByCode } from '../regions/resolve-division.ts';
import type { Column, Described, Row, Value } from './column.ts';
import { NESTED_COLUMNS } from './nested-columns.ts';

type Of = (report: Described) => Value | undefined;

/** A column that is null where the document does not state it. */
function stated(name: string, type: Column['type'], says: string, of: Of): Column {
  return { name, type, says, required: false, of: (report) => of(report) ?? null };
}

/** A column that every row has. */
function always(name: string, type: Column['type'], says: string, of: (report: Described) => Value): Column {
  return { name, type, says, required: true, of };
}

/** The columns of one value each, or of a few texts. */
const FLAT_COLUMNS: readonly Column[] = [
  always('id', 'string', 'stable while the raw bytes stay', ({ sidecar }) => sidecar.id),
  stated('title', 'string', 'as printed', ({ sidecar }) => sidecar.title),
  always('kind', 'string', 'government-work-report, notice or other', ({ sidecar }) => sidecar.kind),
  stated('kind_label', 'string', 'the kind as printed: 政府工作报告', ({ sidecar }) => sidecar.kindLabel),
  stated('region_name', 'string', 'the unit that reports', ({ sidecar }) => sidecar.region?.name),
  stated(
    'region_level',
    'string',
    'province, prefecture, county, town or village',
    ({ sidecar }) => sidecar.region?.level,
  ),
  stated(
    'adcode',
    'string',
    'six digits of GB/T 2260 in code_year; a town has those of its county',
    ({ sidecar }) => sidecar.region?.adcode,
  ),
  stated('code_year', 'integer', 'the year the adcode is of', ({ sidecar }) => sidecar.region?.codeYear),
  stated('province', 'string', 'the province of the adcode', (report) => divisionsAbove(report)[0]),
  stated('prefecture', 'string', 'the prefecture of the adcode', (report) => divisionsAbove(report)[1]),
  stated('county', 'string', 'the county or district of the adcode', (report) => divisionsAbove(report)[2]),
  stated(
    'year',
    'integer',
    'of delivery; a report of January 2021 reviews 2020',
    ({ sidecar }) => sidecar.year,
  ),
  stated('meeting_name', 'string', 'the meeting it was given to', ({ sidecar }) => sidecar.meeting?.name),
  stated('congress', 'integer', 'which congress: 第十八届 is 18', ({ sidecar }) => sidecar.meeting?.congress),
  stated('session', 'integer', 'which session: 第一次会议 is 1', ({ sidecar }) => sidecar.meeting?.session),
  stated('meeting_date', 'day', 'day of delivery', ({ sidecar }) => sidecar.meeting?.date),
  stated('speaker', 'string', 'who gave it', ({ sidecar }) => sidecar.speaker?.name),
  stated('speaker_title', 'string', 'the office, without the place', ({ sidecar }) => sidecar.speaker?.title),
  stated(
    'document_number',
    'string',
    'of a notice: 金政发〔2024〕1号',
    ({ sidecar }) => sidecar.documentNumber,
  ),
  stated('issuer', 'string', 'of a notice', ({ sidecar }) => sidecar.issuer),
  stated('issued_date', 'day', 'of a notice', ({ sidecar }) => sidecar.issuedDate),
  stated('published_date', 'day', 'when a site showed it', ({ sidecar }) => sidecar.publishedDate),
  always(
    'complete',
    'boolean',
    'begins and ends as its kind does',
    ({ sidecar }) => sidecar.completeness.complete,
  ),
  always(
    'truncated_start',
    'boolean',
    'its beginning is missing',
    ({ sidecar }) => sidecar.completeness.truncatedStart,
  ),
  always(
    'truncated_end',
    'boolean',
    'its end is missing',
    ({ sidecar }) => sidecar.completeness.truncatedEnd,
  ),
  always(
    'canonical',
    'boolean',
    'false where another edition of the same report is to be taken: to count each report once',
    ({ sidecar }) => !(sidecar.sameAs ?? []).some(({ canonical }) => canonical === true),
  ),
  always(
    'missing',
    'strings',
    'numbers that its numbering leaves out, which may be the printer’s',
    ({ sidecar }) => sidecar.completeness.missing,
  ),
  always(
    'characters',
    'integer',
    'characters of the text (code points), line feeds left out',
    ({ sidecar }) => sidecar.length.characters,
  ),
  always(
    'paragraphs',
    'integer',
    'paragraphs of the text, a line each',
    ({ sidecar }) => sidecar.length.paragraphs,
  ),
  always('han', 'integer', 'Han characters of the text', ({ sidecar }) => sidecar.length.han),
  stated(
    'glossary_from',
    'integer',
    'the paragraph that 名词解释 begins with, from 0',
    ({ sidecar }) => sidecar.glossary?.from,
  ),
  stated('glossary_to', 'integer', 'the paragraph behind it', ({ sidecar }) => sidecar.glossary?.to),
  always('source', 'string', 'the source in the corpus', ({ sidecar }) => sidecar.source.name),
  always(
    'part',
    'integer',
    'which report of its raw document, from 1',
    ({ sidecar }) => sidecar.source.part.index,
  ),
  always('parts', 'integer', 'how many reports that has', ({ sidecar }) => sidecar.source.part.of),
  always('raw_paths', 'strings', 'its raw files, below the raw folder', ({ sidecar }) =>
    sidecar.source.files.map(({ path }) => path),
  ),
  always('raw_sha256s', 'strings', 'of the bytes of each raw file', ({ sidecar }) =>
    sidecar.source.files.map(({ sha256 }) => sha256),
  ),
  stated(
    'url',
    'string',
    'where its first raw file was fetched',
    ({ sidecar }) => sidecar.source.files[0]?.url,
  ),
  stated(
    'retrieved_at',
    'string',
    'when: a day, or a day and a time',
    ({ sidecar }) => sidecar.source.files[0]?.retrievedAt,
  ),
  always('clean_path', 'string', 'its text, below the clean folder', ({ path }) => path),
  always('clean_sha256', 'string', 'of the bytes of its text', ({ sidecar }) => sidecar.clean.sha256),
  always(
    'made_by',
    'string',
    'the tool that cleaned it, with its version',
    ({ sidecar }) => `${sidecar.processing.tool} ${sidecar.processing.version}`,
  ),
];

/** All columns in order: short ones first, then the nested ones, the text last. */
export const COLUMNS: readonly Column[] = [
  ...FLAT_COLUMNS,
  ...NESTED_COLUMNS,
  always(
    'text',
    'string',
    'the whole report: a paragraph a line, a line feed at the end',
    ({ text }) => text,
  ),
];

/** The row of a report. */
export function rowOf(report: Described): Row {
  return Object.fromEntries(COLUMNS.map(({ name, of }) => [name, of(report)]));
}

/** Province, prefecture and county of a report's code, in the year that the code is of; nothing is taken from names alone. */
function divisionsAbove({ sidecar }: Described): readonly (string | undefined)[] {
  const { adcode, codeYear } = sidecar.region ?? {};
  const division = adcode === undefined ? undefined : divisionByCode(adcode, codeYear);
  if (division === undefined) return [];
  const { level, path } = division;
  const [province] = path;
  if (level === 'province') return [province];
  if (level === 'prefecture') return [province, path[1]];
  // The counties of 北京市, and those that a province holds itself, have no prefecture.
  return [province, path.length > 2 ? path[1] : undefined, path.at(-1)];
}
