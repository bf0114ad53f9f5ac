import { pipelineNames } from '../building/pipelines-folder.ts';
import { wrongFolders } from '../building/wrong-folders.ts';
import { readEarlier } from '../corpus/earlier.ts';
import { listRaw } from '../corpus/raw-folder.ts';
import { sourceOf } from '../documents/source-of.ts';
import { visible } from '../opening/problem.ts';
import { articlesOf } from '../pipeline/articles/articles.ts';
import { asJson } from './as-json.ts';
import type { Common } from './folders.ts';
import { say } from './say.ts';
import { table } from './table.ts';

/** A source, its raw documents and its reports. */
export interface Listed {
  readonly source: string;
  readonly documents: {
    path: string;
    parts?: readonly string[];
    reports: readonly string[];
    error?: string;
  }[];
}

/** Lists the sources; gives the exit status. What lies in no source's folder has the source of the last build, if any. */
export async function listSources({ raw, clean, json, quiet }: Common): Promise<number> {
  const wrong = await wrongFolders(raw, clean);
  if (wrong !== undefined) {
    return say(`error: ${wrong}`, 2);
  }
  const { sources, warnings } = await listedIn(raw, clean);
  for (const warning of warnings) if (!quiet) process.stderr.write(`warning: ${visible(warning)}\n`);
  process.stdout.write(json ? asJson({ sources }) : printed(sources));
  return 0;
}

/** The sources with the documents of a raw folder, and the reports that a clean folder has of each. */
export async function listedIn(
  raw: string,
  clean: string,
): Promise<{ readonly sources: readonly Listed[]; readonly warnings: readonly string[] }> {
  const names = pipelineNames();
  const { documents: files, warnings } = await listRaw(raw);
  const documents = await articlesOf(files, names);
  const earlier = await readEarlier(clean);
  const listed = new Map<string, Listed['documents']>(names.map((name) => [name, []]));
  for (const { path, parts } of documents) {
    const built = earlier.documents.get(path);
    const source = sourceOf(path, names) ?? built?.source ?? '(not built yet)';
    const document = {
      path,
      ...(parts.length > 1 && { parts }),
      reports: built?.reports ?? [],
      ...(built?.error !== undefined && { error: built.error }),
    };
    listed.set(source, [...(listed.get(source) ?? []), document]);
  }
  const sources = [...listed].map(([source, found]): Listed => ({ source, documents: found }));
  return { sources, warnings };
}

function printed(sources: readonly Listed[]): string {
  const lines = sources.map(({ source, documents }) => [
    source,
    documents.length,
    documents.reduce((sum, document) => sum + document.reports.length, 0),
    documents.filter((document) => document.error !== undefined).length,
  ]);
  const detail = sources.flatMap(({ source, documents }) =>
    documents.flatMap(({ path, parts = [], reports, error }) => [
      `${source}: ${[path, ...parts.slice(1)].join(' + ')}${error === undefined ? '' : ` (failed: ${error})`}`,
      ...reports.map((report) => `  ${report}`),
    ]),
  );
  return `${table(['source', 'documents', 'reports', 'failed'], lines)}\n${detail.map((line) => `${visible(line)}\n`).join('')}`;
}
