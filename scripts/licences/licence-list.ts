import type { InstalledPackage } from './installed-packages.ts';

/** Licences under which what is run with the house may be: they ask for no more than to be named. */
const RUN_TIME = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
];

/** Others under which what only builds or tests the house may be: nothing of it is given away with the house. */
const BUILD_TIME = [...RUN_TIME, 'MPL-2.0'];

/** Packages that state a licence in no place but their readme, and what it says there. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  'humanize-number@0.0.2': 'MIT',
  'only@0.0.2': 'MIT',
};

function licenceOf({ name, version, licence }: InstalledPackage): string {
  return licence || (READ_BY_HAND[`${name}@${version}`] ?? '');
}

/** Why packages may not be used, a sentence each. */
export function licenceProblems(packages: readonly InstalledPackage[]): readonly string[] {
  return packages.flatMap((each) => {
    const licence = licenceOf(each);
    const may = each.atRunTime ? RUN_TIME : BUILD_TIME;
    if (isAmong(licence, may)) return [];
    const where = each.atRunTime ? 'at run time' : 'to build and test';
    return [
      `${each.name}@${each.version}: ${licence || 'no licence is stated'}: it may not be used ${where}`,
    ];
  });
}

/** The list of all packages and their licences, as Markdown: the same on every machine. */
export function licenceList(packages: readonly InstalledPackage[]): string {
  const everywhere = packages.filter(({ isForOneMachine }) => !isForOneMachine);
  const part = (atRunTime: boolean) => {
    const own = everywhere.filter((each) => each.atRunTime === atRunTime);
    return own.map((each) => `${each.name} ${each.version} ${licenceOf(each)}`).join('\n');
  };
  return `# Licences

The house itself is under the MIT licence. Written by \`pnpm licences\`; a test holds this list to what is installed, and each licence to those that are allowed (scripts/licences/licence-list.ts).
Left out are builds for one kind of machine: they are under the licence of the package that asks for them.

## At run time

\`\`\`text
${part(true)}
\`\`\`

## To build, test and compare

\`\`\`text
${part(false)}
\`\`\`
`;
}

/** \`MIT OR GPL-3.0\` lets one choose; \`MIT AND ISC\` asks for both. */
function isAmong(licence: string, may: readonly string[]): boolean {
  const bare = licence.replace(/[()]/g, '').trim();
  if (/ OR /i.test(bare)) return bare.split(/ OR /i).some((each) => isAmong(each, may));
  if (/ AND /i.test(bare)) return bare.split(/ AND /i).every((each) => isAmong(each, may));
  return may.includes(bare);
}
