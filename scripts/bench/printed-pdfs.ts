import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { root } from './compiled.ts';
import { madeReport } from './made-report.ts';
import type { Plan } from './plan.ts';
import type { Sample } from './sample.ts';
import { foundSamples } from './samples.ts';

/** Bytes of the text, and how many such documents: 3, 12 and 40 pages or so. */
const LOTS = [
  { group: '3 pages', count: 4, bytes: 8_000 },
  { group: '12 pages', count: 2, bytes: 36_000 },
  { group: '40 pages', count: 1, bytes: 120_000 },
] as const;

/** Reports printed by Debian's chromium; the PDFs of the fixtures, and a note, where there is none. */
export async function printedPdfs(
  plan: Plan,
): Promise<{ readonly samples: readonly Sample[]; readonly notes: readonly string[] }> {
  if (spawnSync('bash', ['-c', 'command -v chromium']).status !== 0)
    return {
      samples: foundSamples(path.join(root, 'tests', 'fixtures'), ['.pdf']),
      notes: ['pdf: chromium is not installed: measured on the two PDFs of the fixtures'],
    };
  const folder = path.join(plan.work, 'pdf');
  mkdirSync(folder, { recursive: true });
  const samples: Sample[] = [];
  for (const { group, count, bytes } of plan.small ? LOTS.slice(0, 1) : LOTS)
    for (let i = 0; i < count; i += 1) {
      const file = `pdf-${String(samples.length + 1).padStart(4, '0')}.pdf`;
      plan.say(`pdf: printing ${group}`);
      await print(path.join(folder, file), samples.length + 1, bytes);
      const location = path.join(folder, file);
      samples.push({ path: file, location, bytes: statSync(location).size, group });
    }
  return { samples, notes: [] };
}

async function print(location: string, seed: number, bytes: number): Promise<void> {
  const { title, paragraphs } = madeReport(seed, bytes);
  const page = `${location}.html`;
  const profile = `${location}.profile`;
  writeFileSync(
    page,
    `<!DOCTYPE html><meta charset="utf-8"><title>${title}</title>
<style>@page{size:A4;margin:25mm}body{font:16pt/1.75 serif}h1{text-align:center}p{text-indent:2em;text-align:justify;margin:0}</style>
<h1>${title}</h1>${paragraphs.map((each) => `<p>${each}</p>`).join('\n')}`,
  );
  const words = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-pdf-header-footer',
    `--user-data-dir=${profile}`,
  ];
  await promisify(execFile)('chromium', [...words, `--print-to-pdf=${location}`, pathToFileURL(page).href], {
    timeout: 120_000,
  });
  for (const left of [page, profile]) rmSync(left, { recursive: true, force: true });
}
