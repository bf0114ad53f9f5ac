import { join } from 'node:path';
import type { ManifestFile } from '../documents/manifest.ts';
import type { SameAs, Sidecar } from '../documents/sidecar.ts';
import { comparableOf } from '../near-duplicates/comparable.ts';
import type { Comparison } from '../near-duplicates/comparison.ts';
import type { Edition } from '../near-duplicates/edition.ts';
import { comparing, nearDuplicatesAmong } from '../near-duplicates/near-duplicates.ts';
import { sameAsOf } from '../near-duplicates/same-as.ts';
import { filesOf, withoutEnding } from './earlier.ts';
import { type KnownEdition, knownEditionOf, printedEdition } from './printed-edition.ts';
import { refuseLinks } from './refuse-links.ts';
import { printOfReport } from './staged.ts';
import { rememberReport, type State } from './state.ts';
import { systemReason } from './system-reason.ts';
import { withSameAs } from './with-same-as.ts';
import { bytesAtOnce, fileRecord, writeWhole } from './write-whole.ts';
import type { WrittenFiles } from './written-files.ts';

/** A report that can be held against others. */
interface Held {
  readonly edition: Edition;
  /** of its text, and the paragraphs of it that are not compared */
  readonly textKey: string;
  readonly before: KnownEdition;
  readonly files: readonly [text: ManifestFile, sidecar: ManifestFile];
}

/**
 * Finds the reports that are the same one among all of a corpus, and writes it into their sidecars where they do not
 * say it yet; `files` are then those that were written.
 *
 * What is found depends on the reports alone, not on what this run did. A report whose files are not what the manifest
 * says is left out, and left as it is. Gives the sidecars that could not be written, and why: they stay as they were.
 */
export async function joinEditions(
  state: State,
  reports: readonly string[],
  files: Pick<WrittenFiles, 'get' | 'renew'>,
): Promise<readonly { readonly path: string; readonly error: string }[]> {
  const failed: { path: string; error: string }[] = [];
  const { known } = state;
  const held: Held[] = [];
  for (const report of reports) {
    const found = heldOf(report);
    if (found !== undefined) held.push(found);
  }
  const editions = held.map(({ edition }) => edition);
  const compared = comparing(async (report) => {
    const { files, edition } = held[report] as Held;
    return comparableOf(
      bytesAtOnce(join(state.folder, files[0].path))?.toString('utf8') ?? '',
      edition.glossary,
    );
  });
  const compare = async (one: number, other: number): Promise<Comparison> => {
    const key = `${held[one]?.textKey} ${held[other]?.textKey}`;
    const comparison = known.comparison(key) ?? (await compared(one, other));
    known.keepComparison(key, comparison);
    return comparison;
  };
  const told = await sameAsOf(editions, await nearDuplicatesAmong(editions, compare), compare);
  for (const [report, each] of held.entries()) await tell(each, told.get(report));
  known.save();
  return failed;

  function heldOf(report: string): Held | undefined {
    const [text, sidecar] = filesOf(report).map((path) => files.get(path));
    if (text === undefined || sidecar === undefined) return undefined;
    const before = known.edition(keyOf(text, sidecar)) ?? readAgain(text, sidecar);
    if (before === undefined) return undefined;
    const { glossary } = before;
    const textKey = `${text.sha256}${glossary === undefined ? '' : ` ${glossary.from}-${glossary.to}`}`;
    return { edition: { ...before, report: withoutEnding(report) }, textKey, before, files: [text, sidecar] };
  }

  function readAgain(text: ManifestFile, sidecar: ManifestFile): KnownEdition | undefined {
    const [words, said] = [bytesOf(text), bytesOf(sidecar)];
    if (words === undefined || said === undefined) return undefined;
    const edition = knownEditionOf(words.toString('utf8'), JSON.parse(said.toString('utf8')) as Sidecar);
    known.keepEdition(keyOf(text, sidecar), printedEdition(edition));
    return edition;
  }

  /** Of a file that is as the manifest says; in the thread itself, for there are many and they are small. */
  function bytesOf(file: ManifestFile): Buffer | undefined {
    try {
      const bytes = bytesAtOnce(join(state.folder, file.path));
      return bytes !== undefined && fileRecord(file.path, bytes).sha256 === file.sha256 ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  /** The whole report has another fingerprint, though one file of it was written. */
  function rememberTold(path: string, [before, after]: readonly [said: Buffer, says: Buffer]): void {
    const { stand } = state;
    if (stand === undefined) return;
    const records = filesOf(path).flatMap((each) => files.get(each) ?? []);
    const [text, trace] = [records[0] && bytesOf(records[0]), records[2] && bytesOf(records[2])];
    if (text === undefined || trace === undefined) {
      stand.disturb();
      return;
    }
    const printWith = (sidecar: Buffer): string => printOfReport(path, [text, sidecar, trace], stand.prints);
    rememberReport(state, records, printWith(after), printWith(before));
  }

  async function tell({ before, files: [text, sidecar] }: Held, sameAs?: readonly SameAs[]): Promise<void> {
    const said = sameAs === undefined ? '' : JSON.stringify(sameAs);
    if (said === before.sameAs) return;
    const found = bytesOf(sidecar);
    if (found === undefined) return;
    const location = join(state.folder, sidecar.path);
    const bytes = withSameAs(found, sameAs);
    const file = fileRecord(sidecar.path, bytes);
    try {
      refuseLinks(state.folder, sidecar.path);
      state.journal.note([file]);
      await writeWhole([{ location, bytes }]);
    } catch (error) {
      failed.push({ path: sidecar.path, error: systemReason(error) });
      return;
    }
    files.renew(file);
    rememberTold(text.path, [found, bytes]);
    known.keepEdition(keyOf(text, file), printedEdition({ ...before, sameAs: said }));
    state.touched.add(text.path);
    if (state.written.addFile(text.path, 1)) state.unchanged -= 1;
  }
}

/** Tells a report by the bytes of its text and of its sidecar. */
function keyOf(text: ManifestFile, sidecar: ManifestFile): string {
  return text.sha256 + sidecar.sha256;
}
