import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it, test, vi } from 'vitest';
import type { AdapterDeclaration } from '../../src/adapters/declaration.ts';
import { declared } from '../../src/learn/declare.ts';
import { draftOf } from '../../src/learn/draft.ts';
import type { Learned } from '../../src/learn/learn.ts';
import { printed } from '../../src/learn/print-value.ts';
import { draftedFrom, savedFrom } from './drafted.ts';
import { portals } from './invented-portals.ts';

vi.setConfig({ testTimeout: 60_000 });

const root = path.resolve(import.meta.dirname, '../..');

/** What the project's formatter makes of a file. */
function formatted(text: string): string {
  const biome = path.join(root, 'node_modules/.bin/biome');
  const said = spawnSync(biome, ['format', '--stdin-file-path=pipelines/portal.ts'], {
    cwd: root,
    input: text,
  });
  return said.stdout.toString();
}

/** Something learned, with nothing in it but what is said. */
function learnedOf(some: Partial<Learned>): Learned {
  return {
    documents: ['a'],
    pages: 1,
    bodies: [],
    hidden: [],
    lines: [],
    linesOf: [],
    unsure: [],
    doubts: [],
    ...some,
  };
}

describe('a draft', () => {
  test.each(Object.keys(portals))('of %s is short, and as the formatter would have it', async (name) => {
    const portal = portals[name];
    const { text } = await draftedFrom(savedFrom(portal as NonNullable<typeof portal>, 1, 6));
    expect(text.split('\n').length).toBeLessThanOrEqual(40);
    expect(formatted(text)).toBe(text);
  });

  it('is as the formatter would have it where lists are long, words are quoted and layouts have rules', () => {
    const lines = (name: string, count: number) => ({
      name,
      way: 'lines' as const,
      place: 'behind' as const,
      sign: Array.from({ length: count }, (_, at) => `枫桥“${at}”号's 水渠*/ ${at}`),
      seen: [3, 9] as const,
      of: 9,
    });
    const learned = learnedOf({
      pages: 9,
      bodies: [
        { css: '#endText', han: 1, documents: [0, 1, 2, 3] },
        { css: '.a .b-2', han: 1, documents: [4, 5] },
      ],
      hidden: [{ css: '[id^="ad_"]', seen: 4, samples: ['点击 */ 下载'] }],
      lines: [lines('page-head', 3), lines('page-foot', 30)],
      linesOf: [[lines('in-text', 2)], []],
      unsure: [{ words: '工业 */ 经济', place: 'within', seen: 3, of: 9 }],
    });
    const text = draftOf('portal', learned, declared(learned, { host: 'www.example.org' }));
    expect(formatted(text)).toBe(text);
    expect(text).toMatchInlineSnapshot(`
      "import { defineAdapter } from '../src/index.ts';

      /**
       * portal: drafted from 1 document. Say here in a sentence what the site is and how it looks.
       *
       * Seen again and again, and not removed, for they may be the reports' own:
       * - 工业 * / 经济 (3 of 9, in the text)
       */
      export default defineAdapter({
        version: 1,
        recognises: { host: 'www.example.org' },
        hidden: [
          '[id^="ad_"]', // on 4 of 9: 点击 * / 下载
        ],
        noise: [
          // below the text, in 3 to 9 of 9
          { name: 'page-head', lines: ["枫桥“0”号's 水渠*/ 0", "枫桥“1”号's 水渠*/ 1", "枫桥“2”号's 水渠*/ 2"] },
          // below the text, in 3 to 9 of 9
          {
            name: 'page-foot',
            lines:
              /^(?:枫桥“0”号's 水渠\\*\\/ 0|枫桥“1”号's 水渠\\*\\/ 1|枫桥“2”号's 水渠\\*\\/ 2|枫桥“3”号's 水渠\\*\\/ 3|枫桥“4”号's 水渠\\*\\/ 4|枫桥“5”号's 水渠\\*\\/ 5|枫桥“6”号's 水渠\\*\\/ 6|枫桥“7”号's 水渠\\*\\/ 7|枫桥“8”号's 水渠\\*\\/ 8|枫桥“9”号's 水渠\\*\\/ 9|枫桥“10”号's 水渠\\*\\/ 10|枫桥“11”号's 水渠\\*\\/ 11|枫桥“12”号's 水渠\\*\\/ 12|枫桥“13”号's 水渠\\*\\/ 13|枫桥“14”号's 水渠\\*\\/ 14|枫桥“15”号's 水渠\\*\\/ 15|枫桥“16”号's 水渠\\*\\/ 16|枫桥“17”号's 水渠\\*\\/ 17|枫桥“18”号's 水渠\\*\\/ 18|枫桥“19”号's 水渠\\*\\/ 19|枫桥“20”号's 水渠\\*\\/ 20|枫桥“21”号's 水渠\\*\\/ 21|枫桥“22”号's 水渠\\*\\/ 22|枫桥“23”号's 水渠\\*\\/ 23|枫桥“24”号's 水渠\\*\\/ 24|枫桥“25”号's 水渠\\*\\/ 25|枫桥“26”号's 水渠\\*\\/ 26|枫桥“27”号's 水渠\\*\\/ 27|枫桥“28”号's 水渠\\*\\/ 28|枫桥“29”号's 水渠\\*\\/ 29)$/,
          },
        ],
        layouts: [
          {
            name: 'end-text',
            body: '#endText',
            noise: [{ name: 'in-text', lines: ["枫桥“0”号's 水渠*/ 0", "枫桥“1”号's 水渠*/ 1"] }],
          }, // 4 of 9 pages
          { name: 'a-b-2', body: '.a .b-2' }, // 2 of 9 pages
          { name: 'others' }, // found by their looks
        ],
      });
      "
    `);
  });

  it('of nothing is the general reading', () => {
    expect(declared(learnedOf({}))).toEqual({ version: 1 });
  });
});

describe('layouts', () => {
  const body = (css: string, documents: readonly number[]) => ({ css, han: 1, documents });
  it.each<[string, Partial<Learned>, Partial<AdapterDeclaration>]>([
    ['one for all', { pages: 2, bodies: [body('#zoom', [0, 1])] }, { body: '#zoom' }],
    [
      'one for most: the others are found by their looks',
      { pages: 3, bodies: [body('#zoom', [0, 1])] },
      { layouts: [{ name: 'zoom', body: '#zoom' }, { name: 'others' }] },
    ],
    [
      'two with names alike',
      { pages: 4, bodies: [body('.endText', [0, 1]), body('#endText', [2, 3])] },
      {
        layouts: [
          { name: 'end-text', body: '.endText' },
          { name: 'end-text-b', body: '#endText' },
        ],
      },
    ],
  ])('%s', (_, some, wanted) => {
    expect(declared(learnedOf(some))).toEqual({ version: 1, ...wanted });
  });
});

describe('a value', () => {
  it.each<[unknown, string]>([
    ["it's", `"it's"`],
    ['say "x"', `'say "x"'`],
    [`it's "x"`, `'it\\'s "x"'`],
    ['a\\b', "'a\\\\b'"],
    [[], '[]'],
    [{ name: 'a', lines: /^b$/u }, "{ name: 'a', lines: /^b$/u }"],
  ])('%j is printed as %s', (value, text) => {
    expect(printed(value, '')).toBe(text);
  });
});
