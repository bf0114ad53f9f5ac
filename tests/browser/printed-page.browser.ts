import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenReport, openReport, reportsNamed } from '../../src/audit/open-report.ts';
import { renew } from '../../src/cli/renew.ts';
import { writePages } from '../../src/cli/write-pages.ts';
import { markedOn, openFile, startBrowser } from './browser-page.ts';

let browser: Browser;
let home: string;
let report: OpenReport;

beforeAll(async () => {
  browser = await startBrowser();
  home = await mkdtemp(join(tmpdir(), 'pages-'));
  const folders = { raw: join(home, 'raw'), clean: join(home, 'clean'), json: false, quiet: true };
  await mkdir(join(folders.raw, 'general'), { recursive: true });
  await cp(
    'tests/fixtures/general/pdf-gazette-two-columns/raw.pdf',
    join(folders.raw, 'general', 'gazette.pdf'),
  );
  expect(await renew({ ...folders, source: [], jobs: 1, force: false })).toBe(0);
  const [name] = await reportsNamed(folders, []);
  report = await openReport(folders, `${name}.txt`);
  const options = { ...folders, rule: [], source: [], least: 0, limit: 40 };
  expect(await writePages([], join(home, 'pages'), options)).toBe(0);
});
afterAll(async () => {
  await browser?.close();
  await rm(home, { recursive: true, force: true });
});

/** What is marked on the printed page, in points. */
async function boxOnPaper(page: Page): Promise<{ left: number; top: number; width: number; height: number }> {
  return page.evaluate(() => {
    const image = document.querySelector('#drawn') as HTMLImageElement;
    const whole = image.getBoundingClientRect();
    const box = (document.querySelector('#boxes .box') as HTMLElement).getBoundingClientRect();
    // Its width in points is what the element says; the window shows it wider or narrower.
    const by = Number(image.getAttribute('width')) / whole.width;
    return {
      left: (box.left - whole.left) * by,
      top: (box.top - whole.top) * by,
      width: box.width * by,
      height: box.height * by,
    };
  });
}

describe('the printed page', () => {
  test('marks the character that is marked in the text, in its column, and the one that is clicked', async () => {
    const { page, faults } = await openFile(browser, join(home, 'pages', `${report.name}.html`));
    expect(await page.locator('#paper').isVisible()).toBe(false);
    await page.keyboard.press('v');
    expect(await page.locator('#look').getAttribute('aria-pressed')).toBe('true');
    await expect
      .poll(() => page.evaluate(() => (document.querySelector('#drawn') as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(800);
    // One character of the left column, one of the right.
    for (const words of ['分段包干', '县财政']) {
      const raw = report.raw.text.indexOf(words);
      await page.evaluate((hash) => location.assign(hash), `#r${raw}`);
      const [box] = report.raw.files[0]?.boxes?.({ from: raw, to: raw + 1 }) ?? [];
      await expect.poll(() => page.locator('#boxes .box').count()).toBe(1);
      const marked = await boxOnPaper(page);
      for (const side of ['left', 'top', 'width', 'height'] as const)
        expect(Math.abs(marked[side] - (box?.[side] ?? -99)), `${words} ${side}`).toBeLessThan(1);
      // The character beside it is clicked.
      const drawn = await page.locator('#boxes .box').boundingBox();
      await page.mouse.click(
        (drawn?.x ?? 0) + (drawn?.width ?? 0) * 1.5,
        (drawn?.y ?? 0) + (drawn?.height ?? 0) / 2,
      );
      expect(await markedOn(page, 'raw')).toMatchObject({ from: raw + 1, to: raw + 2 });
    }
    expect(faults).toEqual([]);
    await page.close();
  });

  test('turns to the page of the place, and by its buttons', async () => {
    const { page, faults } = await openFile(browser, join(home, 'pages', `${report.name}.html`), {
      fragment: `#r${report.raw.text.length - 30}`,
    });
    await page.locator('#look').click();
    expect(await page.locator('#sheet').textContent()).toBe('page 2: 2 of 2');
    await page.locator('#paper button[data-turn="-1"]').click();
    expect(await page.locator('#sheet').textContent()).toBe('page 1: 1 of 2');
    await page.locator('#paper button[data-turn="-1"]').click();
    expect(await page.locator('#sheet').textContent()).toBe('page 1: 1 of 2');
    await page.locator('#look').click();
    expect(await page.locator('#paper').isVisible()).toBe(false);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('is not offered where there is none', async () => {
    const folder = join(home, 'sample');
    const sample = { raw: 'raw', clean: 'clean' };
    const options = { ...sample, json: false, quiet: true, rule: [], source: [], least: 0, limit: 40 };
    expect(await writePages(['420607-2022-襄州区政府工作报告.txt'], folder, options)).toBe(0);
    const [name] = await reportsNamed(sample, ['420607-2022-襄州区政府工作报告.txt']);
    const { page, faults } = await openFile(browser, join(folder, `${name}.html`));
    expect(await page.locator('#look, #paper').count()).toBe(0);
    await page.keyboard.press('v');
    expect(faults).toEqual([]);
    await page.close();
  });
});
