import type { Adapter } from '../adapters/adapter.ts';
import type { RawDocument } from '../documents/raw-document.ts';
import type { Report } from '../documents/report.ts';
import { pagesOf } from './studied-page.ts';

/** What an adapter makes of one document, in figures that can be compared. */
export interface Profile {
  /** of its first file */
  readonly path: string;
  /** why it could not be read, where it could not */
  readonly problem?: string;
  /** the layouts of its files, by name; none where the site has one */
  readonly layouts: readonly string[];
  readonly reports: number;
  /** the adapter's own rules that took something away */
  readonly fired: readonly string[];
  /** the selectors of what is hidden that match an element */
  readonly hidden: readonly string[];
  /** the part of the Han characters that can be seen in it that its reports have, 0 to 1 */
  readonly kept: number;
  /** what its reports are: `government-work-report`, `notice`, `other` */
  readonly kinds: readonly string[];
  /** the fields of the metadata that were found in any of its reports */
  readonly fields: readonly string[];
}

/** What is asked of the metadata. */
const asked = [
  'title',
  'region',
  'year',
  'meeting',
  'speaker',
  'documentNumber',
  'issuedDate',
  'publishedDate',
] as const;

const han = /\p{Script=Han}/gu;

/** Takes the profile of a document from the reports that the adapter made of it. */
export async function profileOf(
  document: RawDocument,
  adapter: Adapter,
  reports: readonly Report[],
): Promise<Profile> {
  const read = reports[0]?.document ?? document;
  const layouts = [...new Set(read.files.flatMap(({ layout }) => layout ?? []))];
  const known = adapter.layouts?.filter(({ name }) => layouts.includes(name)) ?? [adapter];
  const rules = new Set(known.flatMap(({ noise = [] }) => noise.map(({ name }) => `strip/${name}`)));
  const seen = await seenHan(document);
  const kept = reports.reduce((sum, { text }) => sum + (text.text.match(han)?.length ?? 0), 0);
  return {
    path: document.files[0]?.path ?? '',
    layouts,
    reports: reports.length,
    fired: firedIn(reports, rules),
    hidden: await hits(document, [...new Set(known.flatMap(({ hidden = [] }) => hidden))]),
    kept: seen === 0 ? 0 : Math.min(1, kept / seen),
    kinds: [...new Set(reports.flatMap(({ about }) => about?.kind ?? []))].sort(),
    fields: asked.filter((field) => reports.some(({ about }) => about?.[field] !== undefined)),
  };
}

/** The profile of a document that could not be read. */
export function failedProfile(path: string, problem: string): Profile {
  return { path, problem, layouts: [], reports: 0, fired: [], hidden: [], kept: 0, kinds: [], fields: [] };
}

function firedIn(reports: readonly Report[], rules: ReadonlySet<string>): readonly string[] {
  const fired = new Set<string>();
  for (const { text } of reports)
    for (const { raw, by } of text.pieces())
      if (raw.from < raw.to)
        for (const rule of by) if (rules.has(rule)) fired.add(rule.replace('strip/', ''));
  return [...fired].sort();
}

async function hits({ markup }: RawDocument, selectors: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const selector of selectors)
    for (const page of markup?.pages ?? [])
      if (!found.includes(selector) && (await page.matches(selector)) !== 'nothing') found.push(selector);
  return found;
}

/** How many Han characters of a document can be seen. */
async function seenHan(document: RawDocument): Promise<number> {
  const pages = await pagesOf(document);
  if (pages.length === 0) return document.text.match(han)?.length ?? 0;
  return pages.reduce((sum, { tree, of }) => sum + of(tree.root).han, 0);
}
