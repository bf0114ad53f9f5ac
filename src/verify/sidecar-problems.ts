import { createHash } from 'node:crypto';
import type { Sidecar } from '../documents/sidecar.ts';
import { type Problem, quoted } from '../opening/problem.ts';
import type { ReportName } from '../opening/report-files.ts';
import type { Trace } from '../text/trace.ts';
import type { RuleTally } from './account.ts';

/**
 * The sidecar says of each rule what the trace says, and the trace lists no rule that did nothing.
 *
 * Where they differ the trace is wrong if it is not `sealed`: not the file that the manifest tells of.
 */
export function* ruleProblems(
  name: ReportName,
  { processing }: Sidecar,
  trace: Trace,
  rules: Readonly<Record<string, RuleTally>>,
  sealed: boolean,
): Generator<Problem> {
  const [file, place] = sealed ? [`${name}.json`, 'processing.rules'] : [`${name}.trace.json`, 'spans'];
  const all = [...new Set([...Object.keys(processing.rules), ...Object.keys(rules)])].sort();
  for (const rule of all) {
    const said = processing.rules[rule];
    const done = rules[rule];
    const same =
      said?.edits === done?.edits && said?.removed === done?.removed && said?.inserted === done?.inserted;
    if (same) continue;
    const message = `${rule}: the sidecar says ${counts(said)}, the trace ${counts(done)}`;
    yield { folder: 'clean', file, place, message };
  }
  const idle = trace.rules.find((rule, at) => rules[rule] === undefined || trace.rules.indexOf(rule) < at);
  if (idle === undefined) return;
  const message = `${idle} is listed twice, or no span names it`;
  yield { folder: 'clean', file: `${name}.trace.json`, place: 'rules', message };
}

function counts(tally: RuleTally | undefined): string {
  if (tally === undefined) return 'nothing';
  return `${tally.edits} edits, ${tally.removed} removed, ${tally.inserted} inserted`;
}

/** What the sidecar says of itself and of both texts: its id, its name, its length, and the words of its fields. */
export function* recordProblems(
  name: ReportName,
  sidecar: Sidecar,
  clean: string,
  raw: string,
): Generator<Problem> {
  const wrong = (place: string, message: string): Problem => ({
    folder: 'clean',
    file: `${name}.json`,
    place,
    message,
  });
  const id = idOf(sidecar);
  if (sidecar.id !== id) yield wrong('id', `it is ${sidecar.id}; of these raw files it must be ${id}`);
  const begin = nameBegin(sidecar);
  if (!name.startsWith(begin)) yield wrong('region', `the report must be called ${begin}…`);

  const { characters, han } = counted(clean);
  const paragraphs = clean.split('\n');
  const lines = paragraphs.reduce((sum, paragraph) => sum + (paragraph === '' ? 0 : 1), 0);
  const { length } = sidecar;
  if (length.characters !== characters || length.paragraphs !== lines || length.han !== han)
    yield wrong('length', `the text has ${characters} characters, ${han} Han, in ${lines} paragraphs`);
  for (const [field, words] of Object.entries(sidecar.evidence)) {
    const found =
      'rawOffset' in words
        ? raw.startsWith(words.exact, words.rawOffset)
        : paragraphs[words.paragraph]?.startsWith(words.exact, words.offset) === true;
    if (!found)
      yield wrong(`evidence.${field}`, `${quoted(words.exact)} does not stand where the evidence says`);
  }
  for (const [index, { heading, paragraph }] of sidecar.outline.entries())
    if (paragraphs[paragraph]?.includes(heading) !== true)
      yield wrong(`outline.${index}`, `${quoted(heading)} does not stand in paragraph ${paragraph}`);
  const { from = 0, to = 0 } = sidecar.glossary ?? {};
  if (from > to || to > lines)
    yield wrong('glossary', `the text has ${lines} paragraphs, not ${from} to ${to}`);
}

/** The first 16 digits of the sha256 over the sha256s of the document's files and the part's number, a line each. */
function idOf({ source: { files, part } }: Sidecar): string {
  const lines = [...files.map(({ sha256 }) => sha256), part.index].map((line) => `${line}\n`).join('');
  return createHash('sha256').update(lines).digest('hex').slice(0, 16);
}

/** What a report's name begins with: `site/370200-2021-`. */
function nameBegin({ source, region, year }: Sidecar): string {
  return `${source.name}/${region?.adcode ?? '000000'}-${String(year ?? 0).padStart(4, '0')}-`;
}

/** Characters (code points) without the line ends, and those of Han script. */
function counted(text: string): { readonly characters: number; readonly han: number } {
  let characters = 0;
  let han = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a) continue;
    characters += 1;
    // Most are told by their block; the pattern is asked about the others.
    if (unit >= 0x4e00 && unit <= 0x9fff) han += 1;
    else if (unit >= 0x2e80 && unit < 0xff00) {
      const point = text.codePointAt(at) as number;
      if (point > 0xffff) at += 1;
      if (/\p{Script=Han}/u.test(String.fromCodePoint(point))) han += 1;
    }
  }
  return { characters, han };
}
