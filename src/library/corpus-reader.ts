import type { Manifest } from '../documents/manifest.ts';
import type { Sidecar } from '../documents/sidecar.ts';
import { placeOf } from '../text/place.ts';
import type { Trace } from '../text/trace.ts';
import type { CharacterOrigin } from './character-origin.ts';

/** Where a corpus lies. */
export interface CorpusFolders {
  /** the folder of the clean corpus */
  readonly clean: string;
  /** the folder of the raw documents: only for where characters came from */
  readonly raw?: string;
}

/** A clean corpus that is read. */
export interface CorpusReader {
  /** every raw document and what became of it, and every file with its hash */
  readonly manifest: Manifest;
  /** the reports, in the order of `reports.jsonl`; one at a time is in memory */
  readonly reports: () => AsyncGenerator<StoredReport>;
  /** the report that is meant by the name of one of its files, its path or its id; rejects where none or several are */
  readonly report: (word: string) => Promise<StoredReport>;
}

/** A report as a corpus holds it. */
export interface StoredReport {
  /** the path of its files below the clean folder, without their endings */
  readonly name: string;
  readonly text: string;
  readonly metadata: Sidecar;
  /** reads how the clean text was made of the raw one */
  readonly trace: () => Promise<Trace>;
  /**
   * Where the character at a UTF-16 offset of the clean text came from, with its bytes in the raw file.
   *
   * Rejects where the corpus was opened without its raw folder, where the files are not what they were when the report
   * was made, and with a RangeError outside the text.
   */
  readonly originOf: (offset: number) => Promise<CharacterOrigin>;
}

/** Opens a clean corpus to read it; rejects where the folder has no manifest of ours. */
export async function openCorpus(folders: CorpusFolders | string): Promise<CorpusReader> {
  const { clean, raw } = typeof folders === 'string' ? { clean: folders, raw: undefined } : folders;
  const [{ readManifest }, { printProblem }] = await Promise.all([
    import('../opening/read-json.ts'),
    import('../opening/problem.ts'),
  ]);
  const { data: manifest, problems } = await readManifest(clean);
  if (manifest === undefined)
    throw new Error(problems.map((problem) => printProblem(problem, { raw: raw ?? '', clean })).join('\n'));
  const { byReport } = await import('../corpus/reports-list.ts');
  const names = manifest.documents
    .flatMap(({ reports }) => reports)
    .sort(byReport)
    .map((path) => path.replace(/\.txt$/, ''));

  return {
    manifest,
    async *reports() {
      for (const name of names) yield await stored({ clean, raw }, name);
    },
    async report(word) {
      const { findReport } = await import('../audit/find-report.ts');
      const sidecars = await import('../opening/report-files.ts');
      const known = /^[0-9a-f]{16}$/.test(word)
        ? await Promise.all(
            names.map(async (name) => ({ name, sidecar: (await sidecars.readSidecar(clean, name)).data })),
          )
        : [];
      const listed = names.map((name, index) => {
        const sidecar = known[index]?.sidecar;
        return { name, ...(sidecar !== undefined && { sidecar }) };
      });
      return stored({ clean, raw }, findReport(clean, listed, word).name);
    },
  };
}

async function stored(
  { clean, raw }: { readonly clean: string; readonly raw: string | undefined },
  name: string,
): Promise<StoredReport> {
  const { readClean, readSidecar, readTrace } = await import('../opening/report-files.ts');
  const { printProblem } = await import('../opening/problem.ts');
  const had = <T>(value: T | undefined, problems: readonly Parameters<typeof printProblem>[0][]): T => {
    if (value !== undefined) return value;
    throw new Error(problems.map((problem) => printProblem(problem, { raw: raw ?? '', clean })).join('\n'));
  };
  const sidecar = await readSidecar(clean, name);
  const metadata = had(sidecar.data, sidecar.problems);
  const read = await readClean(clean, name, metadata.clean.sha256);
  const { text } = had(read.clean, read.problems);
  return {
    name,
    text,
    metadata,
    async trace() {
      const { trace, problems } = await readTrace(clean, name);
      return had(trace, problems);
    },
    async originOf(offset) {
      if (raw === undefined)
        throw new Error('the raw folder is not known. Open the corpus with openCorpus({ clean, raw }).');
      const [{ openNamed }, { traceBack }] = await Promise.all([
        import('../audit/open-report.ts'),
        import('../audit/trace-back.ts'),
      ]);
      const report = await openNamed({ raw, clean }, name);
      const [origin] = traceBack(report, [offset]);
      if (origin === undefined) throw new RangeError(`offset ${offset} is outside the text.`);
      const { by: rules, raw: span, bytes } = origin;
      const at = Math.min(span.from, report.raw.text.length - 1);
      const { page, line, column } = placeOf(report.raw.text, report.raw.pages, at);
      const [first] = bytes;
      return {
        verbatim: rules.length === 0,
        rules,
        raw: span,
        file: report.raw.files[page.file]?.path ?? '',
        page: page.number,
        line,
        column,
        ...(first !== undefined &&
          first.inside === undefined && { bytes: { from: first.from, to: first.to } }),
      };
    },
  };
}
