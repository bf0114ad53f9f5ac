import { basename } from 'node:path';
import { count, cut, often, placeWords } from '../learn/draft.ts';
import { visible } from '../opening/problem.ts';
import type { SourceDraft } from './draft-source.ts';
import type { Given } from './given-files.ts';

/** What `new` found and wrote, as `--json` prints it. */
export interface StartSummary {
  readonly source: string;
  readonly files: number;
  readonly documents: readonly { readonly files: readonly string[]; readonly reports: readonly string[] }[];
  readonly kinds: readonly string[];
  readonly charsets: readonly string[];
  readonly bodies: readonly { readonly css: string; readonly pages: number; readonly of: number }[];
  readonly hidden: readonly {
    readonly css: string;
    readonly seen: number;
    readonly of: number;
    readonly samples: readonly string[];
  }[];
  readonly lines: readonly {
    readonly name: string;
    readonly place: string;
    readonly seen: string;
    readonly sign: string;
  }[];
  readonly split?: string;
  readonly recognises?: string;
  /** in how many of the reports each field of the metadata was found */
  readonly metadata: Readonly<Record<string, number>>;
  readonly unsure: readonly string[];
  readonly doubts: readonly string[];
  readonly notes: readonly string[];
  readonly written: readonly string[];
}

/** What is asked of a report's metadata, in the order in which it is shown. */
const fields = [
  'title',
  'region',
  'year',
  'meeting',
  'speaker',
  'documentNumber',
  'issuedDate',
  'publishedDate',
] as const;

/** Sums up what was found; `written` are the files. */
export function summaryOf(
  source: string,
  given: Given,
  draft: SourceDraft,
  written: readonly string[],
): StartSummary {
  const { learned, declaration, drafted, doubts } = draft;
  const raw = drafted.flatMap(({ document }) => document.files);
  const reports = drafted.flatMap((each) => each.reports);
  return {
    source,
    files: given.files.length,
    documents: drafted.map(({ files, reports: own }) => ({
      files: files.map(({ name }) => name),
      reports: own.map(({ about, text }) => about?.title ?? cut(text.text)),
    })),
    kinds: distinct(raw.map(({ mediaType }) => mediaType)),
    charsets: distinct(raw.flatMap(({ charset }) => charset ?? [])),
    bodies: learned.bodies.map(({ css, documents }) => ({ css, pages: documents.length, of: learned.pages })),
    hidden: learned.hidden.map(({ css, seen, samples }) => ({ css, seen, of: learned.pages, samples })),
    lines: [learned.lines, ...learned.linesOf].flat().map((line) => ({
      name: line.name,
      place: placeWords[line.place],
      seen: often(line),
      sign: line.sign instanceof RegExp ? String(line.sign) : line.sign.join(' ｜ '),
    })),
    ...(declaration.split !== undefined && { split: String(declaration.split) }),
    ...(declaration.recognises !== undefined && { recognises: signWords(declaration.recognises) }),
    metadata: Object.fromEntries(
      fields.map((field) => [field, reports.filter(({ about }) => about?.[field] !== undefined).length]),
    ),
    unsure: learned.unsure.map(
      ({ words, seen, of, place }) => `${words} (${seen} of ${of}, ${placeWords[place]})`,
    ),
    doubts,
    notes: given.notes,
    written,
  };
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}

function signWords(signs: object): string {
  return Object.entries(signs)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
}

/** The same for a person to read, with what to do next. */
export function toldOf(summary: StartSummary): string {
  const { source, files, documents, bodies, hidden, lines, split, metadata, unsure, doubts, notes, written } =
    summary;
  const reports = documents.reduce((sum, each) => sum + each.reports.length, 0);
  const rows: (readonly [string, string])[] = [
    [
      'read',
      `${count(files, 'file')}, ${count(documents.length, 'document')}, ${count(reports, 'report')}: ${[...summary.kinds, ...summary.charsets].join(', ')}`,
    ],
    ...paged(documents),
    ...(bodies.length === 0 ? [['body', 'found by its looks'] as const] : []),
    ...bodies.map(({ css, pages, of }) => ['body', `${css}  ${pages} of ${of} pages`] as const),
    ...hidden.map(
      ({ css, seen, of, samples }) =>
        ['hidden', `${css}  ${seen} of ${of}: ${cut(samples[0] ?? '')}`] as const,
    ),
    ...lines.map(({ name, place, seen, sign }) => ['noise', `${name}  ${place}, ${seen}: ${sign}`] as const),
    ...(split === undefined ? [] : [['split', split] as const]),
    ['recognises', summary.recognises ?? 'nothing: no address is known, and no words are common to all'],
    [
      'metadata',
      Object.values(metadata).every((found) => found === 0)
        ? `none was found in ${count(reports, 'report')}`
        : `${Object.entries(metadata)
            .filter(([, found]) => found > 0)
            .map(([field, found]) => `${field} ${found}`)
            .join(', ')} of ${reports}`,
    ],
    ...unsure.map((words) => ['unsure', `${words}: not removed`] as const),
    ...doubts.map((words) => ['doubt', words] as const),
    ...notes.map((words) => ['note', words] as const),
  ];
  const found = rows.map(([what, words]) => `${what.padEnd(11)}${visible(words)}\n`).join('');
  if (written.length === 0) return `${found}\nNothing was written (--dry-run).\n`;
  const clean = written.filter((file) => /^clean(?:-\d+)?\.txt$/.test(basename(file)));
  return `${found}
wrote      ${written.filter((file) => !clean.includes(file) && /\.(?:ts|json)$/.test(file) && !/about/.test(basename(file))).join('\n           ')}

Next
  1. read the fixtures, which the draft wrote, and correct them: ${firstOf(clean).join('\n     ')}
  2. pnpm pipeline check ${source}            the adapter against its fixtures
  3. pnpm pipeline ${source}                  the reports
  4. pnpm pipeline audit --source ${source} --html pages-${source}
     then open pages-${source}/index.html: raw beside clean, every edit with its rule
`;
}

/** The first few of many. */
function firstOf(files: readonly string[]): readonly string[] {
  return files.length <= 4 ? files : [...files.slice(0, 3), `and ${files.length - 3} more`];
}

function paged(documents: StartSummary['documents']): readonly (readonly [string, string])[] {
  const several = documents.filter((each) => each.files.length > 1);
  return several.length === 0
    ? []
    : [['paged', `${count(several.length, 'article')} on several pages: ${several[0]?.files.join(' + ')}`]];
}
