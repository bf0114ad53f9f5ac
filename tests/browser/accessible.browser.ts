import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportsNamed } from '../../src/audit/open-report.ts';
import { writePages } from '../../src/cli/write-pages.ts';
import { openFile, startBrowser } from './browser-page.ts';

const sample = { raw: 'raw', clean: 'clean' };
let browser: Browser;
let home: string;

beforeAll(async () => {
  browser = await startBrowser();
  home = await mkdtemp(join(tmpdir(), 'pages-'));
  const options = { json: false, quiet: true, rule: [], source: [], least: 0, limit: 40, ...sample };
  expect(await writePages([], home, options)).toBe(0);
});
afterAll(async () => {
  await browser?.close();
  await rm(home, { recursive: true, force: true });
});

/** What axe finds wrong on a page: the rule, and the first element that breaks it. */
async function faultsOf(file: string, scheme: 'light' | 'dark', narrow: boolean): Promise<readonly string[]> {
  const { page } = await openFile(browser, join(home, file), { narrow });
  await page.emulateMedia({ colorScheme: scheme });
  await page.evaluate(axe.source);
  await page.evaluate(() => location.assign('#c20'));
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  await page.close();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html} (${nodes.length}): ${nodes[0]?.failureSummary}`,
  );
}

describe.each(['light', 'dark'] as const)('with %s colours', (scheme) => {
  test.each([false, true])('the index can be read by everybody (on a phone: %s)', async (narrow) => {
    expect(await faultsOf('index.html', scheme, narrow)).toEqual([]);
  });

  test.each([false, true])('so can the page of a report (on a phone: %s)', async (narrow) => {
    for (const word of ['420607-2022-襄州区政府工作报告.txt', '510122-2015-双流县政府工作报告.txt']) {
      const [name] = await reportsNamed(sample, [word]);
      expect(await faultsOf(`${name}.html`, scheme, narrow), word).toEqual([]);
    }
  });
});
