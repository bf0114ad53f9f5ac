import { join } from 'node:path';
import type { EditGroup, EditPlace } from '../audit/edit-groups.ts';
import type { Folders } from '../opening/folders.ts';
import { visible } from '../opening/problem.ts';
import { placeInWords } from '../opening/raw-place.ts';
import { styled } from './styled.ts';

/** Of a long text so many characters are shown. */
const LONGEST = 240;

/** Edits that are the same, for a person: the rules, the words in their context, the places. */
export function printEdit(group: EditGroup, folders: Folders): string {
  const { rules, before, after, count, places } = group;
  const did = before === '' ? 'inserted' : after === '' ? 'removed' : 'changed';
  const size = before === '' ? after.length : before.length;
  const often = count === 1 ? 'once' : `${count.toLocaleString('en-GB')} times`;
  const title = `${styled('bold', visible(rules.join(', ')))}  ${did} ${size.toLocaleString('en-GB')} character${size === 1 ? '' : 's'}, ${often}`;
  const [first] = places as readonly [EditPlace];
  const lines = places.map((place) => `  ${styled('dim', visible(whereOf(place, folders)))}`);
  if (count > places.length) lines.push(`  ${styled('dim', `and ${count - places.length} more places`)}`);
  return `${title}\n  ${inContext(group, first)}\n${lines.join('\n')}\n`;
}

/** `甲乙【removed】丙丁`, `甲乙【before → after】丙丁`. */
function inContext({ before, after }: EditGroup, { context }: EditPlace): string {
  const gone = before === '' ? '' : styled('red', short(before));
  const come = after === '' ? '' : styled('green', short(after));
  const edit = [gone, come].filter((part) => part !== '').join(' → ');
  return `${visible(context.before)}【${before === '' ? '+ ' : ''}${edit}】${visible(context.after)}`;
}

function short(text: string): string {
  if (text.length <= LONGEST) return visible(text);
  return `${visible(text.slice(0, LONGEST / 2))} … ${visible(text.slice(-LONGEST / 2))}`;
}

function whereOf({ report, raw, clean }: EditPlace, folders: Folders): string {
  const from =
    raw.place === undefined ? '' : ` ← ${join(folders.raw, raw.place.path)}:${placeInWords(raw.place)}`;
  return `${join(folders.clean, report)}.txt:${clean.line}:${clean.column}${from}`;
}
