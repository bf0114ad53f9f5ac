import type { RawDocument } from '../../documents/raw-document.ts';
import { type Look, PAIRS } from './look.ts';

/** What a person should look at: characters that are nobody's, marks that are not in pairs, how the files were read. */
export function warningsIn(
  text: string,
  { unpaired, privateUse }: Look,
  document: RawDocument,
): readonly string[] {
  const warnings: string[] = [];
  const nobodys = privateUse ? [...text.matchAll(/\p{Private_Use}/gu)] : [];
  if (nobodys.length > 0) {
    const codes = [
      ...new Set(nobodys.map(([c]) => `U+${(c.codePointAt(0) as number).toString(16).toUpperCase()}`)),
    ];
    warnings.push(`${nobodys.length} private-use characters: ${codes.slice(0, 8).join(', ')}`);
  }
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
