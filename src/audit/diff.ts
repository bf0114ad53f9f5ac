import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Sidecar } from '../documents/sidecar.ts';
import type { Folders } from '../opening/folders.ts';
import { type ReportName, readSidecar } from '../opening/report-files.ts';
import { type EditGroup, type Gatherer, gatherer } from './edit-groups.ts';
import { BrokenReport, openNamed, reportsNamed } from './open-report.ts';
import { editsOf, type ReportEdit } from './report-edits.ts';

/** A report that both builds have, and in what they differ. */
interface ChangedReport {
  readonly name: ReportName;
  /** its name in the old build, where that was another */
  readonly was?: ReportName;
  readonly text: boolean;
  /** whether other raw bytes stand behind it: its edits cannot then be compared */
  readonly raw: boolean;
  /** fields of the sidecar that differ, but for the counts and hashes that follow from the text */
  readonly fields: readonly string[];
}

/** What one rule did in the old build and does in the new one, over all reports: UTF-16 units. */
export interface RuleDiff {
  readonly rule: string;
  readonly edits: readonly [old: number, now: number];
  readonly removed: readonly [old: number, now: number];
  readonly inserted: readonly [old: number, now: number];
}

/** What is different between two builds of a corpus. */
export interface CorpusDiff {
  readonly added: readonly ReportName[];
  readonly gone: readonly ReportName[];
  readonly changed: readonly ChangedReport[];
  readonly same: number;
  /** the rules whose sums differ, the largest difference first */
  readonly rules: readonly RuleDiff[];
  readonly edits: { readonly added: readonly EditGroup[]; readonly gone: readonly EditGroup[] };
  /** reports whose files do not fit each other, so that nothing can be said of their edits */
  readonly broken: readonly string[];
}

/** What is compared, and how much of it is kept. */
interface DiffScope {
  /** of each different edit so many places are kept */
  readonly mostPlaces: number;
  /** only the reports of this source; all, without it */
  readonly source?: string;
}

/**
 * Compares two clean folders that were built from the same raw folder, edit by edit.
 *
 * Reports are the same by their id, which stays while the raw bytes stay, else by their name. One report of each
 * build is in memory at a time.
 */
export async function diff(
  old: Folders,
  now: Folders,
  { mostPlaces, source }: DiffScope,
): Promise<CorpusDiff> {
  const [before, after] = [await sidecarsOf(old, source), await sidecarsOf(now, source)];
  const byId = new Map([...before].map(([name, { id }]) => [id, name]));
  const rest = new Set(before.keys());
  const added: ReportName[] = [];
  const changed: ChangedReport[] = [];
  const broken: string[] = [];
  const news = gatherer(mostPlaces);
  const olds = gatherer(mostPlaces);
  let same = 0;
  for (const [name, sidecar] of after) {
    const was = byId.get(sidecar.id) ?? (before.has(name) ? name : undefined);
    if (was === undefined || !rest.delete(was)) {
      added.push(name);
      continue;
    }
    const differs = differenceOf(name, sidecar, was, before.get(was) as Sidecar);
    if (differs.raw) changed.push(differs);
    else {
      const edits = await comparedEdits({ folders: old, name: was }, { folders: now, name }, olds, news);
      if (edits === 'broken') broken.push(name);
      const all = differs.text || differs.was !== undefined || differs.fields.length > 0;
      if (all || edits === 'differ') changed.push(differs);
      else same += 1;
    }
  }
  return {
    added,
    gone: [...rest],
    changed,
    same,
    rules: rulesOf([...before.values()], [...after.values()]),
    edits: { added: byRule(news), gone: byRule(olds) },
    broken,
  };
}

async function sidecarsOf(
  folders: Folders,
  source: string | undefined,
): Promise<ReadonlyMap<ReportName, Sidecar>> {
  const found = new Map<ReportName, Sidecar>();
  const names = await reportsNamed(folders, []);
  for (const name of names.filter((each) => source === undefined || each.startsWith(`${source}/`))) {
    const { data: sidecar } = await readSidecar(folders.clean, name);
    if (sidecar !== undefined) found.set(name, sidecar);
  }
  return found;
}

/** Fields that say no more than that the text is another. */
const FOLLOW = new Set(['id', 'length', 'clean', 'processing', 'evidence', 'source']);

function differenceOf(name: ReportName, now: Sidecar, was: ReportName, old: Sidecar): ChangedReport {
  const files = (sidecar: Sidecar): readonly string[] => sidecar.source.files.map(({ sha256 }) => sha256);
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])] as (keyof Sidecar)[];
  return {
    name,
    ...(was !== name && { was }),
    text: old.clean.sha256 !== now.clean.sha256,
    raw: !isDeepStrictEqual(files(old), files(now)),
    fields: keys.filter((key) => !FOLLOW.has(key) && !isDeepStrictEqual(old[key], now[key])),
  };
}

interface OneReport {
  readonly folders: Folders;
  readonly name: ReportName;
}

/** Adds the edits that only one of two builds of a report has to that build's gatherer. */
async function comparedEdits(
  one: OneReport,
  other: OneReport,
  olds: Gatherer,
  news: Gatherer,
): Promise<'same' | 'differ' | 'broken'> {
  try {
    if (await sameFiles(one, other)) return 'same';
    const [old, now] = [await editsIn(one), await editsIn(other)];
    let found: 'same' | 'differ' = 'same';
    for (const [key, edit] of old)
      if (!now.has(key)) {
        olds.add(one.name, edit);
        found = 'differ';
      }
    for (const [key, edit] of now)
      if (!old.has(key)) {
        news.add(other.name, edit);
        found = 'differ';
      }
    return found;
  } catch (error) {
    if (error instanceof BrokenReport) return 'broken';
    throw error;
  }
}

/** Whether the text and the trace of two builds of a report are the same bytes. */
async function sameFiles(one: OneReport, other: OneReport): Promise<boolean> {
  const bytesOf = ({ folders, name }: OneReport, ending: string): Promise<Buffer> =>
    readFile(join(folders.clean, `${name}${ending}`));
  try {
    for (const ending of ['.trace.json', '.txt'])
      if (!(await bytesOf(one, ending)).equals(await bytesOf(other, ending))) return false;
    return true;
  } catch {
    // What is wrong with the files is said where they are opened.
    return false;
  }
}

/** By place, rules and result: what is the same in both builds has the same key. */
async function editsIn({ folders, name }: OneReport): Promise<ReadonlyMap<string, ReportEdit>> {
  const edits = new Map<string, ReportEdit>();
  for (const edit of editsOf(await openNamed(folders, name)))
    edits.set(JSON.stringify([edit.raw.from, edit.raw.to, edit.rules, edit.after]), edit);
  return edits;
}

/** The groups of one rule together, the largest first; before them those of a rule with larger ones. */
function byRule(gathered: Gatherer): readonly EditGroup[] {
  const groups = gathered.groups();
  const order = [...new Set(groups.map(({ rules }) => rules.at(-1)))];
  return order.flatMap((rule) => groups.filter(({ rules }) => rules.at(-1) === rule));
}

type Sums = { edits: number; removed: number; inserted: number };

function rulesOf(old: readonly Sidecar[], now: readonly Sidecar[]): readonly RuleDiff[] {
  const [before, after] = [sumsOf(old), sumsOf(now)];
  const none: Sums = { edits: 0, removed: 0, inserted: 0 };
  const size = ({ removed, inserted }: RuleDiff): number =>
    Math.abs(removed[1] - removed[0]) + Math.abs(inserted[1] - inserted[0]);
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((rule): RuleDiff => {
      const [one, other] = [before.get(rule) ?? none, after.get(rule) ?? none];
      return {
        rule,
        edits: [one.edits, other.edits],
        removed: [one.removed, other.removed],
        inserted: [one.inserted, other.inserted],
      };
    })
    .filter(({ edits, removed, inserted }) => [edits, removed, inserted].some(([a, b]) => a !== b))
    .sort((one, other) => size(other) - size(one));
}

function sumsOf(sidecars: readonly Sidecar[]): ReadonlyMap<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const { processing } of sidecars)
    for (const [rule, { edits, removed, inserted }] of Object.entries(processing.rules)) {
      const sum = sums.get(rule) ?? { edits: 0, removed: 0, inserted: 0 };
      sums.set(rule, {
        edits: sum.edits + edits,
        removed: sum.removed + removed,
        inserted: sum.inserted + inserted,
      });
    }
  return sums;
}
