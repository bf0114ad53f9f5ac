import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { whileAlone } from '../../src/corpus/lock.ts';
import { folderOf } from './folders.ts';

const lock = join(import.meta.dirname, '../../src/corpus/lock.ts');
const tsx = createRequire(import.meta.url).resolve('tsx');

/** A process that holds a folder, and ends when it is killed. */
async function holderOf(folder: string, platform: NodeJS.Platform) {
  const program = `import { whileAlone } from ${JSON.stringify(lock)};
    setInterval(() => {}, 1000);
    await whileAlone(${JSON.stringify(folder)}, { waits: () => console.log('waits'), platform: '${platform}' }, () => {
      console.log('holds');
      return new Promise(() => {});
    });`;
  const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout.setEncoding('utf8'), 'data');
  return { child, said: String(said).trim() };
}

// The two forms of the lock: a name that no file has, and a file that a dead process leaves behind.
describe.each(['linux', 'darwin'] as const)('the lock of a folder as on %s', (platform) => {
  it('lets one at a time, whatever way leads to the folder, and tells who it is', async () => {
    const folder = folderOf({ 'clean/.gitkeep': '' });
    symlinkSync('clean', join(folder, 'link'));
    const order: string[] = [];
    let others: Promise<unknown>[] = [];
    await whileAlone(join(folder, 'clean'), { waits: () => undefined, platform }, async () => {
      const wait = (name: string) =>
        new Promise<void>((waited) => {
          const waits = (holder: string | undefined) => {
            expect(holder).toBe(String(process.pid));
            waited();
          };
          others.push(
            whileAlone(join(folder, 'link'), { waits, platform }, async () => {
              order.push(`${name} in`);
              await new Promise(setImmediate);
              order.push(`${name} out`);
            }),
          );
        });
      await Promise.all([wait('b'), wait('c')]);
      order.push('a out');
    });
    others = await Promise.all(others).then(() => []);
    expect(order[0]).toBe('a out');
    expect(order.slice(1).join()).toMatch(/^(b in,b out,c in,c out|c in,c out,b in,b out)$/);
  });

  it('is let go when the work fails', async () => {
    const folder = folderOf();
    const never = { waits: () => expect.unreachable(), platform };
    await expect(whileAlone(folder, never, () => Promise.reject(new Error('torn')))).rejects.toThrow('torn');
    expect(await whileAlone(folder, never, async () => 'done')).toBe('done');
  });

  it('does not keep another folder', async () => {
    const waits = () => expect.unreachable();
    const inner = () => whileAlone(folderOf(), { waits, platform }, async () => 'both');
    expect(await whileAlone(folderOf(), { waits, platform }, inner)).toBe('both');
  });

  it('holds where the temporary folder has a name that is too long for a socket', async () => {
    const folder = folderOf();
    const long = join(folderOf(), 'x'.repeat(100));
    mkdirSync(long);
    vi.stubEnv('TMPDIR', long);
    const order: string[] = [];
    await whileAlone(folder, { waits: () => undefined, platform }, async () => {
      const other = whileAlone(folder, { waits: () => order.push('waits'), platform }, async () =>
        order.push('second'),
      );
      await vi.waitUntil(() => order.length > 0, { timeout: 20_000 });
      order.push('first');
      void other;
    });
    await vi.waitUntil(() => order.length === 3, { timeout: 20_000 });
    expect(order).toEqual(['waits', 'first', 'second']);
    vi.unstubAllEnvs();
  });

  it('dies with its holder, and goes to the one who waits', async () => {
    const folder = folderOf();
    const holder = await holderOf(folder, platform);
    expect(holder.said).toBe('holds');
    const waiting = await holderOf(folder, platform);
    expect(waiting.said).toBe('waits');
    holder.child.kill('SIGKILL');
    expect(String((await once(waiting.child.stdout, 'data'))[0]).trim()).toBe('holds');
    waiting.child.kill('SIGKILL');
    await once(waiting.child, 'exit');
    const waits = () => expect.unreachable();
    expect(await whileAlone(folder, { waits, platform }, async () => 'free')).toBe('free');
  });
});
