import type { RawDocument } from '../../documents/raw-document.ts';

const PAIRS = ['“”', '‘’', '（）', '《》', '〔〕'] as const;

/** What a person should look at: characters that are nobody's, marks that are not in pairs, how the files were read. */
export function warningsIn(paragraphs: readonly string[], document: RawDocument): readonly string[] {
  const text = paragraphs.join('\n');
  const warnings: string[] = [];
  // Those beyond U+FFFF are told by their first half, for a search by code units is ten times as fast.
  const nobodys = /[\ue000-\uf8ff\udb80-\udbff]/.test(text) ? [...text.matchAll(/\p{Private_Use}/gu)] : [];
  if (nobodys.length > 0) {
    const codes = [
      ...new Set(nobodys.map(([c]) => `U+${(c.codePointAt(0) as number).toString(16).toUpperCase()}`)),
    ];
    warnings.push(`${nobodys.length} private-use characters: ${codes.slice(0, 8).join(', ')}`);
  }
  const unpaired = firstUnpaired(text);
  for (const [kind, pair] of PAIRS.entries()) {
    const at = unpaired[kind];
    if (at !== undefined) warnings.push(`paragraph ${at}: ${pair[0]} and ${pair[1]} are not in pairs`);
  }
  for (const { path, charset, charsetEvidence } of document.files) {
    if (charsetEvidence?.decidedBy === 'read-back')
      warnings.push(
        `${path}: its text was once read in a wrong encoding and saved so; it was read back (${charset})`,
      );
    if (charsetEvidence !== undefined && charsetEvidence.replacements > 0)
      warnings.push(`${path}: ${charsetEvidence.replacements} bytes are not valid in its encoding`);
  }
  return warnings;
}

/** By UTF-16 code: for a mark of the nth pair n when it opens, -n when it closes, counted from 1. */
const TURN = new Int8Array(0x10000);
for (const [kind, pair] of PAIRS.entries()) {
  TURN[pair.charCodeAt(0)] = kind + 1;
  TURN[pair.charCodeAt(1)] = -kind - 1;
}

/** For each kind of pair the first paragraph that opens more or fewer than it closes. */
function firstUnpaired(text: string): readonly (number | undefined)[] {
  const first: (number | undefined)[] = PAIRS.map(() => undefined);
  const open: number[] = PAIRS.map(() => 0);
  let paragraph = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = at === text.length ? LINE_END : text.charCodeAt(at);
    const turn = TURN[unit] as number;
    if (turn !== 0) {
      const kind = Math.abs(turn) - 1;
      open[kind] = (open[kind] as number) + Math.sign(turn);
    } else if (unit === LINE_END) {
      for (let kind = 0; kind < open.length; kind += 1) {
        if (open[kind] !== 0) first[kind] ??= paragraph;
        open[kind] = 0;
      }
      paragraph += 1;
    }
  }
  return first;
}

const LINE_END = 0x0a;
