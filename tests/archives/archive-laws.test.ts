import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorOver } from '../../src/archives/cursor.ts';
import { headersOf } from '../../src/archives/header-lines.ts';
import { unwrapped } from '../../src/archives/http-message.ts';
import { LIMITS } from '../../src/archives/limits.ts';
import { nameProblem, plainName, shownName } from '../../src/archives/zip-names.ts';
import { chunked } from './made-warc.ts';

const bytes = fc.uint8Array({ minLength: 1, maxLength: 3000 }).map((array) => Buffer.from(array));

describe('a body', () => {
  const packers = {
    gzip: gzipSync,
    deflate: deflateSync,
    br: brotliCompressSync,
    identity: (body: Buffer): Buffer => body,
  };

  it('comes out of its wrappings as it went in', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.constantFrom(...(Object.keys(packers) as (keyof typeof packers)[])),
        fc.option(fc.integer({ min: 1, max: 700 })),
        (body, coding, size) => {
          const packed = packers[coding](body);
          const headers = [
            `Content-Encoding: ${coding}`,
            ...(size === null ? [] : ['Transfer-Encoding: chunked']),
          ];
          const found = unwrapped(size === null ? packed : chunked(packed, size), headersOf(headers), LIMITS);
          expect(found).toEqual({ bytes: body, gaps: [] });
        },
      ),
    );
  });

  it('is never more than the limits, whatever it is wrapped in', () => {
    const limits = { ...LIMITS, memberBytes: 1000, ratioFrom: 100, ratio: 5 };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.constantFrom(gzipSync, deflateSync, deflateRawSync),
        (size, pack) => {
          const body = pack(Buffer.alloc(size));
          const coding = pack === gzipSync ? 'gzip' : 'deflate';
          let length = 0;
          try {
            length = unwrapped(body, headersOf([`content-encoding: ${coding}`]), limits).bytes.length;
          } catch {
            length = 0;
          }
          expect(length).toBeLessThanOrEqual(Math.min(1000, Math.max(100, 5 * body.length)));
        },
      ),
    );
  });
});

describe('a cursor', () => {
  it('gives the same bytes, lines and places however they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('a', '\n', '\r'), maxLength: 200 }),
        fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 }),
        fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }),
        async (text, cuts, steps) => {
          const whole = Buffer.from(text);
          const ends = [...cuts.filter((cut) => cut < whole.length).sort((a, b) => a - b), whole.length];
          const cursor = cursorOver(
            (async function* () {
              let at = 0;
              for (const end of ends) {
                yield { member: 0, at, bytes: whole.subarray(at, end) };
                at = end;
              }
            })(),
          );
          let at = 0;
          for (const [index, step] of steps.entries()) {
            expect((await cursor.place())?.at ?? whole.length).toBe(at);
            if (index % 3 === 0) {
              const feed = whole.subarray(at, at + step).indexOf(10);
              const line = feed < 0 ? whole.subarray(at, at + step) : whole.subarray(at, at + feed + 1);
              expect(await cursor.line(step)).toEqual(Buffer.from(line));
              at += line.length;
            } else if (index % 3 === 1) {
              expect((await cursor.take(step)).toString()).toBe(whole.toString('utf8', at, at + step));
              at = Math.min(whole.length, at + step);
            } else {
              await cursor.skipLineEnds();
              while (whole[at] === 10 || whole[at] === 13) at += 1;
            }
          }
        },
      ),
    );
  });
});

describe('the name of a member', () => {
  const names = fc.string({
    unit: fc.constantFrom('a', '.', '/', '\\', ':', '\0', '\n', '报'),
    maxLength: 12,
  });

  it('leads nowhere, whether it is used or shown', () => {
    fc.assert(
      fc.property(names, (name) => {
        const used = nameProblem(name) === undefined ? plainName(name) : shownName(name);
        expect(used).not.toMatch(/[\0\n\\]|^\/|(?:^|\/)\.\.(?:\/|$)/);
      }),
    );
  });
});
