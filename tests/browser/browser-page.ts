import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

/** A page in a browser, and all that it did that it should not: errors, words on the console, requests. */
export interface Watched {
  readonly page: Page;
  readonly faults: readonly string[];
}

/** Starts Debian's Chromium, or the one that `CHROMIUM` names; fails with what to do where there is none. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new Error(
      `there is no ${executablePath}: install Debian's package chromium, or name a browser in CHROMIUM`,
    );
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Opens a file in a browser page that is let have that file and nothing else. */
export async function openFile(
  browser: Browser,
  file: string,
  { fragment = '', narrow = false }: { fragment?: string; narrow?: boolean } = {},
): Promise<Watched> {
  const faults: string[] = [];
  const viewport = narrow ? { width: 390, height: 780 } : { width: 1280, height: 860 };
  const page = await browser.newPage({ viewport });
  const own = pathToFileURL(file).href;
  await page.route('**', (route) => {
    const url = route.request().url().split('#')[0];
    if (url === own) return route.continue();
    faults.push(`asked for ${url}`);
    return route.abort();
  });
  page.on('console', (message) => faults.push(`said ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`threw ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`asked ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url().split('#')[0];
    if (url !== own && url !== 'data:,') faults.push(`asked for ${url}`);
  });
  await page.goto(`${own}${fragment}`);
  await page.waitForSelector('.row .cell, table');
  return { page, faults };
}

/** What is marked on one side, found by counting the characters that stand before it in its row, without the page's script. */
export interface Marked {
  readonly from: number;
  readonly to: number;
  /** as it stands in the page; hidden characters are not in it */
  readonly text: string;
}

/** The middle of a character in the window, and how wide it is there, found the same way. */
export async function pointOf(
  page: Page,
  side: 'raw' | 'clean',
  offset: number,
): Promise<{ x: number; y: number; width: number } | undefined> {
  return page.evaluate(
    ({ side, offset }) => {
      const all = [...document.querySelectorAll<HTMLElement>('.row')];
      const own = all.find(
        (row, index) =>
          Number(row.dataset[side]) <= offset && offset < Number(all[index + 1]?.dataset[side] ?? Infinity),
      );
      let at = Number(own?.dataset[side]);
      const cell = own?.querySelector(`.${side}`);
      if (cell === null || cell === undefined) return undefined;
      const nodes = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
        const range = new Range();
        if (node instanceof HTMLElement) {
          if (!node.classList.contains('label')) continue;
          at += 1;
          if (at <= offset) continue;
          range.selectNode(node);
        } else {
          if (node.parentElement?.classList.contains('label')) continue;
          const length = (node as Text).length;
          at += length;
          if (at <= offset) continue;
          range.setStart(node, offset - (at - length));
          range.setEnd(node, offset - (at - length) + 1);
        }
        const box = [...range.getClientRects()].find(({ width }) => width > 0);
        return box && { x: box.left + box.width / 2, y: box.top + box.height / 2, width: box.width };
      }
      return undefined;
    },
    { side, offset },
  );
}

/** The same when the page has come to rest: rows that are drawn, as they come near the window, move those below them. */
export async function restingPointOf(
  page: Page,
  side: 'raw' | 'clean',
  offset: number,
): Promise<{ x: number; y: number } | undefined> {
  let before = await pointOf(page, side, offset);
  for (;;) {
    await settled(page);
    const now = await pointOf(page, side, offset);
    if (now?.x === before?.x && now?.y === before?.y) return now;
    before = now;
  }
}

/** What the page marks on one side. */
export async function markedOn(page: Page, side: 'raw' | 'clean'): Promise<Marked | undefined> {
  return page.evaluate((side) => {
    const ranges = [...(CSS.highlights.get(`here-${side}`) ?? [])] as Range[];
    const marks: Node[] = [...document.querySelectorAll(`.cell.${side} :is(.label, .tick).here`)];
    const places: { from: number; to: number; text: string }[] = [];
    for (const cell of document.querySelectorAll(`.cell.${side}`)) {
      let at = Number((cell.parentElement as HTMLElement).dataset[side]);
      const nodes = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
        if (node instanceof HTMLElement) {
          const isLabel = node.classList.contains('label');
          if (marks.includes(node)) places.push({ from: at, to: at + (isLabel ? 1 : 0), text: '' });
          if (isLabel) at += 1;
          continue;
        }
        if (node.parentElement?.classList.contains('label')) continue;
        for (const range of ranges)
          if (range.startContainer === node)
            places.push({ from: at + range.startOffset, to: at + range.endOffset, text: range.toString() });
        at += (node as Text).length;
      }
    }
    if (places.length === 0) return undefined;
    return {
      from: Math.min(...places.map(({ from }) => from)),
      to: Math.max(...places.map(({ to }) => to)),
      text: places.map(({ text }) => text).join(''),
    };
  }, side);
}

/** Waits until the rows near the window are drawn. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame += 1) await new Promise((done) => requestAnimationFrame(done));
  });
}
