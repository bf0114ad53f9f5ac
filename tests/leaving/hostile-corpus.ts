import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markLine, quoteOf } from '../../src/documents/mark-place.ts';
import { SCHEMAS } from '../../src/documents/schemas.ts';
import { pipeline, type Said } from '../cli/run.ts';
import { put } from '../corpus/folders.ts';
import { reportText } from '../renewal/small-world.ts';

/** What a stranger may call a document: each means something to a spreadsheet, a browser, a terminal or a reader of Markdown. */
const TITLES = [
  '=HYPERLINK("http://127.0.0.1:9/","甲")规划',
  '+1规划',
  '-1规划',
  '@SUM(1)规划',
  "'=1规划",
  '＝1规划',
  '"><script>window.hacked=1</script>规划',
  '</script></title></style><!--规划',
  '"onmouseover="window.hacked=2规划',
  '[甲](javascript:window.hacked=3)规划',
  '| --- |`规划',
  'a: b #规划',
  ']]><svg onload=window.hacked=4>规划',
  '甲\u202e乙\u2066丙规划',
  '甲\ufffe\uffff\u{e0001}规划',
  '甲\u2028乙\u2029丙\u0085丁规划',
  '\u001b]0;owned\u0007\u009b31m规划',
  '&lt;b&gt;&#60;规划',
];

/** What a raw file may be called where a disk takes it. */
const NAMES = [
  '=1+1.txt',
  'a"onmouseover="window.hacked=5" x.txt',
  '<img src=x onerror=window.hacked=6>.txt',
  '&lt;script&gt;.txt',
  '\u001b[2J\u001b]0;owned\u0007.txt',
  '\u009b31m\u007f.txt',
  'b\nforged: All holds.txt',
  'b\rforged.txt',
  '\u202etxt.gpj.txt',
  '\u200b\u2066\ufeff.txt',
  '[甲](javascript:window.hacked=7).txt',
  '`|`<!--.txt',
  '\u2028\u2029\u0085.txt',
  '--- .txt',
  '\ufffe\uffff.txt',
  "$(touch x);'.txt",
];

/** Names of files in which there is no report, beside those with halves of characters: what is said of them is told in many places. */
const FAILING = [
  'c`](javascript:window.hacked=8)\u001b[31m|<script>window.hacked=9<!--.txt',
  'c\nforged: failed\u009b2J\u202e.txt',
];

/** In every text: what would run, break out or hide in what is made of it. */
const PARAGRAPH =
  '会上说,</script><script>window.hacked=10</script> <!-- ]]> &amp; =1+1|@a\t\u001b[31m\u009b31m\u202e甲\u2066乙\u2069丙\u200b丁\ufeff戊\u2028己\u0085庚\ufffe辛\u0007,都要办好。';

const NOTE = '</script><img src=x onerror=window.hacked=11>\u202e\u001b[31m\nforged';

/** A corpus of hostile documents, built as a person would build it. */
export interface HostileCorpus {
  readonly home: string;
  /** how many documents have a report */
  readonly documents: number;
  readonly failing: readonly string[];
  /** what the build said */
  readonly built: Said;
  readonly run: (...words: readonly string[]) => Promise<Said>;
  readonly remove: () => void;
}

/** Makes and builds it in a temporary folder: `raw/`, `clean/`, and `reviews/` with a mark. */
export async function hostileCorpus(): Promise<HostileCorpus> {
  const home = mkdtempSync(join(tmpdir(), 'leaving-'));
  const raw = join(home, 'raw/general');
  const titled = TITLES.map((title, index) => [`t${index}.txt`, textOf(title)] as const);
  const named = NAMES.map((name, index) => [name, textOf(`${index}号规划`)] as const);
  put(raw, Object.fromEntries([...titled, ...named]));
  for (const name of FAILING) writeFileSync(join(raw, name), '=1');
  writeFileSync(join(raw, 'wide.txt'), halved());
  // So few of so many that it is taken: each half is U+FFFD, and counted.
  writeFileSync(join(raw, 'few.txt'), halved('路修到村口，灯点到山上。'.repeat(2000)));
  put(raw, {
    'long.txt': `${textOf('长规划')}${'一二三。'.repeat(50_000)}\n谢谢大家！\n`,
    'manifest.json': JSON.stringify({
      't0.txt': { url: 'javascript:window.hacked=12//"><script>', note: NOTE },
      't1.txt': { url: '=1+1\u001b[31m\u202e' },
      'nosuch\u001b[31m.txt': { 'strange\u001b[31m\n': 1 },
    }),
  });
  put(join(raw, 'half'), {
    'a.txt': textOf('半规划'),
    'manifest.json': '{"a.txt": {"url": "http://127.0.0.1:9/\\ud800"}}',
  });
  mkdirSync(join(home, 'reviews'));
  writeFileSync(join(home, 'reviews/general.jsonl'), markOf('general/t2.txt', textOf(TITLES[2] as string)));
  const run = (...words: readonly string[]) =>
    pipeline(words, home, { QINGYUAN_CACHE: join(home, 'remembered') });
  const built = await run('all');
  return {
    home,
    documents: titled.length + named.length + 2,
    failing: [...FAILING, 'half/a.txt', 'wide.txt'].map((name) => `general/${name}`),
    built,
    run,
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

function textOf(title: string): string {
  const [, ...lines] = reportText(1, title).split('\n');
  return [title, ...lines.slice(2, -2), PARAGRAPH, ...lines.slice(-2)].join('\n');
}

/** UTF-16 with halves of pairs in its title and its text: no character, and no UTF-8 can hold them. */
function halved(more = ''): Buffer {
  return Buffer.from(`\ufeff${textOf('半\ud800个规划')}半\udc00个\ud83c${more}`, 'utf16le');
}

function markOf(path: string, text: string): string {
  const at = { from: text.indexOf('会上说,') + 3, to: text.indexOf('会上说,') + 4 };
  const sha256 = createHash('sha256').update(text).digest('hex');
  return markLine({
    schema: SCHEMAS.mark,
    source: 'general',
    report: 'general/none',
    raw: { path, sha256, ...at, ...quoteOf(text, at) },
    rules: ['normalise/marks'],
    became: '，',
    verdict: 'wrong',
    should: '</script>',
    note: NOTE,
    who: '"><script>\u009b',
  });
}
