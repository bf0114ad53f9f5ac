import type { RawDocument } from '../../documents/raw-document.ts';

const PAIRS = ['“”', '‘’', '（）', '《》', '〔〕'] as const;

/** What a person should look at: characters that were lost or are nobody's, marks that are not in pairs. */
export function warningsIn(paragraphs: readonly string[], document: RawDocument): readonly string[] {
  const text = paragraphs.join('\n');
  const warnings: string[] = [];
  const lost = text.split('\ufffd').length - 1;
  if (lost > 0) warnings.push(`${lost} characters could not be decoded and stand as U+FFFD`);
  const nobodys = [...text.matchAll(/\p{Private_Use}/gu)];
  if (nobodys.length > 0) {
    const codes = [
      ...new Set(nobodys.map(([c]) => `U+${(c.codePointAt(0) as number).toString(16).toUpperCase()}`)),
    ];
    warnings.push(`${nobodys.length} private-use characters: ${codes.slice(0, 8).join(', ')}`);
  }
  for (const pair of PAIRS) {
    const [open, close] = pair as unknown as [string, string];
    const at = paragraphs.findIndex((line) => line.split(open).length !== line.split(close).length);
    if (at >= 0) warnings.push(`paragraph ${at}: ${open} and ${close} are not in pairs`);
  }
  for (const { path, charsetEvidence } of document.files)
    if (charsetEvidence !== undefined && charsetEvidence.replacements > 0)
      warnings.push(`${path}: ${charsetEvidence.replacements} bytes are not valid in its encoding`);
  return warnings;
}
