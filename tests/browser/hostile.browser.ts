import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReport, reportsNamed } from '../../src/audit/open-report.ts';
import { writePages } from '../../src/cli/write-pages.ts';
import { hostile, inventedCorpus } from '../audit/pages/invented-corpus.ts';
import { markedOn, openFile, pointOf, startBrowser } from './browser-page.ts';

let browser: Browser;
let corpus: Awaited<ReturnType<typeof inventedCorpus>>;
let home: string;
let name: string;

beforeAll(async () => {
  browser = await startBrowser();
  home = await mkdtemp(join(tmpdir(), 'pages-'));
  corpus = await inventedCorpus([hostile]);
  [name] = (await reportsNamed(corpus, [])) as [string];
  const options = { json: false, quiet: true, rule: [], source: [], least: 0, limit: 0 };
  expect(await writePages([], home, { ...options, ...corpus })).toBe(0);
});
afterAll(async () => {
  await browser?.close();
  await corpus?.remove();
  await rm(home, { recursive: true, force: true });
});

async function nothingRan(page: Page): Promise<void> {
  expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
  expect(await page.locator('img, iframe, object, svg').count()).toBe(0);
  expect(await page.locator('script:not([type="application/json"])').count()).toBe(1);
}

test('what a document says runs nothing in its page, wherever one points and clicks', async () => {
  const report = await openReport(corpus, `${name}.txt`);
  const { page, faults } = await openFile(browser, join(home, `${name}.html`));
  expect(await page.locator('h1').textContent()).toContain('<script>window.hacked=7</script>');
  for (const side of ['raw', 'clean'] as const)
    for (let offset = 0; offset < (side === 'raw' ? report.raw.text : report.clean).length; offset += 7) {
      const point = await pointOf(page, side, offset);
      if (point === undefined) continue;
      await page.mouse.click(point.x, point.y);
      expect(await markedOn(page, side), `${side} ${offset}`).toBeDefined();
    }
  for (let press = 0; press < 12; press += 1) await page.keyboard.press('nlw'[press % 3] as string);
  await page.locator('#search').fill('</script>');
  await page.locator('#search').press('Enter');
  await nothingRan(page);
  expect(faults).toEqual([]);
});

test('what would turn or hide the words around it is named, and is not in the page', async () => {
  const { page, faults } = await openFile(browser, join(home, `${name}.html`));
  await page.keyboard.press('w');
  const shown = page.locator('header, .row, #details, #notes, #said');
  expect((await shown.allTextContents()).join('')).not.toMatch(/[\u202e\u2066\u2069\u200b\u00ad\u2028]/);
  const glyphs = await page
    .locator('.raw .label')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-glyph')));
  for (const glyph of ['U+202E', 'U+2066', 'U+2069', 'U+200B', 'U+00AD', 'U+2028', 'U+0007', 'U+0085'])
    expect(glyphs).toContain(glyph);
  expect(faults).toEqual([]);
});

test('nothing of it runs in the index', async () => {
  const { page, faults } = await openFile(browser, join(home, 'index.html'));
  await page.locator('#filter').fill('<script>');
  await nothingRan(page);
  expect(await page.locator('#reports tbody tr:visible').count()).toBe(1);
  expect(faults).toEqual([]);
});

test('a script that got into a page all the same would not run', async () => {
  const html = await readFile(join(home, `${name}.html`), 'utf8');
  expect(html).not.toContain('unsafe');
  const { page, faults } = await openFile(browser, join(home, `${name}.html`));
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.hacked = 10';
    document.body.append(script);
    document.body.insertAdjacentHTML(
      'beforeend',
      '<img src="http://127.0.0.1:9/x.png" onerror="window.hacked = 11">',
    );
  });
  const refused = () => faults.filter((fault) => fault.includes('Content Security Policy')).length;
  await expect.poll(refused).toBeGreaterThanOrEqual(2);
  expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
});
