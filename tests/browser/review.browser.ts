import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReport, reportsNamed } from '../../src/audit/open-report.ts';
import { writePages } from '../../src/cli/write-pages.ts';
import { importMarks, keepMarks } from '../../src/review/keep-mark.ts';
import { listReviews } from '../../src/review/list-reviews.ts';
import { marksIn, readReviews } from '../../src/review/read-reviews.ts';
import { reviewDesk } from '../../src/review/review-desk.ts';
import { servePages } from '../../src/review/server/serve-pages.ts';
import { hostile, inventedCorpus } from '../audit/pages/invented-corpus.ts';
import { pointOf, settled, startBrowser } from './browser-page.ts';

const text =
  '首页\n甲县政府工作报告\n各位代表,过去一年,全县粮食稳定增产,农民收入继续增加,学校都在扩建。\n- 1 -\n谢谢大家。\n';
const invented = {
  path: 'site/a.txt',
  text,
  edits: [
    [/,/g, '，', 'normalise/marks'],
    [/首页\n/g, '', 'strip/navigation'],
    [/- 1 -\n/g, '', 'strip/page-number'],
    [/(?<=。)(?=\n谢)/g, '\n', 'join/lost-paragraph'],
  ] as const,
};

let browser: Browser;
let corpus: Awaited<ReturnType<typeof inventedCorpus>>;
let home: string;
let name: string;
const options = { json: false, quiet: true, rule: [], source: [], least: 0, limit: 0 };

beforeAll(async () => {
  browser = await startBrowser();
  corpus = await inventedCorpus([invented]);
  home = await mkdtemp(join(tmpdir(), 'pages-'));
  [name] = (await reportsNamed(corpus, [])) as [string];
  expect(await writePages([], home, { ...options, ...corpus })).toBe(0);
});
afterAll(async () => {
  await browser?.close();
  await corpus?.remove();
  await rm(home, { recursive: true, force: true });
});

/** Opens an address in a window; what it does that it should not is told. */
async function open(context: BrowserContext, address: string): Promise<{ page: Page; faults: string[] }> {
  const faults: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => faults.push(`said ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`threw ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const own = new URL(address);
    if (url.protocol === 'data:' || url.protocol === 'blob:') return;
    if (url.origin !== own.origin || (own.protocol === 'file:' && url.pathname !== own.pathname))
      faults.push(`asked for ${url.href}`);
  });
  await page.goto(address);
  await page.waitForSelector('.row .cell');
  return { page, faults };
}

const onDisk = (folder = home, report = name) => pathToFileURL(join(folder, `${report}.html`)).href;
const window = () => browser.newContext({ viewport: { width: 1280, height: 860 }, acceptDownloads: true });

async function clickRaw(page: Page, words: string): Promise<void> {
  const point = await pointOf(page, 'raw', text.indexOf(words));
  await page.mouse.click(point?.x ?? 0, point?.y ?? 0);
}

async function download(page: Page): Promise<{ file: string; lines: string }> {
  const [found] = await Promise.all([page.waitForEvent('download'), page.locator('#download').click()]);
  return { file: found.suggestedFilename(), lines: await readFile(await found.path(), 'utf8') };
}

describe('in a page on the disk', () => {
  test('an edit is marked by mouse: right, wrong with what should be, and taken back', async () => {
    const { page, faults } = await open(await window(), onDisk());
    expect(await page.locator('#mark-count').textContent()).toBe('none yet');
    expect(await page.locator('#download').isVisible()).toBe(false);
    await clickRaw(page, ',过去');
    await page.locator('#mark-right').click();
    expect(await page.locator('#verdict').textContent()).toBe('marked right');
    expect(await page.locator('#mark-right').getAttribute('aria-pressed')).toBe('true');
    await clickRaw(page, '- 1 -');
    await page.locator('#mark-wrong').click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
      );
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await page.locator('#should').fill('（见第1页）');
    await page.locator('#note').fill('不是页码');
    await page.locator('#who').fill('李四');
    await page.locator('#mark-form button[type=submit]').click();
    expect(await page.locator('#verdict').textContent()).toBe(
      'marked wrong by 李四; should be （见第1页）; 不是页码',
    );
    expect(await page.locator('#mark-count').textContent()).toBe('1 right, 1 wrong');
    expect(await page.locator('#mark-list li').allTextContents()).toEqual([
      '✓right:  , → ，',
      expect.stringMatching(/^✗wrong: {2}- 1 -↵ → $/),
    ]);
    expect(await page.locator('.raw [data-marked="wrong"]').count()).toBe(1);
    expect(await page.locator('.raw [data-marked="right"]').count()).toBe(1);
    const { file, lines } = await download(page);
    expect(file).toBe('site.jsonl');
    const { marks, problems } = marksIn(lines);
    expect(problems).toEqual([]);
    expect(marks.map(({ mark }) => mark)).toMatchObject([
      { verdict: 'right', became: '，', rules: ['normalise/marks'], raw: { exact: ',', path: 'site/a.txt' } },
      { verdict: 'wrong', became: '', should: '（见第1页）', note: '不是页码', who: '李四' },
    ]);
    await page.locator('#mark-withdraw').click();
    expect(await page.locator('#mark-count').textContent()).toBe('1 right');
    expect(await page.locator('.raw [data-marked="wrong"]').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('by keys alone, and what was said is there when the page is loaded again', async () => {
    const context = await window();
    const { page, faults } = await open(context, onDisk());
    await page.keyboard.press('x');
    expect(await page.locator('#said').textContent()).toContain('Nothing is marked');
    await page.keyboard.press('n');
    await page.keyboard.press('r');
    expect(await page.locator('#mark-count').textContent()).toBe('1 right');
    await page.keyboard.press('n');
    await page.keyboard.press('x');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('should');
    // Letters are words here, no commands.
    await page.keyboard.type('nrx');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('y');
    await page.keyboard.press('Enter');
    expect(await page.locator('#mark-form').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('texts');
    expect(await page.locator('#verdict').textContent()).toBe('marked wrong; should be nrx↵y');
    await page.keyboard.press('n');
    await page.keyboard.press('x');
    await page.keyboard.type('never');
    await page.keyboard.press('Escape');
    expect(await page.locator('#mark-form').isVisible()).toBe(false);
    expect(await page.locator('#mark-count').textContent()).toBe('1 right, 1 wrong');

    await page.reload();
    await page.waitForSelector('.row .cell');
    expect(await page.locator('#mark-count').textContent()).toBe('1 right, 1 wrong');
    await page.keyboard.press('m');
    expect(await page.locator('#verdict').textContent()).toBe('marked right');
    await page.keyboard.press('m');
    expect(await page.locator('#verdict').textContent()).toBe('marked wrong; should be nrx↵y');
    await page.keyboard.press('M');
    expect(await page.locator('#verdict').textContent()).toBe('marked right');
    await page.keyboard.press('?');
    expect(await page.locator('#help').textContent()).toContain('are right, or wrong');
    expect(faults).toEqual([]);
    const other = await open(await window(), onDisk());
    expect(await other.page.locator('#mark-count').textContent()).toBe('none yet');
  });

  test('words that no rule touched can be marked, from either side', async () => {
    const { page, faults } = await open(await window(), onDisk());
    for (const [side, words] of [
      ['raw', '农民收入'],
      ['clean', '学校都在'],
    ] as const) {
      const report = await openReport(corpus, `${name}.txt`);
      const from = (side === 'raw' ? text : report.clean).indexOf(words);
      const [begin, end] = [
        await pointOf(page, side, from),
        await pointOf(page, side, from + words.length - 1),
      ];
      // From within the first character to within the last: what fonts there are decides how wide they are.
      await page.mouse.move((begin?.x ?? 0) - (begin?.width ?? 0) / 2 + 1, begin?.y ?? 0);
      await page.mouse.down();
      await page.mouse.move((end?.x ?? 0) + (end?.width ?? 0) / 2 - 1, end?.y ?? 0, { steps: 5 });
      await page.mouse.up();
      await settled(page);
      expect(await page.locator('#subject').textContent()).toBe(words);
      await page.locator('#mark-wrong').click();
      await page.locator('#nothing').check();
      await page.locator('#mark-form button[type=submit]').click();
      expect(await page.locator('#verdict').textContent()).toBe('marked wrong; nothing should stand here');
    }
    const { lines } = await download(page);
    expect(marksIn(lines).marks.map(({ mark }) => mark)).toMatchObject([
      {
        rules: [],
        raw: { exact: '农民收入', from: text.indexOf('农民收入') },
        became: '农民收入',
        should: '',
      },
      {
        rules: [],
        raw: { exact: '学校都在', from: text.indexOf('学校都在') },
        became: '学校都在',
        should: '',
      },
    ]);
    expect(faults).toEqual([]);
  });

  test('marks that were imported stand in pages that are written then, with what has become of them', async () => {
    const { page } = await open(await window(), onDisk());
    await clickRaw(page, ',过去');
    await page.keyboard.press('r');
    await clickRaw(page, '- 1 -');
    await page.keyboard.press('x');
    await page.locator('#as-raw').click();
    await page.keyboard.press('Enter');
    await page.keyboard.press('p');
    await page.keyboard.press('x');
    await page.keyboard.press('Enter');
    const reviews = join(corpus.home, 'imported');
    expect(await importMarks(reviews, (await download(page)).lines)).toMatchObject({
      added: 3,
      problems: [],
    });
    const all = await reportsNamed(corpus, []);
    const found = await listReviews(corpus, reviews, { all, names: all, sources: [], rules: [] });
    expect(found.marks.map(({ status, now }) => [status, now])).toEqual([
      ['open', '\n'],
      ['open', ''],
      ['kept', '，'],
    ]);
    const folder = join(corpus.home, 'pages');
    expect(await writePages([], folder, { ...options, ...corpus, reviewsDir: reviews })).toBe(0);
    const again = await open(await window(), onDisk(folder));
    expect(await again.page.locator('#mark-count').textContent()).toBe('1 right, 2 wrong');
    await again.page.keyboard.press('m');
    expect(await again.page.locator('#verdict').textContent()).toBe('marked right; it still is so');
    expect(await again.page.locator('#download').isVisible()).toBe(false);
    expect(again.faults).toEqual([]);
    const index = await readFile(join(folder, 'index.html'), 'utf8');
    expect(index).toContain('<dt>places marked</dt><dd>3</dd>');
    expect(index).toContain('<dt>marks to be dealt with</dt><dd>2</dd>');
  });
});

test('what a document or a mark says never runs in the page', async () => {
  const bad = await inventedCorpus([hostile]);
  const [report] = (await reportsNamed(bad, [])) as [string];
  const reviews = join(bad.home, 'reviews');
  const folder = join(bad.home, 'pages');
  expect(await writePages([], folder, { ...options, ...bad, reviewsDir: reviews })).toBe(0);
  const first = await open(await window(), onDisk(folder, report));
  const evil = '</script><img src=x onerror="window.hacked=20">\u202e';
  for (let press = 0; press < 6; press += 1) {
    await first.page.keyboard.press('n');
    await first.page.keyboard.press('x');
    for (const field of ['should', 'note', 'who']) await first.page.locator(`#${field}`).fill(evil);
    await first.page.locator('#should').press('Enter');
  }
  const { marks } = marksIn((await download(first.page)).lines);
  expect(marks.length).toBe(6);
  await keepMarks(
    reviews,
    marks.map(({ mark }) => mark),
  );
  expect((await readReviews(reviews)).problems).toEqual([]);
  expect(await writePages([], folder, { ...options, ...bad, reviewsDir: reviews })).toBe(0);
  const second = await open(await window(), onDisk(folder, report));
  for (let press = 0; press < 6; press += 1) await second.page.keyboard.press('m');
  await second.page.locator('#mark-list button').last().click();
  for (const { page, faults } of [first, second]) {
    expect(await page.locator('#verdict').textContent()).toContain('U+202E');
    expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
    expect(await page.locator('img, iframe, object, svg').count()).toBe(0);
    expect(faults).toEqual([]);
  }
  await bad.remove();
});

test('a page that is served writes marks as they are made, and says when it cannot', async () => {
  const reviews = join(corpus.home, 'served');
  const names = await reportsNamed(corpus, []);
  const errors: unknown[] = [];
  const served = await servePages(
    0,
    reviewDesk(corpus, { all: names, names, reviews, first: 0 }, (error) => errors.push(error)),
  );
  const address = `${served.address}${name.split('/').map(encodeURIComponent).join('/')}.html`;
  const { page, faults } = await open(await window(), address);
  await clickRaw(page, ',过去');
  const answered = page.waitForResponse((response) => response.url().endsWith('/marks'));
  await page.keyboard.press('r');
  expect((await answered).status()).toBe(200);
  const { marks } = await readReviews(reviews);
  expect(marks.map(({ mark }) => mark)).toMatchObject([{ verdict: 'right', source: 'site', report: name }]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.reload();
  await page.waitForSelector('.row .cell');
  expect(await page.locator('#mark-count').textContent()).toBe('1 right');
  await page.goto(served.address);
  expect(await page.locator('dl').textContent()).toContain('places marked1');
  await page.goto(address);
  await page.waitForSelector('.row .cell');
  expect(faults).toEqual([]);
  await served.close();
  await clickRaw(page, ',全县');
  await page.keyboard.press('r');
  await expect.poll(() => page.locator('#said').textContent()).toContain('the server does not answer');
  // It is kept in the window, and can be downloaded.
  expect(marksIn((await download(page)).lines).marks).toHaveLength(1);
  expect(errors).toEqual([]);
});
