import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ManifestFile } from '../documents/manifest.ts';
import type { SameAs, Sidecar } from '../documents/sidecar.ts';
import { comparableOf } from '../near-duplicates/comparable.ts';
import type { Comparison } from '../near-duplicates/comparison.ts';
import type { Edition } from '../near-duplicates/edition.ts';
import type { Editions } from '../near-duplicates/editions.ts';
import { comparing, nearDuplicatesAmong } from '../near-duplicates/near-duplicates.ts';
import { pairsToCompare } from '../near-duplicates/pairs-to-compare.ts';
import { sameAsOf } from '../near-duplicates/same-as.ts';
import { withoutEnding } from './earlier.ts';
import {
  fingerprintReader,
  type KnownEdition,
  knownEditionOf,
  namesOthers,
  placeKeyIn,
  printedEdition,
  printKeyIn,
  readEdition,
} from './printed-edition.ts';
import { refuseLinks } from './refuse-links.ts';
import { printOfReport } from './staged.ts';
import { rememberReport, type State } from './state.ts';
import { systemReason } from './system-reason.ts';
import { withSameAs } from './with-same-as.ts';
import { bytesAtOnce, fileRecord, writeWhole } from './write-whole.ts';
import type { WrittenFiles } from './written-files.ts';

/** A report that can be held against others: what is kept of it, as it is written down. */
interface Held {
  readonly report: string;
  readonly printed: Buffer;
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
  files: Pick<WrittenFiles, 'ofReport' | 'renew'>,
): Promise<readonly { readonly path: string; readonly error: string }[]> {
  const failed: { path: string; error: string }[] = [];
  const { known } = state;
  const held: Held[] = [];
  for (const report of reports) {
    const printed = printedOf(report);
    if (printed !== undefined) held.push({ report, printed });
  }
  const editions = editionsAmong(held, (report) => {
    const [text, sidecar] = files.ofReport(report);
    return text && sidecar && readAgain(text, sidecar);
  });
  const compared = comparing(async (number) => {
    const { report, glossary } = editions.whole(number);
    const text = bytesAtOnce(join(state.folder, `${report}.txt`));
    return comparableOf(text?.toString('utf8') ?? '', glossary);
  });
  const compare = async (one: number, other: number): Promise<Comparison> => {
    const key = `${textKey(one)} ${textKey(other)}`;
    const comparison = known.comparison(key) ?? (await compared(one, other));
    known.keepComparison(key, comparison);
    return comparison;
  };
  const key = pairsKeyOf(held);
  const before = known.pairs(key)?.filter(([one, other]) => one < other && other < held.length);
  const pairs = before ?? pairsToCompare(editions);
  known.keepPairs(key, pairs);
  const told = await sameAsOf(editions, await nearDuplicatesAmong(editions, compare, pairs), compare);
  for (const [number, { report, printed }] of held.entries()) {
    const sameAs = told.get(number);
    if (sameAs !== undefined || namesOthers(printed)) await tell(report, editions.whole(number), sameAs);
  }
  known.save();
  return failed;

  /** Tells the text of a report, and the paragraphs of it that are not compared. */
  function textKey(number: number): string {
    const { glossary } = editions.whole(number);
    const [text] = files.ofReport(held[number]?.report ?? '');
    return `${text?.sha256}${glossary === undefined ? '' : ` ${glossary.from}-${glossary.to}`}`;
  }

  function printedOf(report: string): Buffer | undefined {
    const [text, sidecar, trace] = files.ofReport(report);
    if (text === undefined || sidecar === undefined || trace === undefined) return undefined;
    return known.printed(keyOf(text, sidecar)) ?? readAgain(text, sidecar);
  }

  function readAgain(text: ManifestFile, sidecar: ManifestFile): Buffer | undefined {
    const [words, said] = [bytesOf(text), bytesOf(sidecar)];
    if (words === undefined || said === undefined) return undefined;
    const sidecarSaid = JSON.parse(said.toString('utf8')) as Sidecar;
    const printed = printedEdition(knownEditionOf(words.toString('utf8'), sidecarSaid));
    known.keepEdition(keyOf(text, sidecar), printed);
    return printed;
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
    const records = files.ofReport(path);
    const [text, trace] = [records[0] && bytesOf(records[0]), records[2] && bytesOf(records[2])];
    if (text === undefined || trace === undefined) {
      stand.disturb();
      return;
    }
    const printWith = (sidecar: Buffer): string => printOfReport(path, [text, sidecar, trace], stand.prints);
    rememberReport(state, records, printWith(after), printWith(before));
  }

  async function tell(
    report: string,
    { report: _, ...before }: Whole,
    sameAs?: readonly SameAs[],
  ): Promise<void> {
    const [text, sidecar] = files.ofReport(report) as readonly [ManifestFile, ManifestFile];
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
      state.stand?.leaves(`${state.folder}/${text.path}`);
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

/**
 * Tells reports by all that is asked of them to find the pairs that are worth a comparison: what they say of themselves, and
 * their hashes. Of a report that was changed in a few words these are mostly what they were.
 */
function pairsKeyOf(held: readonly Held[]): string {
  const keys = createHash('sha256');
  for (const { printed } of held) keys.update(printKeyIn(printed), 'latin1');
  return keys.digest('base64url');
}

/** Tells a report by the bytes of its text and of its sidecar. */
function keyOf(text: ManifestFile, sidecar: ManifestFile): string {
  return text.sha256 + sidecar.sha256;
}

/** All that is kept of a report. */
type Whole = Edition & KnownEdition;

/** What is asked of all reports is told from what is kept of them; those of which all is asked are read once. */
function editionsAmong(
  held: readonly Held[],
  readAgain: (report: string) => Buffer | undefined,
): Omit<Editions, 'whole'> & { readonly whole: (number: number) => Whole } {
  const wholes = new Map<number, Whole>();
  const fingerprint = fingerprintReader();
  const printed = (number: number): Buffer => (held[number] as Held).printed;
  return {
    count: held.length,
    fingerprint: (number) => fingerprint(printed(number)),
    printKey: (number) => printKeyIn(printed(number)),
    placeKey: (number) => placeKeyIn(printed(number)),
    whole(number) {
      const { report, printed } = held[number] as Held;
      const whole = wholes.get(number) ?? { ...read(report, printed), report: withoutEnding(report) };
      wholes.set(number, whole);
      return whole;
    },
  };

  /** What was written down may have come to harm since. */
  function read(report: string, printed: Buffer): KnownEdition {
    try {
      return readEdition(printed);
    } catch {
      return readEdition(readAgain(report) ?? printed);
    }
  }
}
