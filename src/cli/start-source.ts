import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isInstalled } from '../building/house-folder.ts';
import { isFolder, isThere } from '../corpus/raw-folder.ts';
import { MANIFEST } from '../corpus/raw-manifest.ts';
import { writeWhole } from '../corpus/write-whole.ts';
import type { Known } from '../documents/raw-document.ts';
import { asJson } from './as-json.ts';
import { draftSource, type SourceDraft } from './draft-source.ts';
import { givenFiles } from './given-files.ts';
import type { NewOptions } from './new.ts';
import { readGiven } from './read-given.ts';
import { say } from './say.ts';
import { summaryOf, toldOf } from './show-learned.ts';
import { type PlannedFile, sourceFiles } from './source-files.ts';

const nameForm = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Starts a source from files; gives the exit status. `taken` are the names of the commands there are. */
export async function startSource(
  source: string,
  words: readonly string[],
  taken: readonly string[],
  options: NewOptions,
): Promise<number> {
  const { raw, pipelines, fixtures, force, dryRun, json, quiet } = options;
  const wrong = await wrongName(source, taken, options);
  if (wrong !== undefined) return say(wrong, 2);
  const given = await givenFiles(words);
  for (const problem of given.problems) say(problem, 2);
  if (given.problems.length > 0) return 2;
  if (given.files.length === 0) return say('none of the files that were given is a page or a text.', 2);
  const { documents, problems } = await readGiven(source, given.files);
  for (const problem of problems) say(problem, 1);
  if (problems.length > 0) return say('Nothing was written. Leave these files out, or save them again.', 1);
  const draft = forHere(await draftSource(source, documents));
  if (draft.drafted.length === 0) {
    for (const doubt of draft.doubts) say(doubt, 1);
    return say('Nothing was written: no report was found in any of the files.', 1);
  }
  const manifest = await manifestIn(join(raw, source));
  if (manifest === undefined)
    return say(`${join(raw, source, MANIFEST)} is not JSON. Correct it; nothing was written.`, 1);
  const files = sourceFiles(source, given.files, draft, { raw, pipelines, fixtures }, manifest);
  const there = force ? [] : await alreadyThere(files);
  if (there.length > 0 && !dryRun)
    return say(`${there.join(', ')}: there already. Nothing was written; --force overwrites.`, 1);
  if (!dryRun) await writeWhole(files);
  const summary = summaryOf(source, given, draft, dryRun ? [] : files.map(({ location }) => location));
  if (json) process.stdout.write(asJson(summary));
  else if (!quiet) process.stdout.write(`${toldOf(summary)}${dryRun ? `\n${draft.text}` : ''}`);
  return 0;
}

/** In the project of somebody who has installed the package, an adapter imports the package. */
function forHere(draft: SourceDraft): SourceDraft {
  if (!isInstalled()) return draft;
  return { ...draft, text: draft.text.replace("'../src/index.ts'", "'qingyuan'") };
}

async function wrongName(
  source: string,
  taken: readonly string[],
  { pipelines, force }: NewOptions,
): Promise<string | undefined> {
  if (!nameForm.test(source) || source.length > 60)
    return `${source} is no name of a source. Use lower-case letters, digits and hyphens, beginning with a letter, such as qinghe-county.`;
  if (!(await isFolder(pipelines)) && !isInstalled())
    return `--pipelines ${pipelines}: there is no such folder. Run this in the folder of the project.`;
  if (await isThere(join(pipelines, `${source}.ts`)))
    return force
      ? undefined
      : `${join(pipelines, `${source}.ts`)} is there already. Give another name, or --force to write it anew.`;
  return taken.includes(source) ? `${source} is a command. Give the source another name.` : undefined;
}

async function manifestIn(folder: string): Promise<Readonly<Record<string, Known>> | undefined> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => '{}');
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as Readonly<Record<string, Known>>;
  } catch {
    return undefined;
  }
}

/** The planned files that would be written over another. */
async function alreadyThere(files: readonly PlannedFile[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { location, bytes, ours } of files) {
    if (ours === true || !(await isThere(location))) continue;
    const same = await readFile(location).then(
      (before) => before.equals(bytes),
      () => false,
    );
    if (!same) found.push(location);
  }
  return found;
}
