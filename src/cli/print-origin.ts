import { join } from 'node:path';
import type { Context } from '../audit/context.ts';
import type { OriginDescribed, Removed } from '../audit/describe-origin.ts';
import { quoted, visible } from '../opening/problem.ts';

/** Where a character came from, in a few lines for a person; `file` and `rawFolder` are as the person named them. */
export function printOrigin(file: string, rawFolder: string, origin: OriginDescribed): string {
  const { clean, raw, rules, what, removed } = origin;
  const { place } = raw;
  const lines = [`${file}:${clean.line}:${clean.column}`, `  clean   ${marked(clean.context)}`];
  if (place !== undefined) {
    const { path, line, column, page, inside } = place;
    const at = `${line}:${column}${inside === undefined ? '' : ` of ${inside}`}`;
    lines.push(
      `  from    ${join(rawFolder, path)}:${at}, page ${page}, offset ${raw.offset} of the raw text`,
    );
  }
  lines.push(`  raw     ${marked(raw.context)}`);
  for (const { path, inside, charset, from, to, hex } of raw.bytes) {
    const other = path === place?.path ? '' : `${path} `;
    const part = inside === undefined ? '' : `${inside} `;
    lines.push(`  bytes   ${other}${part}${from}–${to - 1}: ${hex} (${charset})`);
  }
  for (const { page, left, top, width, height } of raw.boxes) {
    const [x, y, w, h] = [left, top, width, height].map((points) => points.toFixed(1));
    lines.push(`  box     page ${page}: ${w} × ${h} points, ${x} from the left, ${y} from the top`);
  }
  lines.push(`  rules   ${told(what, rules, raw.context)}`);
  for (const each of removed.before) lines.push(`  before  ${gone(each)}`);
  for (const each of removed.behind) lines.push(`  behind  ${gone(each)}`);
  return `${lines.map(visible).join('\n')}\n`;
}

function told(
  what: OriginDescribed['what'],
  rules: readonly string[],
  { before, exact, after }: Context,
): string {
  const names = rules.join(', ');
  if (what === 'verbatim') return 'none: it is verbatim';
  if (what === 'changed') return `changed from ${quoted(exact)} by ${names}`;
  return `inserted by ${names}, between ${quoted(before.slice(-1))} and ${quoted(after.slice(0, 1))}`;
}

function gone({ text, by }: Removed): string {
  return `${quoted(text, 24)} removed by ${by.join(', ')}`;
}

/** The character in its surroundings: `…甲乙【丙】丁戊…`. An empty pair of brackets is a place between two characters. */
function marked({ before, exact, after }: Context): string {
  const most = exact.length > 60 ? `${exact.slice(0, 30)}…${exact.slice(-30)}` : exact;
  return `${visible(before)}【${visible(most)}】${visible(after)}`;
}
