import type { RawDocument } from '../../src/documents/raw-document.ts';
import type { Report } from '../../src/documents/report.ts';
import type { About } from '../../src/documents/sidecar.ts';
import { describe as describeStage } from '../../src/stages/describe.ts';
import { Traced } from '../../src/text/traced.ts';

/** A raw document that a test makes up. */
function documentOf(text: string): RawDocument {
  const charsetEvidence = { decidedBy: 'valid-utf-8', tried: ['utf-8'], replacements: 0, privateUse: 0 };
  const file = {
    path: 'invented.txt',
    sha256: '0'.repeat(64),
    bytes: text.length,
    mediaType: 'text/plain',
    charset: 'utf-8',
    charsetEvidence,
    known: {},
    pages: 1,
  };
  return { files: [file], text, pages: [{ from: 0, to: text.length, file: 0, number: 1 }] };
}

/** A document on its way into the first stage. */
export function reportOf(text: string): Report {
  return {
    document: documentOf(text),
    text: Traced.from(text),
    part: { index: 1, of: 1, from: 0, to: text.length },
    warnings: [],
  };
}

/** What the stage `describe` says of a clean text. */
export async function aboutOf(...paragraphs: readonly string[]): Promise<About> {
  return aboutReport(reportOf(`${paragraphs.join('\n')}\n`));
}

/** What the stage `describe` says of a report. */
export async function aboutReport(report: Report): Promise<About> {
  const [described] = await describeStage.run(report, { version: 1 });
  if (described?.about === undefined) throw new Error('the stage describes nothing');
  return described.about;
}
