import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The packages whose code is in what was compiled of some files, with their licences, as their terms ask for. */
export function licencesOf(root: string, files: readonly string[]): string {
  const folders = new Set(
    files.flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
  );
  const packages = [...folders]
    .map((folder) => path.join(root, folder))
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
      const text = file === undefined ? '' : `\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
      return { title: `${name} ${version}`, text: `## ${name} ${version}\n\n${license}\n${text}` };
    })
    .sort((one, other) => (one.title < other.title ? -1 : 1));
  return `# What is compiled in\n\n${packages.map(({ text }) => text).join('\n')}`;
}
