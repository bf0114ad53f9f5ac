import type { CaseDifferences } from '../fixtures/case-differences.ts';
import { count } from '../learn/draft.ts';
import { quoted, visible } from '../opening/problem.ts';
import type { CheckedCase, CheckedSource } from './check-source.ts';
import { styled } from './styled.ts';

/** What became of a source, for a person; where only what is red is wanted and nothing is, nothing. */
export function printCheck(
  { source, problems, cases, documents, reports }: CheckedSource,
  onlyRed: boolean,
): string {
  const shown = cases.filter(({ green }) => !green || !onlyRed);
  if (onlyRed && shown.length === 0 && problems.length === 0) return '';
  const lines = [
    styled('bold', source),
    ...problems.map((problem) => `  ${styled('red', 'red')}    pipelines/${source}.ts: ${visible(problem)}`),
    ...shown.flatMap(caseLines),
    ...(documents === undefined || reports === undefined || onlyRed
      ? []
      : [`        raw: ${count(documents, 'document')}, of which clean has ${count(reports, 'report')}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function caseLines(checked: CheckedCase): readonly string[] {
  const { name, folder, green, problems, updated } = checked;
  if (green) return [`  ${styled('green', 'green')}  ${visible(name)}`];
  return [
    `  ${styled('red', 'red')}    ${visible(name)}  ${styled('dim', visible(folder))}`,
    ...problems.map((problem) => `    ${visible(problem)}`),
    ...reportLines(checked),
    ...(checked.texts ?? []).flatMap(textLines),
    ...(checked.fields ?? []).flatMap(({ file, field, expected, got }) => [
      `    ${file}: ${field}`,
      `      expected  ${value(expected)}`,
      `      got       ${value(got)}`,
    ]),
    ...(updated.length > 0 ? [`    written: ${updated.join(', ')}`] : []),
  ];
}

function reportLines({ reports }: CheckedCase): readonly string[] {
  if (reports === undefined) return [];
  const { expected, got } = reports;
  return [
    `    ${expected.length} report${expected.length === 1 ? '' : 's'} expected, ${got.length} came out`,
    ...expected.map((line) => `      expected  ${quoted(line)}`),
    ...got.map((line) => `      got       ${quoted(line)}`),
  ];
}

function textLines(found: CaseDifferences['texts'][number]): readonly string[] {
  const { file, line, column, before, expected, got, edits } = found;
  const at = (words: string): string => `${visible(before)}【${visible(words)}`;
  const rules = edits.map(
    (edit) => `      ${edit.rules.join(', ')}: ${quoted(edit.before)} → ${quoted(edit.after)}`,
  );
  return [
    `    ${file}:${line}:${column}`,
    `      expected  ${at(expected)}`,
    `      got       ${at(got)}`,
    ...(rules.length > 0 ? rules : ['      no rule touched the place']),
  ];
}

function value(found: unknown): string {
  return found === null ? '(absent)' : visible(JSON.stringify(found));
}
