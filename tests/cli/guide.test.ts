import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { put } from '../corpus/folders.ts';
import { savedFrom } from '../learn/drafted.ts';
import { trs } from '../learn/invented-portals.ts';
import { houseOf } from './house.ts';

vi.setConfig({ testTimeout: 180_000 });

const root = join(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'pipelines/README.md'), 'utf8');
const example = join(root, 'docs/example-portal');

/** What the guide shows behind a command, up to the next command or the end of the block. */
function shown(command: string): string {
  const from = guide.indexOf(`$ pnpm pipeline ${command}`);
  expect(from, command).toBeGreaterThan(0);
  const block = guide.slice(from, guide.indexOf('\n```', from) + 1);
  return block.slice(block.indexOf('\n') + 1);
}

it('the example portal of the guide is the one that tests invent', () => {
  const saved = savedFrom(trs, 1, 6);
  expect(readdirSync(example).sort()).toEqual(saved.map(({ name }) => name).sort());
  for (const { name, bytes } of saved)
    expect(readFileSync(join(example, name)).equals(bytes), name).toBe(true);
});

it('the guide shows what its commands print', async () => {
  const house = houseOf(
    Object.fromEntries(
      readdirSync(example).map((name) => [`docs/example-portal/${name}`, readFileSync(join(example, name))]),
    ),
  );
  const pages = readdirSync(example).map((name) => `docs/example-portal/${name}`);
  const started = await house.run(['new', 'chibi', ...pages]);
  expect(started.out.split('\n\n')[0]).toBe(shown('new chibi docs/example-portal/*.html').trimEnd());
  expect(guide).toContain(
    `\`\`\`ts\n${readFileSync(join(house.folder, 'pipelines/chibi.ts'), 'utf8')}\`\`\``,
  );
  expect((await house.run(['check', 'chibi'])).out).toBe(shown('check chibi'));
  put(house.folder, { 'raw/county-site/4812.html': readFileSync(join(root, 'raw/county-site/4812.html')) });
  const drift = await house.run(['drift', 'chibi', 'raw/county-site/4812.html']);
  expect(drift).toMatchObject({ status: 1, out: shown('drift chibi raw/county-site/4812.html') });
});
