import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import iconv from 'iconv-lite';
import { openCorpus } from '../../src/corpus/corpus.ts';
import type { Report } from '../../src/documents/report.ts';
import type { About } from '../../src/documents/sidecar.ts';
import type { Folders } from '../../src/opening/folders.ts';
import { readText } from '../../src/readers/txt.ts';
import type { Edit } from '../../src/text/span.ts';
import { Traced } from '../../src/text/traced.ts';

/** Two reports on one page; a file in GB18030; an article of two files, one of two pages, with a character beyond U+FFFF. */
const documents: readonly (readonly { path: string; text: string; gb?: boolean }[])[] = [
  [
    {
      path: 'site/two.txt',
      text: '某某网\r\n甲县政府工作报告\r\n各位代表: 我代表县人民政府,向大会报告工作,请予审议。二、今年工作\r\n乙县政府工作报告\r\n各位代表:过去一年,全县上下团结一心,各项事业都有新的进步。\r\n',
    },
  ],
  [
    {
      path: 'site/gb.txt',
      gb: true,
      text: '丙县政府工作报告\n各位代表:现在,我向大会作报告,请予审议,并请提出意见,谢谢大家。\n',
    },
  ],
  [
    { path: 'site/pages/1.txt', text: '丁县政府工作报告\n各位代表:粮食总产稳定,农民收入\f继续增加,𠮷祥街道' },
    { path: 'site/pages/2.txt', text: '改造完成,学校医院都在扩建。\n下一页\n' },
  ],
];

/**
 * Makes a corpus in a temporary folder, through the corpus room, with edits of every kind.
 *
 * `copies` adds so many documents of the same bytes as one of them.
 */
export async function smallCorpus(copies = 0): Promise<Folders & { readonly remove: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'audit-'));
  const folders = { raw: join(home, 'raw'), clean: join(home, 'clean') };
  const copy = documents[1]?.[0] as (typeof documents)[number][number];
  const all = [
    ...documents,
    ...Array.from({ length: copies }, (_, index) => [{ ...copy, path: `site/copies/${index}.txt` }]),
  ];
  const paths = all.map((files) => files[0]?.path as string);
  const corpus = await openCorpus(folders.clean, { documents: paths, force: false });
  for (const files of all) {
    const sources = files.map(({ path, text, gb }) => ({
      path,
      bytes: gb === true ? iconv.encode(text, 'gb18030') : Buffer.from(text),
    }));
    for (const { path, bytes } of sources) {
      await mkdir(dirname(join(folders.raw, path)), { recursive: true });
      await writeFile(join(folders.raw, path), bytes);
    }
    const document = readText(sources);
    const path = sources[0]?.path as string;
    const adapter = { name: 'general', version: 1 };
    const reports = cleaned(Traced.from(document.text)).map(
      ({ text, part }): Report => ({ document, text, part, about: aboutOf(text.text), warnings: [] }),
    );
    await corpus.add({ became: 'cleaned', path, source: 'site', adapter, files: document.files, reports });
  }
  await corpus.finish();
  return { ...folders, remove: () => rm(home, { recursive: true, force: true }) };
}

function cleaned(raw: Traced): readonly { text: Traced; part: Report['part'] }[] {
  const text = edited(
    edited(raw, /\r|\f|^某某网\r?\n|下一页\n|(?<=:) /gm, '', 'strip/furniture'),
    /(?<=。)二、/g,
    '\n二、',
    'join/flattened',
  );
  const stops = edited(edited(text, /,/g, '，', 'normalise/commas'), /:/g, '：', 'normalise/colons');
  // Two rules on one character: it is signed by both.
  const both = edited(stops, /：过/g, '︰过', 'normalise/colons');
  const done = edited(both, /︰/g, '：', 'normalise/forms');
  const second = raw.raw.indexOf('乙县');
  if (second < 0) return [{ text: done, part: { index: 1, of: 1, from: 0, to: raw.raw.length } }];
  const ends = [0, second, raw.raw.length];
  return [1, 2].map((index) => {
    const part = { index, of: 2, from: ends[index - 1] as number, to: ends[index] as number };
    return { part, text: done.keepOnly(part, 'split/other-report') };
  });
}

function edited(text: Traced, pattern: RegExp, insert: string, rule: string): Traced {
  const edits = [...text.text.matchAll(pattern)].map(
    (match): Edit => ({ from: match.index, to: match.index + match[0].length, insert, rule }),
  );
  return text.apply(edits);
}

function aboutOf(text: string): About {
  const title = text.slice(0, text.indexOf('\n'));
  return {
    title,
    kind: 'government-work-report',
    region: { name: title.slice(0, 2), level: 'county' },
    year: 2021,
    outline: [],
    completeness: { complete: true, truncatedStart: false, truncatedEnd: false, missing: [], notes: [] },
    evidence: { title: { exact: title, paragraph: 0, offset: 0 } },
  };
}

/** Writes the manifest's hashes and the list anew, as if all files were meant: so that one check alone can be tried. */
export async function signAgain(folder: string): Promise<void> {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  const lines: string[] = [];
  const reports: string[] = manifest.documents.flatMap((document: { reports: string[] }) => document.reports);
  for (const report of reports.sort((one, other) => (byFolder(one) < byFolder(other) ? -1 : 1))) {
    const text = await readFile(join(folder, report), 'utf8');
    const sidecar = JSON.parse(await readFile(join(folder, report.replace(/txt$/, 'json')), 'utf8'));
    lines.push(`${JSON.stringify({ ...sidecar, text })}\n`);
  }
  await writeFile(join(folder, 'reports.jsonl'), lines.join(''));
  const hashes = createHash('sha256');
  for (const line of lines) hashes.update(createHash('sha256').update(line.slice(0, -1)).digest());
  manifest.list = {
    path: 'reports.jsonl',
    sha256OfLines: hashes.digest('hex'),
    bytes: Buffer.byteLength(lines.join('')),
  };
  for (const file of manifest.files) {
    const bytes = await readFile(join(folder, file.path));
    file.sha256 = createHash('sha256').update(bytes).digest('hex');
    file.bytes = bytes.length;
  }
  await writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** The order of the list: by folder, then by name. */
function byFolder(report: string): string {
  return `${dirname(report)}\0${report}`;
}
