import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './compiled.ts';
import { plot } from './plot.ts';
import { costTable, markdownTable } from './printed.ts';
import { circumstances, type Report } from './report.ts';

const BEGIN = '<!-- written by pnpm bench --write -->';
const END = '<!-- end -->';

/** Writes the table into README.md, the bars beside it, and what documents cost into docs/scale.md. */
export function writeReport(report: Report): void {
  const notes = report.notes.map((note) => `- ${note}`).join('\n');
  const table = `${markdownTable(report.rows)}\n\n${circumstances(report)}${notes === '' ? '' : `\n\n${notes}`}`;
  between('README.md', table);
  between('docs/scale.md', `${costTable(report.speeds)}\n\n${circumstances(report)}`);
  writeFileSync(path.join(root, 'docs', 'bench.svg'), plot(report.rows));
}

/** Throws where the file has no markers: what is written must have its place. */
function between(file: string, text: string): void {
  const location = path.join(root, file);
  const before = readFileSync(location, 'utf8');
  const begin = before.indexOf(BEGIN);
  const end = before.indexOf(END, begin);
  if (begin < 0 || end < 0)
    throw new Error(`${file}: it has no lines ${BEGIN} and ${END}. Put them where the table belongs.`);
  writeFileSync(location, `${before.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${before.slice(end)}`);
}
