import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenReport, openReport, reportsNamed } from '../../src/audit/open-report.ts';
import { writePages } from '../../src/cli/write-pages.ts';
import type { Folders } from '../../src/opening/folders.ts';
import type { Span } from '../../src/text/span.ts';
import { inventedCorpus, longListPage } from '../audit/pages/invented-corpus.ts';
import { markedOn, openFile, pointOf, restingPointOf, settled, startBrowser } from './browser-page.ts';

const options = { json: false, quiet: true, rule: [], source: [], least: 0, limit: 40 };
const sample: Folders = { raw: 'raw', clean: 'clean' };
let browser: Browser;
let home: string;
let long: Awaited<ReturnType<typeof inventedCorpus>>;

beforeAll(async () => {
  browser = await startBrowser();
  home = await mkdtemp(join(tmpdir(), 'pages-'));
  long = await inventedCorpus([longListPage()]);
  expect(await writePages([], join(home, 'sample'), { ...options, ...sample })).toBe(0);
  expect(await writePages([], join(home, 'long'), { ...options, ...long })).toBe(0);
});
afterAll(async () => {
  await browser?.close();
  await long?.remove();
  await rm(home, { recursive: true, force: true });
});

/** The same numbers in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What a character is linked with, from the pieces of the trace: its like, or all that was changed with it. */
function linked(report: OpenReport, side: 'raw' | 'clean', offset: number): { raw: Span; clean: Span } {
  const piece = report.pieces.find(({ [side]: span }) => span.from <= offset && offset < span.to);
  if (piece === undefined) throw new Error(`no piece has ${side} ${offset}`);
  if (piece.by.length > 0) return piece;
  const inside = offset - piece[side].from;
  const of = ({ from }: Span) => ({ from: from + inside, to: from + inside + 1 });
  return { raw: of(piece.raw), clean: of(piece.clean) };
}

async function clickAt(page: Page, side: 'raw' | 'clean', offset: number): Promise<boolean> {
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#${side === 'raw' ? 'r' : 'c'}${offset}`,
  );
  await page.keyboard.press('Escape');
  const point = await restingPointOf(page, side, offset);
  if (point === undefined) return false;
  await page.mouse.click(point.x, point.y);
  return true;
}

async function holds(
  folders: Folders,
  folder: string,
  name: string,
  places: number,
  seed: number,
): Promise<number> {
  const report = await openReport(folders, `${name}.txt`);
  const { page, faults } = await openFile(browser, join(home, folder, `${name}.html`));
  const below = random(seed);
  let clicked = 0;
  for (let place = 0; place < places; place += 1) {
    const side = place % 2 === 0 ? 'clean' : 'raw';
    const texts = { raw: report.raw.text, clean: report.clean };
    const offset = below(texts[side].length);
    const expected = linked(report, side, offset);
    if (!(await clickAt(page, side, offset))) continue;
    clicked += 1;
    const where = `${name}, ${side} ${offset}`;
    for (const each of ['raw', 'clean'] as const) {
      const marked = await markedOn(page, each);
      const { from, to } = expected[each];
      // Of a stretch of thousands of characters only the rows near the window are drawn.
      if (to - from > 1000) expect(marked?.from ?? -1, `${where}: ${each}`).toBeGreaterThanOrEqual(from);
      else expect(marked, `${where}: ${each}`).toMatchObject({ from, to });
      if (expected.clean.to - expected.clean.from === expected.raw.to - expected.raw.from && to - from === 1)
        expect(texts[each].slice(from, to), where).toContain(marked?.text);
    }
  }
  expect(faults).toEqual([]);
  await page.close();
  return clicked;
}

describe('a page of a report', () => {
  test('links each character with its like, both ways, in every report of the sample corpus', async () => {
    const names = await reportsNamed(sample, []);
    expect(names.length).toBeGreaterThan(15);
    let clicked = 0;
    for (const [index, name] of names.entries()) clicked += await holds(sample, 'sample', name, 10, index);
    expect(clicked).toBeGreaterThan(200);
  });

  test('links each character of a page of 350 KB with 20,000 edits', async () => {
    const [name] = await reportsNamed(long, []);
    expect(await holds(long, 'long', name as string, 60, 7)).toBeGreaterThan(50);
  });

  test('shows what a pointer is over, its rules and its place in bytes', async () => {
    const report = await openReport(sample, '420607-2022-襄州区政府工作报告.txt');
    const { page, faults } = await openFile(browser, join(home, 'sample', `${report.name}.html`));
    const offset = report.clean.indexOf('14.6%');
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#c${offset}`);
    await page.keyboard.press('Escape');
    const point = await pointOf(page, 'clean', offset);
    await page.mouse.move(point?.x ?? 0, point?.y ?? 0);
    await expect.poll(() => page.locator('#details').textContent()).toContain('verbatim');
    const details = await page.locator('#details').textContent();
    expect(details).toContain(
      'report-dump/0002-xiangzhou-2022.txt:22:1, page 1, byte 438 (gb18030), offset 243',
    );
    expect(details).toContain('8:35, offset 2');
    expect(faults).toEqual([]);
  });

  test('keeps the panel where it is as the pointer moves, whatever is said in it', async () => {
    const report = await openReport(sample, '433123-2020-凤凰县政府工作报告.txt');
    const { page, faults } = await openFile(browser, join(home, 'sample', `${report.name}.html`));
    const panel = page.locator('#details');
    const edge = () => panel.evaluate((element) => element.getBoundingClientRect().top);
    const resting = await edge();
    const removed = report.pieces.filter(({ raw, by }) => by.length > 0 && raw.to - raw.from > 3);
    let pointed = 0;
    let longest = 0;
    for (const { raw } of removed) {
      const point = await pointOf(page, 'raw', raw.from + 1);
      if (point === undefined || point.y < 120 || point.y > resting) continue;
      await page.mouse.move(point.x, point.y);
      await settled(page);
      expect(await panel.textContent(), `raw ${raw.from}`).toContain('removed by');
      expect(await edge(), `raw ${raw.from}`).toBe(resting);
      pointed += 1;
      longest = Math.max(longest, raw.to - raw.from);
    }
    expect(pointed).toBeGreaterThan(5);
    expect(longest).toBeGreaterThan(160);
    expect(faults).toEqual([]);
  });

  test('switches rules off and on', async () => {
    const { page, faults } = await openFile(
      browser,
      join(home, 'sample', `${(await reportsNamed(sample, ['420607-2022-襄州区政府工作报告.txt']))[0]}.html`),
    );
    const box = page.locator('input[data-rule="join/paragraph-break"]');
    const shown = () => page.locator('.raw .removed:not(.off)').count();
    const before = await shown();
    expect(before).toBeGreaterThan(10);
    await box.uncheck();
    const after = await shown();
    expect(after).toBeLessThan(before);
    expect(after).toBeGreaterThan(0);
    // It is not jumped to either: from the beginning on, the page number at the end of the first lines is next.
    await page.locator('#none').click();
    await page.locator('input[data-rule="strip/page-number"]').check();
    await page.keyboard.press('n');
    expect(await page.locator('#details').textContent()).toContain('strip/page-number');
    await page.locator('#all').click();
    expect(await page.locator('.edit.off').count()).toBe(0);
    const count = await page.locator('.rule', { has: box }).locator('.go').textContent();
    const report = await openReport(sample, '420607-2022-襄州区政府工作报告.txt');
    expect(Number(count)).toBe(report.sidecar.processing.rules['join/paragraph-break']?.edits);
    expect(faults).toEqual([]);
  });

  test('goes by keys through edits, large removals and warnings', async () => {
    const report = await openReport(sample, '411082-2021-长葛市通知.txt');
    const { page, faults } = await openFile(browser, join(home, 'sample', `${report.name}.html`));
    const edits = report.pieces.filter(({ by }) => by.length > 0);
    for (const { raw, clean } of edits.slice(0, 20)) {
      await page.keyboard.press('n');
      const side = raw.from < raw.to ? 'raw' : 'clean';
      expect(await markedOn(page, side)).toMatchObject(side === 'raw' ? raw : clean);
    }
    await page.keyboard.press('p');
    expect(await markedOn(page, 'raw')).toMatchObject(edits[18]?.raw as Span);
    await page.keyboard.press('Escape');
    expect(await markedOn(page, 'raw')).toBeUndefined();
    const seen = new Set<number>();
    for (let press = 0; press < 4; press += 1) {
      await page.keyboard.press('l');
      const { from, to } = (await markedOn(page, 'raw')) ?? { from: 0, to: 0 };
      expect(to - from).toBeGreaterThanOrEqual(20);
      seen.add(from);
    }
    expect(seen.size).toBe(Number(await page.locator('#large').textContent()));
    await page.keyboard.press('?');
    expect(await page.locator('#help').isVisible()).toBe(true);
    await page.locator('#single').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    expect(await markedOn(page, 'raw')).toBeUndefined();
    expect(faults).toEqual([]);
    const other = await reportsNamed(sample, ['510122-2015-双流县政府工作报告.txt']);
    const warned = await openFile(browser, join(home, 'sample', `${other[0]}.html`));
    await warned.page.keyboard.press('w');
    expect(await warned.page.locator('#said').textContent()).toBe('it does not open as a report does');
    expect(await markedOn(warned.page, 'clean')).toMatchObject({ from: 0 });
    expect(warned.faults).toEqual([]);
  });

  test('finds words in both texts', async () => {
    const report = await openReport(sample, '420607-2022-襄州区政府工作报告.txt');
    const { page, faults } = await openFile(browser, join(home, 'sample', `${report.name}.html`));
    await page.keyboard.press('/');
    await page.keyboard.type('- 1 -');
    await page.keyboard.press('Enter');
    expect(await page.locator('#found').textContent()).toBe('1 of 1');
    const at = report.raw.text.indexOf('- 1 -');
    expect((await markedOn(page, 'raw'))?.from).toBe(at);
    await page.locator('#search').fill('全区');
    const count = report.clean.split('全区').length - 1;
    expect(await page.locator('#found').textContent()).toBe(String(count));
    for (let hit = 0; hit < count; hit += 1) await page.locator('#search').press('Enter');
    expect((await markedOn(page, 'clean'))?.from).toBe(report.clean.lastIndexOf('全区'));
    expect(faults).toEqual([]);
  });

  test('opens at the place that its address names, in the window, on a phone too', async () => {
    const [name] = await reportsNamed(long, []);
    const report = await openReport(long, `${name}.txt`);
    for (const narrow of [false, true]) {
      const offset = report.clean.length - 300;
      const { page, faults } = await openFile(browser, join(home, 'long', `${name}.html`), {
        fragment: `#c${offset}`,
        narrow,
      });
      expect(await markedOn(page, 'clean')).toMatchObject(linked(report, 'clean', offset).clean);
      expect(await markedOn(page, 'raw')).toMatchObject(linked(report, 'clean', offset).raw);
      const height = page.viewportSize()?.height ?? 0;
      const point = await pointOf(page, 'clean', offset);
      expect(point?.y).toBeGreaterThan(0);
      expect(point?.y).toBeLessThan(height);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      await page.keyboard.press('n');
      expect(await page.evaluate(() => location.hash)).toMatch(/^#[rc]\d+\.?$/);
      expect(faults).toEqual([]);
    }
  });

  test('is at most six times as long as a raw text of 350 KB', async () => {
    const [name] = await reportsNamed(long, []);
    const raw = await readFile(join(long.raw, 'site/list.txt'));
    expect(raw.length).toBeGreaterThan(330_000);
    const report = await openReport(long, `${name}.txt`);
    expect(report.pieces.filter(({ by }) => by.length > 0).length).toBeGreaterThanOrEqual(20_000);
    const html = await readFile(join(home, 'long', `${name}.html`));
    expect(html.length).toBeLessThan(raw.length * 6);
  });
});
