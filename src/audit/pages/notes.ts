import type { OpenReport } from '../open-report.ts';
import type { NoteData } from './model/report-data.ts';

/** Of characters that could not be read so many are shown one by one. */
const MOST = 500;

/** What a person should look at in a report: its warnings, what is missing of it, each with its place where it has one. */
export function notesOf({ sidecar, clean }: Pick<OpenReport, 'sidecar' | 'clean'>): readonly NoteData[] {
  const { completeness, processing } = sidecar;
  const starts = [0, ...[...clean.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const notes = processing.warnings.map((text): NoteData => {
    const paragraph = /^paragraph (\d+):/.exec(text)?.[1];
    const at = paragraph === undefined ? undefined : starts[Number(paragraph)];
    return at === undefined ? { text } : { text, clean: at };
  });
  const end = Math.max(0, clean.trimEnd().length - 1);
  // Why the beginning, then why the end is thought to be missing come last among its notes.
  const whys = [...completeness.notes];
  const atEnd = completeness.truncatedEnd ? (whys.pop() ?? 'the end is missing') : undefined;
  const atStart = completeness.truncatedStart ? (whys.pop() ?? 'the beginning is missing') : undefined;
  if (atStart !== undefined) notes.push({ text: atStart, clean: 0 });
  if (atEnd !== undefined) notes.push({ text: atEnd, clean: end });
  for (const text of whys) notes.push({ text });
  if (completeness.missing.length > 0)
    notes.push({ text: `not in the numbering: ${completeness.missing.join(' ')}` });
  for (const { 0: character, index } of firstOf(clean.matchAll(/\ufffd|\p{Private_Use}/gu), MOST)) {
    const code = (character.codePointAt(0) as number).toString(16).toUpperCase();
    const what = character === '\ufffd' ? 'a character that could not be decoded' : 'a private-use character';
    notes.push({ text: `U+${code}: ${what}`, clean: index });
  }
  return notes;
}

function* firstOf<T>(all: Iterable<T>, most: number): Generator<T> {
  let count = 0;
  for (const each of all) {
    if (count === most) return;
    count += 1;
    yield each;
  }
}
