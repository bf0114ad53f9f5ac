import type { ChildProcess } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { bytesBelow, put } from '../corpus/folders.ts';
import { adapterOf, houseOf, pageOf } from './house.ts';

// It builds several times, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

const noise = (words: string): string => `noise: [{ name: 'duty-line', lines: '${words}' }]`;

/** What a program says, as it says it. */
function listening(child: ChildProcess): { readonly until: (words: RegExp) => Promise<string> } {
  let said = '';
  let woken: () => void = () => undefined;
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (data) => {
      said += data;
      woken();
    });
  return {
    /** waits for the words, and gives all up to them; what comes next is waited for anew */
    async until(words) {
      for (;;) {
        const match = words.exec(said);
        if (match !== null) {
          const before = said.slice(0, match.index + match[0].length);
          said = said.slice(before.length);
          return before;
        }
        await new Promise<void>((resolve) => {
          woken = resolve;
        });
      }
    },
  };
}

it('rebuilds on save of the adapter, a rule or a raw file, shows what changed, and goes on after an error', async () => {
  const house = houseOf({
    'pipelines/lanping.ts': adapterOf(`{ version: 1, body: '.text' }`),
    'raw/lanping/a.html': pageOf('text', '岚屏县'),
    'raw/loose.txt': '甲',
  });
  const clean = (): Readonly<Record<string, string>> => bytesBelow(join(house.folder, 'clean/lanping'));
  const child = house.start(['watch', 'lanping']);
  const ended = new Promise((resolve) => child.on('close', resolve));
  const { until } = listening(child);
  try {
    expect(await until(/watching .*: Ctrl-C ends it\n/)).toContain('1 reports added, 0 gone');
    const first = clean();

    put(house.folder, {
      'pipelines/lanping.ts': adapterOf(`{ version: 1, body: '.text', ${noise('本页由值班员整理')} }`),
    });
    const adapter = await until(/the same\.\n\([\d.]+ s\)\n/);
    expect(adapter).toContain('pipelines/lanping.ts changed');
    expect(adapter).toMatch(/strip\/duty-line +removed \d+ characters, once/);
    expect(adapter).toContain('0 reports added, 0 gone, 1 changed, 0 the same.');
    const second = clean();
    expect(second).not.toEqual(first);

    put(house.folder, { 'pipelines/lanping.ts': adapterOf(`{ version: 1, body: '.text', nois: [] }`) });
    expect(await until(/not built: .*\n/)).toContain(
      'error: pipelines/lanping.ts: nois: There is no such key. Did you mean noise?',
    );
    put(house.folder, { 'pipelines/lanping.ts': `export default defineAdapter({\n` });
    expect(await until(/not built: .*\n/)).toMatch(/pipelines\/lanping\.ts:\d+:\d+/);
    expect(clean()).toEqual(second);

    put(house.folder, {
      'pipelines/lanping.ts': adapterOf(`{ version: 1, body: '.text', ${noise('无此行')} }`),
    });
    expect(await until(/the same\.\n\([\d.]+ s\)\n/)).toMatch(/strip\/duty-line +−1 +−/);
    expect(clean()).toEqual(first);

    put(house.folder, {
      'raw/lanping/a.html': pageOf('text', '岚屏县', '灯也亮了。'),
    });
    const raw = await until(/the same\.\n\([\d.]+ s\)\n/);
    expect(raw).toContain('raw/lanping/a.html changed');
    expect(raw).toMatch(/changed +lanping\/.*: raw, text/);

    // What never ends, as a pattern that backtracks may not, is broken off by the next save.
    const hangs = `{ version: 1, noise: [{ name: 'tail', changes: () => { console.error('begun'); for (;;); } }] }`;
    put(house.folder, { 'pipelines/lanping.ts': adapterOf(hangs) });
    await until(/begun\n/);
    put(house.folder, { 'pipelines/lanping.ts': adapterOf(`{ version: 1, body: '.text' }`) });
    expect(await until(/all the same \([\d.]+ s\)\n|the same\.\n\([\d.]+ s\)\n/)).toContain('not built: ');

    const rule = 'src/rules/furniture/site-noise.ts';
    put(house.folder, { [rule]: `${readFileSync(join(house.folder, rule), 'utf8')}// saved again\n` });
    const same = await until(/all the same \([\d.]+ s\)\n/);
    expect(same).toContain(`${rule} changed`);
    expect(readdirSync(join(house.folder, 'tmp'))).toHaveLength(1);
  } finally {
    child.kill('SIGINT');
  }
  expect(await ended).toBe(0);
  expect(readdirSync(join(house.folder, 'tmp'))).toEqual([]);
});

it('knows its words', async () => {
  const house = houseOf({});
  expect(await house.run(['watch', 'nowhere'])).toMatchObject({
    status: 2,
    err: 'error: there is no pipelines/nowhere.ts. There are general.\n',
  });
});

it('rebuilds once and tells it as JSON, or not at all where nothing is wrong and quiet is asked for', async () => {
  const house = houseOf({
    'pipelines/lanping.ts': adapterOf(`{ version: 1, body: '.text' }`),
    'raw/lanping/a.html': pageOf('text', '岚屏县'),
  });
  const once = ['watch', 'lanping', '--since', 'earlier'];
  put(house.folder, { 'earlier/kept.txt': '' });
  const { out } = await house.run([...once, '--json']);
  expect(out.endsWith('}\n') && out.trimEnd().split('\n')).toHaveLength(1);
  expect(JSON.parse(out)).toMatchObject({ source: 'lanping', built: true, added: [expect.any(String)] });
  put(house.folder, { 'pipelines/lanping.ts': adapterOf(`{ version: 1, bodi: '.text' }`) });
  const wrong = await house.run([...once, '--json']);
  expect(wrong.status).toBe(1);
  expect(JSON.parse(wrong.out)).toMatchObject({ source: 'lanping', built: false });
  put(house.folder, { 'pipelines/lanping.ts': adapterOf(`{ version: 1, body: '.text' }`) });
  cpSync(join(house.folder, 'clean'), join(house.folder, 'earlier'), { recursive: true });
  expect(await house.run([...once, '--quiet'])).toEqual({ status: 0, out: '', err: '' });
});
