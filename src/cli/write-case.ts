import { join } from 'node:path';
import { contextOf } from '../audit/context.ts';
import { openNamed } from '../audit/open-report.ts';
import { namesFor } from '../audit/pages/audit-pages.ts';
import { missingFolder } from '../building/wrong-folders.ts';
import { isThere } from '../corpus/raw-folder.ts';
import { writeWhole } from '../corpus/write-whole.ts';
import { visible } from '../opening/problem.ts';
import { type MadeCase, makeCase, shouldOf } from '../review/make-case.ts';
import { describedReports, type FoundMark, type PlacedMark, placeMarks } from '../review/place-marks.ts';
import { readReviews } from '../review/read-reviews.ts';
import { asJson } from './as-json.ts';
import { cleanAsTests } from './clean-as-tests.ts';
import type { NewCaseOptions } from './new-case.ts';
import { saidOf } from './print-mark.ts';
import { rawFiles } from './raw-files.ts';
import { reviewsFolder } from './reviews-folder.ts';
import { say } from './say.ts';

/** The files of a case are read in the order of their names, as text. */
const MOST_FILES = 9;

/** Makes a case of a mark; gives the exit status. */
export async function writeCase(word: string, options: NewCaseOptions): Promise<number> {
  const { raw, clean, json, quiet, fixtures, name: named, whole } = options;
  const reviews = reviewsFolder(clean, options.reviewsDir);
  const missing = await missingFolder({
    '--raw': raw,
    '--clean': clean,
    '--reviews-dir': reviews,
    '--fixtures': fixtures,
  });
  if (missing !== undefined) return say(missing, 2);
  if (named !== undefined && !/^[a-z0-9][a-z0-9-]*$/.test(named))
    return say(`--name ${named}: small letters, digits and hyphens only.`, 2);
  const { marks } = await readReviews(reviews);
  const stored = marks.filter(({ id }) => id === word || (word.length >= 4 && id.startsWith(word)));
  const [one] = stored;
  if (one === undefined || stored.length > 1)
    return say(
      `${stored.length === 0 ? 'there is no mark' : `${stored.length} marks begin with`} ${word} in ${reviews}. \`audit --reviews\` lists them.`,
      2,
    );
  const folders = { raw, clean };
  const reports = await describedReports(folders, await namesFor(folders, [], []));
  const { value: placed } = (await placeMarks(folders, reports, [one]).next()) as { value: PlacedMark };
  if (placed.status === 'lost') return say(`${one.id} is lost: ${placed.why}`, 1);
  const report = await openNamed(folders, placed.report);
  const { mark } = placed;
  const now = placed.now.text;
  const should = options.should ?? shouldOf(mark, report.raw.text.slice(placed.raw.from, placed.raw.to));
  if (should === undefined)
    return say(`${one.id} does not say what should stand there. Give --should TEXT.`, 2);
  if (now === undefined)
    return say(`${one.id}: the place is changed as one with what stands beside it. Mark it again.`, 1);
  if (now === should)
    return say(`${one.id} is ${placed.status}: what should stand there stands there. Nothing would fail.`, 1);

  const { source } = report.sidecar;
  const folder = join(fixtures, mark.source, named ?? `mark-${one.id}`);
  if (await isThere(folder)) return say(`${folder} is there already. Give another --name.`, 2);
  if (source.files.length > MOST_FILES)
    return say(
      `${one.id}: its document has ${source.files.length} files; a case has ${MOST_FILES} at most.`,
      1,
    );
  const read = await rawFiles(raw, source);
  const place = { raw: placed.raw, now, should, isWhole: whole };
  const made = await makeCase(report, read.files, place, cleanAsTests(mark.source));
  if (made === undefined)
    return say(
      `${one.id}: the tests read a document by itself and without OCR, and then the pipeline makes something else of the place. No case was made.`,
      1,
    );
  await writeWhole(filesOf(made, folder, placed, should));
  if (!read.isExample)
    process.stderr.write(
      `note: manifest.json does not call ${source.files.map(({ path }) => `raw/${path}`).join(', ')} an example: ${made.lines === undefined ? 'the whole document' : 'a stretch of it'} is now copied into ${folder}. Put words of your own in its place before you publish it.\n`,
    );
  const run = `pnpm pipeline check ${mark.source}`;
  if (json) process.stdout.write(asJson({ folder, run, lines: made.lines, now, should }));
  else if (!quiet) process.stdout.write(printed(made, folder, run, now, should));
  return 0;
}

function filesOf(
  { files, reports, index, lines }: MadeCase,
  folder: string,
  { id, mark }: FoundMark,
  should: string,
): { location: string; bytes: Uint8Array }[] {
  const by = mark.rules.length === 0 ? 'no rule' : mark.rules.join(', ');
  const of = lines === undefined ? '' : ` Lines ${lines.from} to ${lines.to} of its document, in UTF-8.`;
  const note = mark.note === undefined ? '' : ` ${visible(mark.note)}`;
  const why = `Mark ${id}, ${by}: ${saidOf(mark.raw.exact)} should become ${saidOf(should)}.${note}${of}`;
  const other = 'Another report of the same document, as it was made when the case was.';
  const known = files.flatMap((file) =>
    file.known === undefined || Object.keys(file.known).length === 0
      ? []
      : [[file.name, file.known] as const],
  );
  const manifest = Buffer.from(`${JSON.stringify(Object.fromEntries(known), null, 2)}\n`);
  return [
    ...files.map(({ name, bytes }) => ({ location: join(folder, name), bytes })),
    ...(known.length > 0 ? [{ location: join(folder, 'manifest.json'), bytes: manifest }] : []),
    ...reports.flatMap(({ clean, kind }, at) => {
      const number = reports.length === 1 ? '' : `-${at + 1}`;
      const about = { why: at === index ? why : other, kind };
      return [
        { location: join(folder, `clean${number}.txt`), bytes: Buffer.from(clean) },
        {
          location: join(folder, `about${number}.json`),
          bytes: Buffer.from(`${JSON.stringify(about, null, 2)}\n`),
        },
      ];
    }),
  ];
}

function printed(
  { lines, at, today }: MadeCase,
  folder: string,
  run: string,
  now: string,
  should: string,
): string {
  const { before, after } = contextOf(today, { from: at, to: at + now.length });
  const of =
    lines === undefined ? 'the whole document' : `lines ${lines.from} to ${lines.to} of the document`;
  return `${folder}: ${of}
  ${visible(before)}【${saidOf(now)} → ${saidOf(should)}】${visible(after)}
Read its clean text: all but the place is as it is made today. It fails until the rule is mended:
  ${run}
`;
}
