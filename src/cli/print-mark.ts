import { join } from 'node:path';
import { quoted, visible } from '../opening/problem.ts';
import type { ListedMark } from '../review/list-reviews.ts';

/** A mark for a person: its id and status, the place, what was made of what, what should be, the note. */
export function quotedMark(listed: ListedMark, clean: string): string {
  const { id, status, mark, report, place, now, why } = listed;
  const { raw, rules, became, verdict, should, note, who } = mark;
  const by = rules.length === 0 ? 'verbatim' : rules.join(', ');
  const at =
    report === undefined || place === undefined
      ? ''
      : `${join(clean, report)}.txt:${place.line}:${place.column} ← `;
  const lines = [
    `${id}  ${status}  marked ${verdict}${who === undefined ? '' : ` by ${visible(who)}`}: ${visible(by)}`,
    `  ${visible(at)}raw/${visible(raw.path)}, offset ${raw.from}`,
    `  ${visible(raw.before.slice(-16))}【${visible(shortened(raw.exact, raw.ends))}】${visible(raw.after.slice(0, 16))}`,
    `  became  ${saidOf(became)}`,
  ];
  if (status === 'broken' || status === 'changed')
    lines.push(
      `  now     ${now === undefined ? 'it is changed as one with what stands beside it' : saidOf(now)}`,
    );
  if (should !== undefined) lines.push(`  should  ${saidOf(should)}`);
  if (note !== undefined) lines.push(`  note    ${visible(note)}`);
  if (why !== undefined) lines.push(`  lost    ${visible(why)}`);
  return `${lines.join('\n')}\n`;
}

/** `“甲乙”`, or `nothing`. */
export function saidOf(text: string): string {
  return text === '' ? 'nothing' : quoted(text, 160);
}

function shortened(exact: string, ends: string | undefined): string {
  if (ends === undefined && exact.length <= 120) return exact;
  return `${exact.slice(0, 60)} … ${(ends ?? exact).slice(-60)}`;
}
