import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openCorpus } from '../../../src/corpus/corpus.ts';
import type { About } from '../../../src/documents/sidecar.ts';
import type { Folders } from '../../../src/opening/folders.ts';
import { readText } from '../../../src/readers/txt.ts';
import type { Edit } from '../../../src/text/span.ts';
import { Traced } from '../../../src/text/traced.ts';

/** A document to make a corpus of: its text, what is done to it, and what its report says of itself. */
export interface Invented {
  readonly path: string;
  readonly text: string;
  /** patterns, what they become, and who signs it; one after the other */
  readonly edits: readonly (readonly [pattern: RegExp, insert: string, rule: string])[];
  readonly about?: Partial<About>;
  readonly warnings?: readonly string[];
  /** where the report's own part ends: what is behind it is another report's */
  readonly ends?: number;
}

/** Makes a corpus of invented documents in a temporary folder, through the corpus room. */
export async function inventedCorpus(
  documents: readonly Invented[],
): Promise<Folders & { readonly home: string; readonly remove: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'pages-'));
  const folders = { raw: join(home, 'raw'), clean: join(home, 'clean') };
  const corpus = await openCorpus(folders.clean, {
    documents: documents.map(({ path }) => path),
    force: false,
  });
  for (const { path, text, edits, about, warnings, ends } of documents) {
    const bytes = Buffer.from(text);
    await mkdir(dirname(join(folders.raw, path)), { recursive: true });
    await writeFile(join(folders.raw, path), bytes);
    const document = readText([{ path, bytes }]);
    let traced = Traced.from(document.text);
    for (const [pattern, insert, rule] of edits)
      traced = traced.apply(
        [...traced.text.matchAll(pattern)].map(
          ({ index, 0: found }): Edit => ({ from: index, to: index + found.length, insert, rule }),
        ),
      );
    const adapter = { name: 'general', version: 1 };
    const parts = ends === undefined ? [text.length] : [ends, text.length];
    const reports = parts.map((to, index) => {
      const part = { index: index + 1, of: parts.length, from: parts[index - 1] ?? 0, to };
      const own = parts.length === 1 ? traced : traced.keepOnly(part, 'split/other-report');
      return { document, text: own, part, about: { ...ABOUT, ...about }, warnings: warnings ?? [] };
    });
    await corpus.add({ became: 'cleaned', path, source: 'site', adapter, files: document.files, reports });
  }
  await corpus.finish();
  return { ...folders, home, remove: () => rm(home, { recursive: true, force: true }) };
}

const ABOUT: About = {
  title: '甲县政府工作报告',
  kind: 'government-work-report',
  region: { name: '甲县', level: 'county' },
  year: 2021,
  outline: [],
  completeness: { complete: true, truncatedStart: false, truncatedEnd: false, missing: [], notes: [] },
  evidence: {},
};

/** A list page of about 350 KB in UTF-8 on which 20,000 edits are made: every comma, many spaces, furniture between the reports. */
export function longListPage(): Invented {
  const head = '• 【某地招商】甲县政府工作报告\n\n';
  const tail =
    '\n首页 上一页 1 2 3 下一页 尾页\n共 9 页\n本站声明:以上内容由网友提供,与本站无关,转载请注明来源,有误请联系我们更正\n\n';
  const lines: string[] = [];
  for (let line = 0; lines.length < 1420; line += 1)
    lines.push(
      `（${line + 1}）粮食总产稳步提高,农民收入继续增加, 工业投资增长${(line * 7) % 30}.${line % 10}%,新建道路${line % 90} 公里,完成了年初定下的任务,群众是满意的; 学校,医院,养老院各建成${line % 12} 所,河道治理,植树造林,旧房改造都有进展。${line % 9 === 0 ? '\n\n' : '\n'}`,
    );
  return {
    path: 'site/list.txt',
    text: `${head}${lines.join('')}${tail}`,
    edits: [
      [/•.*?】/g, '', 'strip/channel-tag'],
      [/首页 上一页[\s\S]*?更正\n\n/g, '', 'strip/list-end'],
      [/\n\n+/g, '\n', 'join/spaced-paragraph'],
      [/(?<=所,)河道/g, '\n河道', 'join/lost-paragraph'],
      [/,/g, '，', 'normalise/marks'],
      [/;/g, '；', 'normalise/marks'],
      [/ /g, '', 'normalise/han-spaces'],
    ],
  };
}

/** A document in which everything is meant to run in the page, or to hide in it. */
export const hostile: Invented = {
  path: 'site/a"><img src=x onerror=hacked=1>.txt',
  text: [
    '甲县政府工作报告<script>window.hacked=1</script>',
    '"><img src=x onerror="window.hacked=2">, </textarea></title></style></script><script>window.hacked=3</script>',
    '<!-- <script> --> {{window.hacked=4}} `javascript:window.hacked=5` &lt;b&gt; \\u003cscript>',
    '粮食\u202e总产\u2066增加\u2069,\u200b农民\ufeff收入\u00ad增加\u2028甲\u0007乙\u0085丙。',
    '结束,谢谢大家。\n',
  ].join('\n'),
  edits: [
    [/,/g, '，', 'normalise/marks'],
    [/<!--.*?-->/g, '<script>window.hacked=6</script>', 'normalise/marks'],
    [/\u200b/g, '', 'normalise/invisible'],
  ],
  about: {
    title: '</title><script>window.hacked=7</script>',
    region: { name: '"><img src=x onerror=window.hacked=8>', level: 'county' },
  },
  warnings: ['<img src=x onerror=window.hacked=9> paragraph', 'paragraph 3: “ and ” are not in pairs\u202e'],
};
