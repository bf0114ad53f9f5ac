import { missingFolder } from '../building/wrong-folders.ts';
import type { Said } from '../export/dataset.ts';
import { exportCorpus } from '../export/export-corpus.ts';
import { BrokenCorpus } from '../export/outgoing-reports.ts';
import { FolderTaken } from '../export/staged-folder.ts';
import { visible } from '../opening/problem.ts';
import { asJson } from './as-json.ts';
import type { ExportWords } from './export.ts';
import { isInside } from './is-inside.ts';
import { say } from './say.ts';

/** Writes the export; gives the exit status. */
export async function writeExport(words: ExportWords): Promise<number> {
  const { raw, clean, json, quiet, out, format, shardSize } = words;
  if (format.length === 0) return say('error: --format is missing: say what to write.', 2);
  if (out === undefined) return say('error: --out is missing: name the folder to write into.', 2);
  const needed = format.includes('tei') ? { '--raw': raw, '--clean': clean } : { '--clean': clean };
  const missing = await missingFolder(needed);
  if (missing !== undefined) return say(`error: ${missing}`, 2);
  for (const [flag, folder] of [
    ['--raw', raw],
    ['--clean', clean],
  ] as const)
    if (isInside(folder, out) || isInside(out, folder))
      return say(
        `error: --out ${out} and ${flag} ${folder} lie in one another. Give a folder outside of it.`,
        2,
      );
  const waits = (holder: string | undefined): void => {
    const which = holder === undefined ? '' : ` (process ${holder})`;
    process.stderr.write(`waiting: another export${which} is at work on ${out}\n`);
  };
  try {
    const plan = { out, formats: format, shardBytes: shardSize * 1_000_000, said: saidIn(words), waits };
    const { reports, files, notes: found } = await exportCorpus({ raw, clean }, plan);
    const notes = [...found, ...unstated(words)];
    if (json) process.stdout.write(asJson({ out, reports, files, notes }));
    else if (!quiet) {
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0).toLocaleString('en-GB');
      process.stdout.write(
        `${reports.toLocaleString('en-GB')} reports in ${files.length.toLocaleString('en-GB')} files of ${bytes} bytes: ${out}\n`,
      );
      for (const note of notes) process.stderr.write(`note: ${visible(note)}\n`);
    }
    return 0;
  } catch (error) {
    if (error instanceof FolderTaken) return say(`error: ${error.message}`, 2);
    if (error instanceof BrokenCorpus) return say(error.message, 1);
    throw error;
  }
}

function saidIn({
  name,
  title,
  description,
  licence,
  url,
  creator,
  published,
  datasetVersion,
}: ExportWords): Said {
  const given = { title, description, licence, url, creator, published, version: datasetVersion };
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { name, ...stated };
}

/** What the standards require of a dataset and was not said: nothing is made up for it. */
function unstated(words: ExportWords): readonly string[] {
  const needed = ['licence', 'url', 'creator', 'published'] as const;
  const missing = needed.filter((flag) => words[flag] === undefined);
  if (missing.length === 0) return [];
  return [
    `not stated, though Croissant or RO-Crate requires it of a dataset that is published: ${missing.map((flag) => `--${flag}`).join(', ')}.`,
  ];
}
