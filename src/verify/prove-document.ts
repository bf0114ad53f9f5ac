import { createHash } from 'node:crypto';
import { jsonLine } from '../documents/json-line.ts';
import type { Folders } from '../opening/folders.ts';
import type { Problem } from '../opening/problem.ts';
import { rawPlaceOf } from '../opening/raw-place.ts';
import { type RawText, readRawText } from '../opening/raw-text.ts';
import type { Seal } from '../opening/read-json.ts';
import { readClean, readTrace } from '../opening/report-files.ts';
import type { Span } from '../text/span.ts';
import { accountOf, noTally, sumOf, type Tally } from './account.ts';
import { blame, damagedUnseen } from './blame/blame.ts';
import { type PartOfDocument, partProblems } from './parts.ts';
import { type Described, type Proof, type ReportLine, sourceKey, type Unplaced } from './prove-task.ts';
import { recordProblems, ruleProblems } from './sidecar-problems.ts';

interface DocumentProof extends Omit<Proof, 'documents'> {
  /** what the bytes of the reports' clean texts and traces are, by path */
  readonly seals: ReadonlyMap<string, Seal>;
}

/**
 * Proves all reports of one raw document from the bytes of its files: each against its trace, and as parts of it.
 *
 * `holds` tells whether a file is the one that the manifest tells of. The raw text is read again by the sidecars' records, once for all; of the clean texts one is in memory at a time.
 */
export async function proveDocument(
  folders: Folders,
  reports: readonly Described[],
  holds: (file: string, seal: Seal) => boolean,
): Promise<DocumentProof> {
  const { raw, problems: rawProblems } = await readRawText(
    folders.raw,
    reports[0]?.sidecar.source.files ?? [],
  );
  const problems: Problem[] = [...rawProblems];
  const seals = new Map<string, Seal>();
  const lines: ReportLine[] = [];
  const parts: PartOfDocument[] = [];
  const edited: Span[] = [];
  const blamed = new Set<string>();
  let tally: Tally = noTally;
  for (const report of reports) {
    const { name, sidecar } = report;
    const { part } = sidecar.source;
    const {
      clean,
      seal,
      problems: cleanProblems,
    } = await readClean(folders.clean, name, sidecar.clean.sha256);
    const { trace, seal: traceSeal, problems: traceProblems } = await readTrace(folders.clean, name);
    if (seal !== undefined) seals.set(`${name}.txt`, seal);
    if (traceSeal !== undefined) seals.set(`${name}.trace.json`, traceSeal);
    problems.push(...cleanProblems, ...traceProblems);
    const account =
      raw === undefined || clean === undefined || trace === undefined
        ? undefined
        : accountOf(raw.text, clean.text, trace, part);
    parts.push({ name, part, split: account?.split });
    const unseen = clean?.intact === false && account !== undefined && account.fault === undefined;
    lines.push(lineOf(report, clean?.text, unseen ? ['.txt'] : []));
    if (raw === undefined || clean === undefined || trace === undefined || account === undefined) {
      tally = sumOf(tally, { ...noTally, unaccounted: Math.max(0, part.to - part.from) });
      continue;
    }
    tally = sumOf(tally, account.tally);
    for (const span of account.edited) edited.push(span);
    if (account.fault !== undefined) problems.push(...blame(raw, name, clean, account, blamed));
    else {
      const sealed = traceSeal === undefined || holds(`${name}.trace.json`, traceSeal);
      problems.push(...ruleProblems(name, sidecar, trace, account.rules, sealed));
    }
    if (clean.intact && raw.files.every(({ intact }) => intact))
      problems.push(...recordProblems(name, sidecar, clean.text, raw.text));
  }
  if (raw === undefined) {
    const end = reports.reduce((most, { sidecar }) => Math.max(most, sidecar.source.part.to), 0);
    return { rawCharacters: end, tally, problems, seals, lines };
  }
  problems.push(...placed(raw, parts));
  for (const file of raw.files)
    if (!file.intact && !blamed.has(file.path)) problems.push(damagedUnseen(raw, file, edited));
  return { rawCharacters: raw.text.length, tally, problems, seals, lines };
}

/** What is wrong with the split, with its place in the raw file. */
function* placed(raw: RawText, parts: readonly PartOfDocument[]): Generator<Problem> {
  for (const { name, message, raw: offset } of partProblems(parts, raw.text.length)) {
    const place = offset === undefined ? undefined : rawPlaceOf(raw, offset);
    const where = place === undefined ? '' : ` (raw/${place.path}:${place.line}:${place.column})`;
    yield { folder: 'clean', file: `${name}.json`, place: 'source.part', message: `${message}${where}` };
  }
}

/** The line of `reports.jsonl` is made again, to the byte: its hash is enough to know it by. */
function lineOf(
  { name, sidecar, value }: Described,
  text: string | undefined,
  unplaced: readonly Unplaced[],
): ReportLine {
  const { tool, version } = sidecar.processing;
  const sha256 =
    text === undefined
      ? undefined
      : createHash('sha256')
          .update(jsonLine({ ...(value as object), text }).slice(0, -1))
          .digest('hex');
  const source = sourceKey((value as { readonly source: unknown }).source);
  const { id, sameAs } = sidecar;
  const madeBy = `${tool} ${version}`;
  return { name, id, source, madeBy, sha256, unplaced, ...(sameAs !== undefined && { sameAs }) };
}
