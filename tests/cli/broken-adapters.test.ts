import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { bytesBelow, put } from '../corpus/folders.ts';
import { adapterOf, houseOf, pageOf } from './house.ts';

// Each is a program of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const well = adapterOf(`{ version: 1, body: '.text' }`);
const twice = `changes: () => [{ from: 0, to: 4, insert: '' }, { from: 2, to: 6, insert: '甲' }]`;

/** An adapter, and what is said of it by the command that would use it. */
const broken: readonly (readonly [name: string, adapter: string, said: readonly string[]])[] = [
  [
    'a wrong key',
    adapterOf(`{ version: 1, bodi: '.text' }`),
    ['pipelines/lanping.ts: bodi: There is no such key. Did you mean body?'],
  ],
  [
    'a wrong type',
    adapterOf(`{ version: 'one', body: '.text' }`),
    ['pipelines/lanping.ts: version: It is the text "one". Write a whole number from 1, such as version: 1.'],
  ],
  [
    'edits that overlap',
    adapterOf(`{ version: 1, body: '.text', noise: [{ name: 'own-words', ${twice} }] }`),
    [
      'lanping/a.html:1:',
      'two changes of one place cannot both be made: the rule strip/own-words would remove "政府工作", and again strip/own-words would make "甲" of "工作报告"',
      'Let one of them leave what the other takes.',
      "The source's own rules are in pipelines/lanping.ts, under `noise`.",
    ],
  ],
  [
    'an edit out of bounds',
    adapterOf(
      `{ version: 1, body: '.text', noise: [{ name: 'own-words', changes: (text) => [{ from: 0, to: text.length + 9, insert: '' }] }] }`,
    ),
    [
      'pipelines/lanping.ts: rule own-words: it proposes {"from":0,"to":',
      'Give from ≤ to, both from 0 to the length of the text',
    ],
  ],
  [
    'no list of edits',
    adapterOf(
      `{ version: 1, body: '.text', noise: [{ name: 'own-words', changes: (() => undefined) as never }] }`,
    ),
    ['pipelines/lanping.ts: rule own-words: `changes` gave no list. Give a list of { from, to, insert }'],
  ],
  [
    'no default export',
    well.replace('export default', 'export const adapter ='),
    [
      'pipelines/lanping.ts: It has no default export. End it with: export default defineAdapter({ version: 1 });',
    ],
  ],
  [
    'an export that defineAdapter did not make',
    `export default { version: 1, body: '.text' };\n`,
    [
      'pipelines/lanping.ts: Its default export was not made by defineAdapter. Write export default defineAdapter({ … });',
    ],
  ],
  [
    'a syntax error',
    well.replace(`'.text' }`, `'.text'`),
    ['pipelines/lanping.ts:3:', 'ERROR: Expected "}" but found ")"'],
  ],
  [
    'something missing that it imports',
    `import { gone } from './gone.ts';\n${well.replace('version: 1', 'version: gone')}`,
    ['pipelines/lanping.ts:1:', 'Could not resolve "./gone.ts"'],
  ],
  [
    'something that throws',
    well.replace(
      'export default',
      `const words: string[] = [];\n(words[0] as string).trim();\nexport default`,
    ),
    [
      "pipelines/lanping.ts: It cannot be loaded: Cannot read properties of undefined (reading 'trim') (at 4:22). Correct it there",
    ],
  ],
];

it('each broken adapter is said to be so in words that a newcomer can act on, and no clean report is lost', async () => {
  const house = houseOf({ 'pipelines/lanping.ts': well, 'raw/lanping/a.html': pageOf('text', '岚屏县') });
  expect(await house.run(['lanping', '--quiet'])).toEqual({ status: 0, out: '', err: '' });
  const { 'manifest.json': _, ...before } = bytesBelow(join(house.folder, 'clean'));
  expect(Object.keys(before).filter((path) => /^lanping\/.*\.txt$/.test(path))).toHaveLength(1);
  for (const [name, adapter, said] of broken) {
    put(house.folder, { 'pipelines/lanping.ts': adapter });
    const { status, err } = await house.run(['lanping', '--quiet']);
    expect(status, name).toBe(1);
    for (const words of said) expect(err, name).toContain(words);
    const { 'manifest.json': _, ...after } = bytesBelow(join(house.folder, 'clean'));
    expect(after, name).toEqual(before);
  }
});

it('a pattern that backtracks is told by check, with the key, a text that shows it and how to write it', async () => {
  const noise = `noise: [{ name: 'tail', lines: /^(?:[^。]+，?)+完$/ }]`;
  const house = houseOf({
    'pipelines/lanping.ts': adapterOf(`{ version: 1, ${noise} }`),
    // With the pattern this line would take longer than anyone waits.
    'tests/fixtures/lanping/long/raw.txt': `${'修路，'.repeat(100)}\n`,
  });
  rmSync(join(house.folder, 'pipelines/general.ts'));
  const { status, out } = await house.run(['check']);
  expect(status).toBe(1);
  expect(out).toContain(
    'pipelines/lanping.ts: noise[0].lines: The pattern /^(?:[^。]+，?)+完$/ backtracks. Each character more doubles the time, as on ',
  );
  expect(out).toContain('Let what repeats end where the next part begins');
});

it('two layouts of one site in one folder are both read; a third is refused, named', async () => {
  const layouts = `layouts: [{ name: 'boxes', looksLike: { has: '.box' }, body: '.box' }, { name: 'tables', body: '.zoom' }]`;
  const noise = `noise: [{ name: 'duty-line', lines: ['本页由值班员整理'] }]`;
  const house = houseOf({
    'pipelines/lanping.ts': adapterOf(`{ version: 1, ${noise}, ${layouts} }`),
    'raw/lanping/a.html': pageOf('box', '岚屏县'),
    'raw/lanping/b.html': pageOf('zoom', '岚屏县', '灯也亮了。'),
    'raw/lanping/c.html': pageOf('inner', '岚屏县'),
  });
  const { status, err } = await house.run(['lanping', '--quiet']);
  expect(status).toBe(1);
  expect(err).toBe(
    'failed: lanping/c.html: none of the layouts that pipelines/lanping.ts knows fits it. boxes: .box is not there; tables: its body .zoom is not there. The most text stands in .inner (113 Han characters). Correct the layout that it should have, or add one for it.\n',
  );
  const { out } = await house.run(['list', '--json']);
  const [, lanping] = JSON.parse(out).sources.reverse();
  expect(lanping.documents.map(({ reports }: { reports: unknown[] }) => reports.length)).toEqual([1, 1, 0]);
  expect((await house.run(['verify'])).status).toBe(0);
});
