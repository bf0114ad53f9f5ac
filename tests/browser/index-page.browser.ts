import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportsNamed } from '../../src/audit/open-report.ts';
import { writePages } from '../../src/cli/write-pages.ts';
import { openFile, startBrowser } from './browser-page.ts';

let browser: Browser;
let home: string;
let names: readonly string[];

beforeAll(async () => {
  browser = await startBrowser();
  home = await mkdtemp(join(tmpdir(), 'pages-'));
  names = await reportsNamed({ raw: 'raw', clean: 'clean' }, []);
  const options = { json: false, quiet: true, rule: [], source: [], least: 0, limit: 40 };
  expect(await writePages([], home, { ...options, raw: 'raw', clean: 'clean' })).toBe(0);
});
afterAll(async () => {
  await browser?.close();
  await rm(home, { recursive: true, force: true });
});

test('every link of the index leads to a page that is there, at a place that it marks', async () => {
  const { page, faults } = await openFile(browser, join(home, 'index.html'));
  const links = await page
    .locator('a')
    .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
  expect(new Set(links.map((link) => link.split('#')[0])).size).toBe(names.length);
  expect(faults).toEqual([]);
  const places = links.filter((link) => link.includes('#'));
  expect(places.length).toBeGreaterThan(10);
  for (const link of places.slice(0, 6)) {
    const { pathname, hash } = new URL(link);
    const opened = await openFile(browser, decodeURIComponent(pathname), { fragment: hash });
    expect(await opened.page.locator('#details .badge').textContent()).toMatch(/removed|changed/);
    expect(opened.faults).toEqual([]);
    await opened.page.close();
  }
});

test('the list of reports can be filtered and put in order', async () => {
  const { page, faults } = await openFile(browser, join(home, 'index.html'), { narrow: true });
  await page.locator('#filter').fill('park-portal 2021');
  expect(await page.locator('#shown').textContent()).toBe(`2 of ${names.length}`);
  await page.locator('#filter').fill('');
  await page.locator('#reports th', { hasText: 'clean' }).locator('button').click();
  const figures = await page.locator('#reports tbody td:nth-child(7)').allTextContents();
  const numbers = figures.map((figure) => Number(figure.replace(',', '')));
  expect(numbers).toEqual([...numbers].sort((one, other) => other - one));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  expect(faults).toEqual([]);
});
