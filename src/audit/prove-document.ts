import type { Sidecar } from '../documents/sidecar.ts';
import type { Span } from '../text/span.ts';
import { type Account, accountOf, type RuleTally, type Tally } from './account.ts';
import type { Folders } from './folders.ts';
import { lineColumnOf } from './line-column.ts';
import { type PartOfDocument, partProblems } from './parts.ts';
import { type Problem, quoted } from './problem.ts';
import { placeInWords, type RawPlace, rawPlaceOf } from './raw-place.ts';
import { type RawText, readRawText } from './raw-text.ts';
import { type CleanText, type ReportName, readClean, readTrace } from './report-files.ts';

/** A report whose sidecar could be read. */
export interface Described {
  readonly name: ReportName;
  readonly sidecar: Sidecar;
}

/** What was found out about the reports of one document. */
export interface DocumentProof {
  readonly rawCharacters: number;
  readonly tally: Tally;
  readonly problems: readonly Problem[];
}

/**
 * Proves all reports of one raw document from the bytes of its files.
 *
 * `elsewhere` gives the offset at which a damaged clean text differs from a second copy of it, where there is one:
 * the trace itself cannot tell which of the characters a rule wrote is not the rule's.
 */
export async function proveDocument(
  folders: Folders,
  reports: readonly Described[],
  elsewhere: (name: ReportName) => number | undefined,
): Promise<DocumentProof> {
  const tally = { kept: 0, removed: 0, changed: 0, inserted: 0, unaccounted: 0 };
  const first = reports[0];
  if (first === undefined) return { rawCharacters: 0, tally, problems: [] };
  const { raw, problems: rawProblems } = await readRawText(folders.raw, first.sidecar.source.files);
  const problems: Problem[] = [...rawProblems];
  if (raw === undefined) {
    const end = Math.max(...reports.map(({ sidecar }) => sidecar.source.part.to));
    return { rawCharacters: end, tally: { ...tally, unaccounted: end }, problems };
  }
  const blamed = new Set<string>();
  const parts: PartOfDocument[] = [];
  const edited: Span[] = [];
  for (const { name, sidecar } of reports) {
    const { part } = sidecar.source;
    const { clean, problems: cleanProblems } = await readClean(folders.clean, name, sidecar.clean.sha256);
    const { trace, problems: traceProblems } = await readTrace(folders.clean, name);
    problems.push(...cleanProblems, ...traceProblems);
    if (clean === undefined || trace === undefined) {
      tally.unaccounted += part.to - part.from;
      parts.push({ name, part, split: undefined });
      continue;
    }
    const account = accountOf(raw.text, clean.text, trace, part);
    for (const key of Object.keys(tally) as (keyof Tally)[]) tally[key] += account.tally[key];
    parts.push({ name, part, split: account.split });
    edited.push(...account.edited);
    if (account.fault !== undefined) problems.push(...blame(raw, name, clean, account, blamed));
    else if (!clean.intact) problems.push(editedByHand(name, clean, elsewhere(name)));
    if (account.fault === undefined) problems.push(...ruleProblems(name, sidecar, account.rules));
    if (clean.intact && raw.files.every(({ intact }) => intact))
      problems.push(...recordProblems(name, sidecar, clean.text, raw.text));
  }
  for (const { name, message, raw: offset } of partProblems(parts, raw.text.length)) {
    const place = offset === undefined ? undefined : rawPlaceOf(raw, offset);
    const where = place === undefined ? '' : ` (raw/${place.path}:${place.line}:${place.column})`;
    problems.push({ folder: 'clean', file: `${name}.json`, message: `${message}${where}` });
  }
  for (const file of raw.files)
    if (!file.intact && !blamed.has(file.path)) problems.push(damagedUnseen(raw, file, edited));
  return { rawCharacters: raw.text.length, tally, problems };
}

/** Of three files that do not fit each other, the one is at fault whose hash does not hold; else the trace. */
function* blame(
  raw: RawText,
  name: ReportName,
  clean: CleanText,
  { fault }: Account,
  blamed: Set<string>,
): Generator<Problem> {
  if (fault === undefined) return;
  const from = rawPlaceOf(raw, fault.raw);
  const file = raw.files.find(({ path }) => path === from?.path);
  const { line, column } = lineColumnOf(clean.text, Math.min(fault.clean, clean.text.length));
  const inRaw = from === undefined ? 'raw is empty' : `raw/${from.path}:${placeInWords(from)}`;
  if (!clean.intact) {
    const message = `not the text that was written (sha256). ${fault.message} (${inRaw})`;
    yield { folder: 'clean', file: `${name}.txt`, place: `${line}:${column}`, message };
    return;
  }
  const damaged = file?.intact === false ? file : raw.files.find(({ intact }) => !intact);
  if (damaged !== undefined) {
    if (blamed.has(damaged.path)) return;
    blamed.add(damaged.path);
    const at = from?.path === damaged.path ? { place: inBytes(from) } : {};
    const message = `not the bytes the reports were made from (sha256). ${fault.message} (clean/${name}.txt:${line}:${column})`;
    yield { folder: 'raw', file: damaged.path, ...at, message };
    return;
  }
  const message = `${fault.message} (${inRaw}; clean/${name}.txt:${line}:${column})`;
  yield { folder: 'clean', file: `${name}.trace.json`, place: `span ${fault.span}`, message };
}

function editedByHand(name: ReportName, { text }: CleanText, offset: number | undefined): Problem {
  const file = `${name}.txt`;
  const message = 'not the text that was written (sha256)';
  if (offset === undefined)
    return {
      folder: 'clean',
      file,
      message: `${message}; all kept characters hold, so it is one that a rule wrote`,
    };
  const { line, column } = lineColumnOf(text, Math.min(offset, text.length));
  const has = quoted(text.slice(offset, offset + 1));
  return {
    folder: 'clean',
    file,
    place: `${line}:${column}`,
    message: `${message}: ${has} is not what the rule wrote`,
  };
}

/** Every kept character of a damaged raw file still holds: what differs was removed or changed by a rule. */
function damagedUnseen(raw: RawText, file: RawText['files'][number], edited: readonly Span[]): Problem {
  const message = 'not the bytes the reports were made from (sha256)';
  const known = { folder: 'raw', file: file.path } as const;
  if (file.firstBad !== undefined)
    return {
      ...known,
      place: `byte ${file.firstBad}`,
      message: `${message}; malformed in ${file.charset}`,
    };
  const own = edited.filter(({ from, to }) => from < to && from < file.to && to > file.from);
  const [one] = [...own].sort((a, b) => a.from - b.from);
  const first = one === undefined ? undefined : rawPlaceOf(raw, Math.max(one.from, file.from));
  if (first === undefined) return { ...known, message };
  const where = own.length === 1 ? 'in the one stretch' : `in one of the ${own.length} stretches`;
  return {
    ...known,
    place: inBytes(first, own.length === 1 ? '' : ' or behind it'),
    message: `${message}; all kept characters hold, so it differs ${where} that rules removed or changed`,
  };
}

function inBytes({ byte, page, line, column, inside }: RawPlace, more = ''): string {
  const part = inside === undefined ? '' : ` of ${inside}`;
  if (byte === undefined) return `page ${page}${more} (${line}:${column} of its text)`;
  return `byte ${byte}${part}${more} (page ${page}, ${line}:${column})`;
}

/** The sidecar says of each rule what the trace says. */
function* ruleProblems(
  name: ReportName,
  { processing }: Sidecar,
  rules: Readonly<Record<string, RuleTally>>,
): Generator<Problem> {
  const all = [...new Set([...Object.keys(processing.rules), ...Object.keys(rules)])].sort();
  for (const rule of all) {
    const said = processing.rules[rule];
    const done = rules[rule];
    const same =
      said?.edits === done?.edits && said?.removed === done?.removed && said?.inserted === done?.inserted;
    if (same) continue;
    const message = `${rule}: the sidecar says ${counts(said)}, the trace ${counts(done)}`;
    yield { folder: 'clean', file: `${name}.json`, place: 'processing.rules', message };
  }
}

function counts(tally: RuleTally | undefined): string {
  if (tally === undefined) return 'nothing';
  return `${tally.edits} edits, ${tally.removed} removed, ${tally.inserted} inserted`;
}

/** What the sidecar says of the clean text itself: the words that its fields were read from, and the last line feed. */
function* recordProblems(name: ReportName, sidecar: Sidecar, clean: string, raw: string): Generator<Problem> {
  const paragraphs = clean.split('\n');
  const { length } = sidecar;
  const lines = paragraphs.filter((paragraph) => paragraph !== '').length;
  const characters = paragraphs.reduce((sum, paragraph) => sum + codePoints(paragraph), 0);
  if (length.characters !== characters || length.paragraphs !== lines)
    yield {
      folder: 'clean',
      file: `${name}.json`,
      place: 'length',
      message: `the text has ${characters} characters in ${lines} paragraphs`,
    };
  for (const [field, words] of Object.entries(sidecar.evidence)) {
    const found =
      'rawOffset' in words
        ? raw.startsWith(words.exact, words.rawOffset)
        : paragraphs[words.paragraph]?.startsWith(words.exact, words.offset) === true;
    if (found) continue;
    const message = `${quoted(words.exact)} does not stand where the evidence says`;
    yield { folder: 'clean', file: `${name}.json`, place: `evidence.${field}`, message };
  }
}

function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1) count += 1;
  return count;
}
