import { createHash } from 'node:crypto';
import { openCorpus, type Renewal } from '../../src/corpus/corpus.ts';
import type { Summary } from '../../src/corpus/state.ts';
import type { Cleaned, Outcome } from '../../src/documents/outcome.ts';
import type { RawDocument } from '../../src/documents/raw-document.ts';
import type { Report } from '../../src/documents/report.ts';
import type { About } from '../../src/documents/sidecar.ts';
import { Traced } from '../../src/text/traced.ts';

const filler = '这一年，全县上下同心，山有林，水有鱼，路到村，灯到户，账目一笔一笔都记得清楚。\n';

/** What a report says of itself: a county's work report, or as told. */
export function about(said: Partial<About> = {}): About {
  return {
    kind: 'government-work-report',
    region: { name: '岚屏县', level: 'county', adcode: '990101' },
    year: 2021,
    outline: [],
    completeness: { complete: true, truncatedStart: false, truncatedEnd: false, missing: [], notes: [] },
    evidence: {},
    ...said,
  };
}

/** Words of its own for each path: two documents are not the same report where a test does not say so. */
function inHan(path: string): string {
  return path.replace(/./gsu, (character) =>
    String.fromCharCode(0x4e00 + (character.charCodeAt(0) % 0x5000)),
  );
}

/** A document of one or more reports as the pipeline gives it: the marks in its text taken out under a rule's name. */
export function cleanedDocument(
  path: string,
  reports: readonly { words?: string; about?: Partial<About> }[] = [{}],
  source = 'scans',
): Cleaned {
  const texts = reports.map(({ words }) => words ?? `${path}#\n${inHan(path)}\n${filler}`);
  const text = texts.join('');
  const bytes = Buffer.from(text);
  const file = { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
  const evidence = { decidedBy: 'valid-utf-8', tried: ['utf-8'], replacements: 0, privateUse: 0 };
  const document: RawDocument = {
    files: [
      { ...file, mediaType: 'text/plain', charset: 'utf-8', charsetEvidence: evidence, known: {}, pages: 1 },
    ],
    text,
    pages: [{ from: 0, to: text.length, file: 0, number: 1 }],
  };
  let from = 0;
  const parts = texts.map((each, index) => {
    const part = { index: index + 1, of: texts.length, from, to: from + each.length };
    from = part.to;
    return part;
  });
  const made = parts.map((part, index): Report => {
    const whole =
      parts.length === 1 ? Traced.from(text) : Traced.from(text).keepOnly(part, 'split/other-report');
    const marks = [...whole.text.matchAll(/#/g)];
    const edits = marks.map(({ index }) => ({ from: index, to: index + 1, insert: '', rule: 'strip/mark' }));
    return { document, part, text: whole.apply(edits), about: about(reports[index]?.about), warnings: [] };
  });
  return {
    path,
    became: 'cleaned',
    source,
    adapter: { name: source, version: 1 },
    files: [file],
    reports: made,
  };
}

/** A document that failed. */
export function failedDocument(path: string, source = 'scans', later: readonly string[] = []): Outcome {
  return {
    path,
    became: 'failed',
    source,
    parts: [path, ...later],
    files: [],
    error: 'it is torn. Mend it.',
  };
}

/** Renews a clean folder with what became of the documents. */
export async function renewed(
  folder: string,
  outcomes: readonly Outcome[],
  renewal: Partial<Renewal> = {},
): Promise<Summary> {
  const documents = outcomes.map((outcome) => outcome.path);
  const corpus = await openCorpus(folder, { documents, ...renewal });
  for (const outcome of outcomes) await corpus.add(outcome);
  return corpus.finish();
}
