/** Writes docs/licences.md, the list of what is installed and under which licence: `pnpm licences`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedPackages } from './licences/installed-packages.ts';
import { licenceList, licenceProblems } from './licences/licence-list.ts';

const root = join(import.meta.dirname, '..');
const packages = installedPackages(root);
writeFileSync(join(root, 'docs/licences.md'), licenceList(packages));
for (const problem of licenceProblems(packages)) {
  console.error(problem);
  process.exitCode = 1;
}
