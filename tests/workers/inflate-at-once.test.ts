import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InflateStream } from '../../src/workers/inflate-at-once.ts';

/** What comes of a stretch in the way in which pdfjs has it inflated; or that nothing does. */
async function inflated(Stream: typeof InflateStream, bytes: Uint8Array): Promise<number[] | 'refused'> {
  const { readable, writable } = new Stream('deflate');
  const writer = writable.getWriter();
  await writer.ready;
  writer
    .write(bytes)
    .then(() => writer.close())
    .catch(() => undefined);
  const found: number[] = [];
  try {
    for await (const chunk of readable) found.push(...chunk);
    return found;
  } catch {
    return 'refused';
  }
}

/** Whether a thread of somebody's has its own DecompressionStream still when it has loaded a module. */
async function keepsOwn(module: string): Promise<unknown> {
  const tsx = import.meta.resolve('tsx/esm/api');
  const words = `import { parentPort } from 'node:worker_threads';
    import { register } from ${JSON.stringify(tsx)};
    register();
    const own = DecompressionStream;
    await import(${JSON.stringify(new URL(module, import.meta.url).href)});
    parentPort.postMessage(DecompressionStream === own);`;
  const thread = new Worker(new URL(`data:text/javascript,${encodeURIComponent(words)}`));
  try {
    return (await once(thread, 'message'))[0];
  } finally {
    await thread.terminate();
  }
}

it('is for the threads of pools alone: who builds or verifies in a thread of his own keeps what is there', async () => {
  expect(await keepsOwn('../../src/verify/verify.ts')).toBe(true);
  expect(await keepsOwn('../../src/building/renew-folder.ts')).toBe(true);
  expect(await keepsOwn('../../src/verify/prove-worker.ts')).toBe(false);
  expect(await keepsOwn('../../src/building/document-worker.ts')).toBe(false);
});

const ofNode = DecompressionStream as unknown as typeof InflateStream;

describe('what is inflated at once', () => {
  it('is what Node makes of it', async () => {
    const bytes = fc.uint8Array({ maxLength: 5000 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.nat(4), async (plain, times) => {
        const packed = deflateSync(Buffer.concat(Array.from({ length: times + 1 }, () => plain)));
        expect(await inflated(InflateStream, packed)).toEqual(await inflated(ofNode, packed));
      }),
    );
  });

  it('is refused where Node refuses it', async () => {
    const packed = deflateSync(Buffer.from('全县生产总值增长百分之九。'.repeat(50)));
    const cut = fc.nat(packed.length - 1).map((length) => packed.subarray(0, length));
    const spoilt = fc.tuple(fc.nat(packed.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
      const bytes = Uint8Array.from(packed);
      bytes[at] = (bytes[at] as number) ^ by;
      return bytes;
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(cut, spoilt, fc.uint8Array({ maxLength: 50 })), async (bytes) => {
        expect(await inflated(InflateStream, bytes)).toEqual(await inflated(ofNode, bytes));
      }),
    );
    expect(await inflated(InflateStream, packed.subarray(0, 40))).toBe('refused');
  });

  it('is only what zlib writes', () => {
    expect(() => new InflateStream('brotli')).toThrow(TypeError);
  });
});
