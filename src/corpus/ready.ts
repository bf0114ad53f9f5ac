import type { Cleaned } from '../documents/outcome.ts';
import type { Report } from '../documents/report.ts';
import { SCHEMAS } from '../documents/schemas.ts';
import type { About, Sidecar } from '../documents/sidecar.ts';
import { measureOf } from '../text/measure.ts';
import { printedTrace } from '../text/printed-trace.ts';
import { printedSidecar } from './printed-sidecar.ts';
import { reportName } from './report-name.ts';
import { sidecarOf } from './sidecar-of.ts';
import { keptAndRemoved } from './tally.ts';
import { utf8 } from './utf8.ts';

/** A cleaned document as the bytes of its reports' files. */
export interface Ready extends Omit<Cleaned, 'became' | 'reports'> {
  readonly became: 'ready';
  /** in the order in which they stand in the document; none where they are refused */
  readonly reports: readonly ReadyReport[];
  /** why nothing of it is written */
  readonly refusal?: string;
  /** whether something of it is known to be missing and no words of pictures were read: more may have been read before */
  readonly mayLackWords: boolean;
}

/** The bytes of a report's files, which are called as nothing else is: a second one of its name names another text. */
interface ReadyReport {
  /** without folder and ending */
  readonly name: string;
  readonly contents: Contents;
  /** what is kept of it to find it again in others, as it is written down; found in the files, where it is absent */
  readonly edition?: Uint8Array;
  /** characters of the raw text (UTF-16) that are kept as they were */
  readonly kept: number;
  /** characters of the raw text (UTF-16) that rules removed or changed, the other reports of a page apart */
  readonly removed: number;
}

/** The bytes of a report's three files. */
export type Contents = readonly [text: Uint8Array, sidecar: Uint8Array, trace: Uint8Array];

/** The files of a document's reports have more bytes than it may write. */
export class TooMuchError extends Error {}

/**
 * Makes the bytes that are to be written of a cleaned document: all of them, but for the names of others' reports.
 *
 * `kept` makes of the text and the metadata of each report what is kept to find it again in others. Throws a
 * TooMuchError as soon as they are more than so many.
 */
export function readyOf(
  cleaned: Cleaned,
  most = Infinity,
  kept?: (text: string, sidecar: Sidecar) => Uint8Array,
): Ready {
  const { path, source, adapter, reader, files, reports } = cleaned;
  const document = reports[0]?.document;
  const mayLackWords = document?.gaps !== undefined && document.files.every(({ ocr }) => ocr === undefined);
  const ready = (made: readonly ReadyReport[]): Ready => ({
    path,
    source,
    adapter,
    ...(reader !== undefined && { reader }),
    files,
    became: 'ready',
    mayLackWords,
    reports: made,
  });
  const refused = (): Ready | undefined => {
    const refusal = refusalOf(reports);
    return refusal === undefined ? undefined : { ...ready([]), refusal };
  };
  if (reports.length === 0) return refused() as Ready;
  let bytes = 0;
  const made: ReadyReport[] = [];
  for (const report of reports) {
    if (unreadable(report) !== undefined) return refused() as Ready;
    const about = report.about as About;
    const name = reportName(about);
    const text = utf8(report.text.text);
    const sidecar = sidecarOf(report, about, `${name}.txt`, cleaned, text);
    const said = printedSidecar(sidecar);
    const contents: Contents = [text, utf8(said, '\n'), printedTrace(report.text, { schema: SCHEMAS.trace })];
    for (const { length } of contents) bytes += length;
    const refusal = bytes > most || said.includes(HALF) ? refused() : undefined;
    if (refusal !== undefined) return refusal;
    if (bytes > most) throw new TooMuchError();
    made.push({
      name,
      contents,
      ...(kept !== undefined && { edition: kept(report.text.text, sidecar) }),
      ...keptAndRemoved(report.text),
    });
  }
  return ready(made);
}

/** The bytes of the same metadata for a report of another name: it says what its text is called. */
export function renamed(sidecar: Uint8Array, name: string): Uint8Array {
  const said = JSON.parse(Buffer.from(sidecar).toString('utf8'));
  return utf8(JSON.stringify({ ...said, clean: { ...said.clean, file: `${name}.txt` } }, null, 2), '\n');
}

/** The shortest text that may be a report, in characters without the line ends. */
const SHORTEST = 30;

/** How JSON begins to write half a character, which only what has one has, and who writes so himself. */
const HALF = '\\ud';

/** Why what a document gave is not written: a part of it is no report. Undefined where all of it may be. */
function refusalOf(reports: readonly Report[]): string | undefined {
  if (reports.length === 0) return 'no report in it: the pipeline gives none.';
  for (const report of reports) {
    const refusal = unreadable(report) ?? halfSaid(report);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function unreadable(report: Report): string | undefined {
  const { text, part, about, measure = measureOf(text.text) } = report;
  const { characters, han } = measure.length;
  if (han === 0 || characters < SHORTEST) {
    const left =
      han === 0 ? 'no Chinese character' : `only ${characters} character${characters === 1 ? '' : 's'}`;
    return `no report in it${which(part)}: what is left when it is cleaned has ${left}. Leave it out of raw.`;
  }
  if (measure.hasHalf)
    return `its text${which(part)} has half a character (a lone surrogate), which no file can hold. Fetch it again.`;
  if (about === undefined) return `the pipeline does not describe it${which(part)}. Add the stage that does.`;
  return undefined;
}

function halfSaid({ part, about }: Report): string | undefined {
  const field = halfIn(about ?? {});
  return field === undefined
    ? undefined
    : `its ${field}${which(part)} has half a character (a lone surrogate), which no file can hold. Correct the pipeline.`;
}

function which({ index, of }: Report['part']): string {
  return of === 1 ? '' : ` (part ${index} of ${of})`;
}

/** The first field with half a character in it: `title`, `region.name`. Each reader of JSON makes something else of one. */
function halfIn(said: object): string | undefined {
  for (const [key, value] of Object.entries(said)) {
    if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) return key;
    const inside = typeof value === 'object' && value !== null ? halfIn(value) : undefined;
    if (inside !== undefined) return `${key}.${inside}`;
  }
  return undefined;
}
