import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { whileAlone } from '../corpus/lock.ts';
import type { Manifest } from '../documents/manifest.ts';
import type { Folders } from '../opening/folders.ts';
import { croissant } from './croissant.ts';
import { csv } from './csv.ts';
import { dataPackage } from './data-package.ts';
import type { Dataset, FormatFiles, Said } from './dataset.ts';
import { datasetCard } from './dataset-card.ts';
import { dolma } from './dolma.ts';
import { factsOf } from './facts.ts';
import type { Format, FormatName } from './format.ts';
import { jsonl } from './jsonl.ts';
import { corpusAt, outgoingReports } from './outgoing-reports.ts';
import { parquet } from './parquet.ts';
import { PLOTS } from './plots.ts';
import { roCrate } from './ro-crate.ts';
import { madeFolder, printSums, type Sealed, SUMS, sealed, stagedFolder } from './staged-folder.ts';
import { tei } from './tei/tei.ts';

/** What is to be exported, and where to. */
export interface ExportPlan {
  readonly out: string;
  readonly formats: readonly FormatName[];
  /** a file ends where the next text would bring its texts over so many bytes (UTF-8) */
  readonly shardBytes: number;
  readonly said: Said;
  /** called once where another process exports to the folder, with its number where it says it */
  readonly waits?: (holder: string | undefined) => void;
}

/** What was exported. */
export interface Exported {
  readonly reports: number;
  readonly files: readonly Sealed[];
  /** what a person should know of the files, in plain sentences */
  readonly notes: readonly string[];
}

/**
 * Writes a clean corpus in formats that others read, with what describes it, into a folder of its own.
 *
 * The bytes depend on the corpus and the plan alone. Rejects with a BrokenCorpus where the corpus is not as it was
 * written, and with a FolderTaken where the folder holds something else; nothing is then changed. Where another process
 * exports to the same folder, it waits for that.
 */
export async function exportCorpus(folders: Folders, plan: ExportPlan): Promise<Exported> {
  const corpus = await corpusAt(folders);
  await madeFolder(plan.out);
  return whileAlone(plan.out, { waits: plan.waits ?? (() => undefined) }, () =>
    written(folders, corpus, plan),
  );
}

async function written(folders: Folders, corpus: Manifest, plan: ExportPlan): Promise<Exported> {
  const { staging, finish, abandon } = await stagedFolder(plan.out);
  try {
    const formats = plan.formats.map((name) => ({ name, format: OPENED[name](staging, folders) }));
    const gatherer = factsOf(corpus);
    for await (const report of outgoingReports(folders, corpus, plan.shardBytes)) {
      gatherer.add(report);
      for (const { format } of formats) await format.add(report);
    }
    const data: FormatFiles[] = [];
    for (const { name, format } of formats) {
      const paths = await format.end();
      const files: Sealed[] = [];
      for (const path of paths) files.push(await sealed(staging, path));
      data.push({ format: name, files });
    }
    const dataset: Dataset = { said: plan.said, facts: gatherer.facts(), formats: data };
    const files = data.flatMap((each) => each.files);
    for (const [path, print] of describing) {
      await mkdir(dirname(join(staging, path)), { recursive: true });
      await writeFile(join(staging, path), print(dataset, files));
      files.push(await sealed(staging, path));
    }
    await writeFile(join(staging, SUMS), printSums(files));
    await finish(files);
    return {
      reports: dataset.facts.reports,
      files,
      notes: formats.flatMap(({ format }) => format.notes()),
    };
  } finally {
    await abandon();
  }
}

const OPENED: Readonly<Record<FormatName, (folder: string, folders: Folders) => Format>> = {
  jsonl,
  parquet,
  csv,
  dolma,
  tei,
};

/** The files that say what the data are; the last one names the others. */
const describing: readonly (readonly [
  path: string,
  print: (dataset: Dataset, files: readonly Sealed[]) => string,
])[] = [
  ...PLOTS.map(({ path, draw }) => [path, ({ facts }: Dataset) => draw(facts)] as const),
  ['README.md', datasetCard],
  ['datapackage.json', dataPackage],
  ['croissant.json', croissant],
  ['ro-crate-metadata.json', roCrate],
];
