import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderOf, put } from '../corpus/folders.ts';
import type { Said } from './run.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A copy of the house with other pipelines, where commands run as they do for a person; what they keep for a while is in `tmp`. */
export interface House {
  readonly folder: string;
  /** starts `pnpm pipeline …` in it */
  readonly start: (words: readonly string[]) => ChildProcess;
  /** runs `pnpm pipeline …` in it to its end */
  readonly run: (words: readonly string[]) => Promise<Said>;
}

/** Builds a house of the sources as they are, with these files in it: `pipelines/…`, `raw/…`, `tests/fixtures/…`. */
export function houseOf(files: Readonly<Record<string, string | Uint8Array>>): House {
  const folder = folderOf();
  for (const part of ['src', 'bin', 'package.json', 'pnpm-lock.yaml', 'pipelines/general.ts'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const part of ['raw', 'tests/fixtures', 'tmp']) mkdirSync(join(folder, part), { recursive: true });
  put(folder, files);
  const start = (words: readonly string[]): ChildProcess =>
    spawn(process.execPath, [join(folder, 'bin/pipeline.mjs'), ...words], {
      cwd: folder,
      env: { ...process.env, TMPDIR: join(folder, 'tmp') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  return { folder, start, run: (words) => ended(start(words)) };
}

function ended(child: ChildProcess): Promise<Said> {
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (data) => {
    out += data;
  });
  child.stderr?.setEncoding('utf8').on('data', (data) => {
    err += data;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (status) => resolve({ status, out, err }));
  });
}

/** The text of an adapter. */
export function adapterOf(declaration: string): string {
  return `import { defineAdapter } from '../src/index.ts';\n\nexport default defineAdapter(${declaration});\n`;
}

/** A page of an invented site: its article is in the element of this class. */
export function pageOf(place: string, name: string, words = ''): string {
  const paragraphs = [
    '政府工作报告',
    '——2021年1月18日在岚屏县第十八届人民代表大会第一次会议上',
    '岚屏县代理县长 何砚',
    '各位代表：',
    '受县人民政府委托，我向大会作工作报告，请各位审议。',
    '一、过去一年的工作',
    `过去一年，修路121公里，种树3万株，学校有了新的屋顶，账目一笔一笔都清楚。${words}`,
    '谢谢大家！',
  ];
  return `<html><body><div class="menu"><a href="/">${name}</a></div><div class="${place}">${paragraphs.map((each) => `<p>${each}</p>`).join('')}<p>本页由值班员整理</p></div></body></html>\n`;
}
