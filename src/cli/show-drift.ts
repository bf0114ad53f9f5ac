import type { Adapter } from '../adapters/adapter.ts';
import { loadPipeline } from '../building/pipelines-folder.ts';
import { isFolder, listRaw } from '../corpus/raw-folder.ts';
import type { RawDocument } from '../documents/raw-document.ts';
import { sourceOf } from '../documents/source-of.ts';
import { type Drift, driftOf } from '../learn/drift.ts';
import { failedProfile, type Profile, profileOf } from '../learn/profile.ts';
import { unknownLines } from '../learn/unknown-lines.ts';
import { visible } from '../opening/problem.ts';
import { articlesOf } from '../pipeline/articles/articles.ts';
import { cleaned } from '../pipeline/pipeline.ts';
import { readerFor } from '../readers/reader.ts';
import { asJson } from './as-json.ts';
import type { DriftOptions } from './drift.ts';
import { type GivenFile, givenFiles } from './given-files.ts';
import { readGiven } from './read-given.ts';
import { say } from './say.ts';

/** So many raw documents are compared with; of more, those at even distances. */
const most = 60;

/** Shows how far new files are from those of a source; gives the exit status. */
export async function showDrift(
  source: string,
  words: readonly string[],
  { raw, json, quiet }: DriftOptions,
): Promise<number> {
  const given = await givenFiles(words);
  for (const problem of given.problems) say(problem, 2);
  if (given.problems.length > 0) return 2;
  if (given.files.length === 0) return say('none of the files that were given is a page or a text.', 2);
  const adapter = await loadPipeline(source);
  const { documents, problems } = await readGiven(source, given.files);
  const earlier = (await isFolder(raw)) ? await rawDocuments(raw, source, given.files) : [];
  const before = await Promise.all(earlier.map((document) => profiled(document, adapter)));
  const fresh = documents.map(({ document }) => document);
  const drifts: Drift[] = [];
  for (const document of fresh) drifts.push(driftOf(await profiled(document, adapter), before));
  for (const problem of problems) drifts.push(driftOf(failedProfile('', problem), before));
  const lines = await unknownLines(fresh, earlier, adapter);
  const drifted = lines.length > 0 || drifts.some(({ verdict }) => verdict === 'drifts');
  const result = {
    source,
    compared: before.length,
    verdict: drifted ? 'drifts' : 'fits',
    newLines: lines,
    files: drifts,
  };
  if (json) process.stdout.write(asJson(result));
  else if (!quiet || drifted) process.stdout.write(told(source, before.length, drifts, lines));
  return drifted ? 1 : 0;
}

async function profiled(document: RawDocument, adapter: Adapter): Promise<Profile> {
  try {
    return await profileOf(document, adapter, await cleaned(document, adapter));
  } catch (error) {
    return failedProfile(document.files[0]?.path ?? '', (error as Error).message);
  }
}

/** The raw documents of a source but for those that were given. */
async function rawDocuments(
  raw: string,
  source: string,
  given: readonly GivenFile[],
): Promise<readonly RawDocument[]> {
  const files = (await listRaw(raw)).documents.filter(({ path }) => sourceOf(path, [source]) === source);
  const articles = await articlesOf(files, [source]);
  const step = Math.max(1, articles.length / most);
  const found: RawDocument[] = [];
  for (let at = 0; at < articles.length; at += step) {
    try {
      const sources = (await articles[Math.floor(at)]?.read()) ?? [];
      const [first] = sources;
      if (first === undefined || sources.some(({ bytes }) => given.some((each) => each.bytes.equals(bytes))))
        continue;
      found.push(await readerFor(first.path, first.bytes.subarray(0, 1024)).read(sources));
    } catch {
      // What cannot be read is told where the corpus is built; there is nothing to compare with in it.
    }
  }
  return found;
}

function told(source: string, compared: number, drifts: readonly Drift[], lines: readonly string[]): string {
  const files = drifts.map(({ path, verdict, signs, kept, reports, layouts }) => {
    const layout = layouts.length === 0 ? '' : `, layout ${layouts.join(', ')}`;
    const figures = `${reports} report${reports === 1 ? '' : 's'}, ${Math.round(kept * 100)} % kept${layout}`;
    return `${verdict === 'fits' ? 'fits  ' : 'drifts'}  ${path === '' ? '' : `${visible(path)}  (${figures})`}\n${signs.map((sign) => `          ${visible(sign)}\n`).join('')}`;
  });
  const unknown =
    lines.length === 0
      ? ''
      : `\nRepeats in the new files, and no rule knows it:\n${lines.map((line) => `  ${visible(line)}\n`).join('')}`;
  const count = drifts.filter(({ verdict }) => verdict === 'drifts').length;
  const verdict =
    count === 0 && lines.length === 0
      ? 'They fit the adapter.'
      : count === 0
        ? `They are read, but say what pipelines/${source}.ts does not know: add a rule for what is the site's.`
        : `${count} of ${drifts.length} drift. Look at pipelines/${source}.ts: a page that looks new wants a layout of its own.`;
  return `${files.join('')}${unknown}\nCompared with ${compared} raw documents of ${source}. ${verdict}\n`;
}
