import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { missingFolder } from '../building/wrong-folders.ts';
import { canonicalOf } from '../near-duplicates/canonical.ts';
import { comparableOf } from '../near-duplicates/comparable.ts';
import { type Edition, editionOf } from '../near-duplicates/edition.ts';
import { editionsOf } from '../near-duplicates/editions.ts';
import type { Judged } from '../near-duplicates/judge.ts';
import { comparing, nearDuplicatesAmong } from '../near-duplicates/near-duplicates.ts';
import { listClean } from '../opening/clean-folder.ts';
import { visible } from '../opening/problem.ts';
import { readManifest } from '../opening/read-json.ts';
import { readSidecar } from '../opening/report-files.ts';
import { walk } from '../opening/walk.ts';
import { asJson } from './as-json.ts';
import type { DuplicatesOptions } from './duplicates.ts';
import { say } from './say.ts';
import { placesIn, type SharedLines } from './shared-lines.ts';

/** Two reports and what they have in common. */
interface Listed {
  readonly one: string;
  readonly other: string;
  readonly relation: Judged['judgement']['relation'];
  /** of the Han and figures of each how much stands in the other, in its order */
  readonly share: { readonly one: number; readonly other: number };
  readonly places: readonly SharedLines[];
}

/** Reports that are one. */
interface Group {
  readonly canonical: string;
  readonly reports: readonly string[];
  readonly pairs: readonly Listed[];
}

/** Words that went from one report to another, and why the two are not the same. */
interface Reused extends Listed {
  readonly because: string;
}

/** Lists the reports that are the same, and those that only share words; gives the exit status. */
export async function showDuplicates({ clean, json, quiet, limit }: DuplicatesOptions): Promise<number> {
  const missing = await missingFolder({ '--clean': clean });
  if (missing !== undefined) return say(missing, 2);
  const textOf = (report: string): Promise<string> => readFile(join(clean, `${report}.txt`), 'utf8');
  const { editions, problems } = await editionsIn(clean, textOf);
  for (const problem of problems) process.stderr.write(`${visible(problem)}\n`);
  const compare = comparing(async (report) => {
    const { report: name, glossary } = editions[report] as Edition;
    return comparableOf(await textOf(name), glossary);
  });
  const found = await nearDuplicatesAmong(editionsOf(editions), compare);
  const listed = async ({ one, other, comparison, judgement }: Judged): Promise<Listed> => {
    const [name, otherName] = [editions[one]?.report as string, editions[other]?.report as string];
    return {
      one: `${name}.txt`,
      other: `${otherName}.txt`,
      relation: judgement.relation,
      share: { one: comparison.shares[0], other: comparison.shares[1] },
      places: placesIn(await textOf(name), await textOf(otherName), comparison.places),
    };
  };
  const groups: Group[] = [];
  for (const members of found.groups) {
    const own = new Set(members);
    const reports = members.map((member) => editions[member] as Edition);
    const pairs = found.pairs.filter(
      ({ one, other, judgement }) => own.has(one) && own.has(other) && judgement.joined,
    );
    groups.push({
      canonical: `${reports[canonicalOf(reports)]?.report}.txt`,
      reports: reports.map(({ report }) => `${report}.txt`),
      pairs: await Promise.all(pairs.map(listed)),
    });
  }
  const together = new Map(found.groups.flatMap((members) => members.map((member) => [member, members])));
  const apart = found.pairs
    .filter(({ one, other, comparison }) => {
      const group = together.get(one);
      return comparison.same > 0 && (group === undefined || group !== together.get(other));
    })
    .sort((one, other) => other.comparison.same - one.comparison.same);
  const reuse: Reused[] = [];
  for (const pair of json || limit === 0 ? apart : apart.slice(0, limit))
    reuse.push({ ...(await listed(pair)), because: pair.judgement.joined ? '' : pair.judgement.because });
  if (json) process.stdout.write(asJson({ reports: editions.length, groups, reuse }));
  else if (!quiet) process.stdout.write(printed(editions.length, groups, reuse, apart.length));
  return problems.length === 0 ? 0 : 1;
}

async function editionsIn(
  clean: string,
  textOf: (report: string) => Promise<string>,
): Promise<{ readonly editions: readonly Edition[]; readonly problems: readonly string[] }> {
  const { data } = await readManifest(clean);
  const { names } = await listClean(clean, await walk(clean), data);
  const editions: Edition[] = [];
  const problems: string[] = [];
  for (const name of names) {
    const { data: sidecar } = await readSidecar(clean, name);
    const text = await textOf(name).catch(() => undefined);
    if (sidecar === undefined || text === undefined)
      problems.push(`${join(clean, name)}: its files cannot be read. \`pnpm pipeline verify\` says why.`);
    else editions.push(editionOf(name, text, sidecar));
  }
  return { editions, problems };
}

function printed(reports: number, groups: readonly Group[], reuse: readonly Reused[], all: number): string {
  const lines: string[] = [];
  for (const { canonical, reports: members, pairs } of groups) {
    for (const member of members) lines.push(`${member === canonical ? '*' : ' '} ${member}`);
    for (const pair of pairs) lines.push(...printedPair(pair, pair.relation));
    lines.push('');
  }
  if (reuse.length > 0) lines.push('Not the same, with words in common:', '');
  for (const pair of reuse)
    lines.push(`  ${pair.one}`, `  ${pair.other}`, ...printedPair(pair, pair.because), '');
  if (reuse.length < all) lines.push(`… and ${all - reuse.length} pairs more (--limit 0 shows all)`, '');
  const twice = groups.reduce((sum, group) => sum + group.reports.length, 0);
  const editions =
    groups.length === 0
      ? 'none of them is there twice'
      : `${twice} of them are editions of ${groups.length} (* is the one to read)`;
  lines.push(`${reports} reports: ${editions}; ${all} pairs only share words`);
  return `${lines.map(visible).join('\n')}\n`;
}

function printedPair({ one, other, share, places }: Listed, word: string): string[] {
  const percent = (part: number): string => `${Math.floor(part * 100)} %`;
  const shown = places
    .slice(0, 5)
    .map(({ one: [from, to], other: [begin, end] }) => `${from}–${to} = ${begin}–${end}`);
  const more = places.length > 5 ? `, … (${places.length} stretches)` : '';
  return [
    `    ${word}: ${percent(share.one)} of ${lastOf(one)}, ${percent(share.other)} of ${lastOf(other)}; lines ${shown.join(', ')}${more}`,
  ];
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
