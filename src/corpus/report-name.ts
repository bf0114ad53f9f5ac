import type { About } from '../documents/sidecar.ts';

/** The longest name of a report without its endings, in bytes of UTF-8: 255 is what disks take. */
const LONGEST = 200;

/** The longest title in a name, in characters. */
const LONGEST_TITLE = 40;

/**
 * The name of a report's files without ending: `370200-2021-青岛市政府工作报告`.
 *
 * What is not known is 000000, 0000 or nothing. Neither a place nor a title brings a hyphen in, so that no name ends
 * as the second of a name does (`-2`).
 */
export function reportName({ region, year, kind, kindLabel, title }: About): string {
  const place = safe(region?.name ?? '');
  const code = /^\d{6}$/.test(region?.adcode ?? '') ? region?.adcode : '000000';
  const when = year !== undefined && year >= 0 && year <= 9999 ? String(year).padStart(4, '0') : '0000';
  const what =
    kind === 'other' ? shortTitle(safe(title ?? ''), place) : safe(kindLabel ?? labels[kind] ?? '');
  return `${code}-${when}-${bounded(place + (what || '文件'), LONGEST)}`;
}

const labels: { readonly [kind: string]: string } = {
  'government-work-report': '政府工作报告',
  notice: '通知',
};

function shortTitle(title: string, place: string): string {
  const rest = title.startsWith(place) ? title.slice(place.length) : title;
  return [...rest].slice(0, LONGEST_TITLE).join('');
}

/** Without white space, controls, lone surrogates and what Windows, macOS or a shell would stumble over. */
function safe(words: string): string {
  // Most names need nothing: that is told in a tenth of the time.
  if (/^[0-9\u4e00-\u9fa5]*$/.test(words)) return words;
  return words
    .normalize('NFC')
    .replace(/[\s\p{C}\\/:*?"<>|'`$&;!#%{}[\]~^]+/gu, '')
    .replace(/-+/g, '_')
    .replace(/^\.+|\.+$/g, '');
}

function bounded(words: string, bytes: number): string {
  // A unit has no more than three.
  if (3 * words.length <= bytes) return words;
  let kept = '';
  let used = 0;
  for (const character of words) {
    used += Buffer.byteLength(character);
    if (used > bytes) break;
    kept += character;
  }
  return kept;
}

/**
 * What two names have in common that some disk may take for one: case, composition and what is not seen do not count.
 *
 * There and back, for `ß` and `SS`, `ς` and `Σ`, `ſ` and `s` are one where a disk folds case by Unicode's table. That of
 * a name without any capital is mostly itself.
 */
export function nameKey(name: string): string {
  // Most names have nothing that a disk may take for something else but small letters.
  if (/^[\x20-\x7e\u4e00-\u9fa5]*$/.test(name)) return name.toLowerCase();
  return name
    .replace(/\p{Default_Ignorable_Code_Point}+/gu, '')
    .normalize('NFD')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFC');
}
