import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { indexScript, indexStyle, reportScript, reportStyle } from '../../src/audit/pages/page-assets.ts';
import { cleanReports } from '../export/exported.ts';
import { type HostileCorpus, hostileCorpus } from './hostile-corpus.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let corpus: HostileCorpus;
let pages: ReadonlyMap<string, string>;

beforeAll(async () => {
  corpus = await hostileCorpus();
  const said = await corpus.run('audit', '--html', 'pages');
  expect(said).toMatchObject({ status: 0, err: '' });
  const folder = join(corpus.home, 'pages');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /html$/.test(name),
  );
  pages = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  expect(pages.size).toBe(corpus.documents + 1);
});
afterAll(() => corpus?.remove());

/** All elements that the pages are made of. */
const ELEMENTS =
  'a aside b bdi body button code dd del details dialog div dl dt fieldset form h1 h2 head header html input ins kbd label legend li link main meta nav noscript ol p script section span style summary table tbody td textarea th thead title tr ul img'.split(
    ' ',
  );

/** All attributes that they have. */
const ATTRIBUTES =
  /^(?:aria-[a-z]+|data-(?:act|step|turn|order|view)|alt|autocomplete|charset|checked|class|colspan|content|for|hidden|href|http-equiv|id|lang|maxlength|method|name|open|placeholder|rel|role|rows|scope|spellcheck|tabindex|title|type|value)$/;

/** What turns the words around it, or is not seen, in what a browser shows. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** A page as a browser reads it. */
interface Read {
  readonly elements: readonly {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
  /** what is shown of it: all texts but those of scripts and styles */
  readonly words: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  readonly data: readonly unknown[];
}

function read(html: string): Read {
  const elements: Read['elements'][number][] = [];
  const [scripts, styles, data, open]: [string[], string[], unknown[], string[]] = [[], [], [], []];
  let [words, inside] = ['', ''];
  const parser = new Parser({
    onopentag(name, attributes) {
      elements.push({ name, attributes });
      open.push(attributes.type === 'application/json' ? 'json' : name);
      inside = '';
    },
    ontext(text) {
      inside += text;
      if (!['script', 'style', 'json'].includes(open.at(-1) as string)) words += text;
    },
    onclosetag() {
      const name = open.pop();
      if (name === 'script') scripts.push(inside);
      if (name === 'style') styles.push(inside);
      if (name === 'json') data.push(JSON.parse(inside));
    },
    oncomment: (text) => expect(text).toBe('no comment is ours'),
  });
  parser.end(html);
  return { elements, words, scripts, styles, data };
}

function expectOurs(html: string, isIndex: boolean): Read {
  const page = read(html);
  expect(page.scripts).toEqual([isIndex ? indexScript : reportScript]);
  expect(page.styles).toEqual([isIndex ? indexStyle : reportStyle]);
  expect(page.words).not.toMatch(UNSEEN);
  for (const { name, attributes } of page.elements) {
    expect(ELEMENTS).toContain(name);
    for (const [key, value] of Object.entries(attributes)) {
      expect(key).toMatch(ATTRIBUTES);
      expect(value).not.toMatch(UNSEEN);
    }
    // No address of a stranger is a link: only other pages of ours are.
    if (attributes.href !== undefined)
      expect(attributes.href).toMatch(
        /^(?:data:,|(?:\.\.\/)?(?:index|general\/[\w%.~!*'()-]+|[\w%~!*'()-]+)\.html(?:#[rc]\d+)?)$/,
      );
  }
  return page;
}

it('a page has no element, attribute, script or link but ours, and nothing in it is hidden', () => {
  for (const [name, html] of pages) expectOurs(html, name === 'index.html');
});

it('the data of a page give back the raw and the said words, however hostile', () => {
  const notes: string[] = [];
  const paths: string[] = [];
  for (const [name, html] of pages) {
    if (name === 'index.html') continue;
    const [data, reviewed] = expectOurs(html, false).data as [
      { raw: string; files: { path: string }[] },
      unknown,
    ];
    paths.push(...data.files.map(({ path }) => path));
    notes.push(JSON.stringify(reviewed));
    if (!/few|wide/.test(data.files[0]?.path ?? ''))
      expect(data.raw).toContain('</script><script>window.hacked=10</script> <!-- ]]>');
  }
  const listed = cleanReports({ raw: '', clean: join(corpus.home, 'clean') });
  expect(paths.sort()).toEqual(
    listed.flatMap(({ sidecar }) => sidecar.source.files.map(({ path }: { path: string }) => path)).sort(),
  );
  expect(notes.filter((note) => note.includes('<img src=x onerror=window.hacked=11>'))).toHaveLength(1);
});

it('the index names every document that failed and every report, as words', () => {
  const { words } = read(pages.get('index.html') as string);
  for (const path of corpus.failing) expect(words).toContain(path.replace(/[\n\p{Cc}].*/su, ''));
  expect(words).toContain('"><script>window.hacked=1</script>规划');
  expect(words).toContain('\\u{202e}');
});

it('pages that are served are the same, under headers that keep other sites out', async () => {
  const launcher = fileURLToPath(new URL('../../bin/pipeline.mjs', import.meta.url));
  const words = ['audit', '--serve', '--port', '0', '--json'];
  const child = spawn(process.execPath, [launcher, ...words], {
    cwd: corpus.home,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const { address } = await new Promise<{ address: string }>((resolve) =>
      child.stdout.once('data', (data) => resolve(JSON.parse(String(data)))),
    );
    for (const name of [...pages.keys()].slice(0, 8)) {
      const answer = await fetch(new URL(name.split('/').map(encodeURIComponent).join('/'), address));
      expect(answer.status).toBe(200);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expectOurs(await answer.text(), name === 'index.html');
    }
    const none = await fetch(new URL('%3Cscript%3Ehacked%3C/script%3E%1b', address));
    expect([none.status, none.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
    expect(await none.text()).not.toContain('hacked');
  } finally {
    child.kill('SIGINT');
    await new Promise((resolve) => child.once('exit', resolve));
  }
});
