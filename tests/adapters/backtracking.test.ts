import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Adapter } from '../../src/adapters/adapter.ts';
import { backtrackingPatterns, backtrackingProblem, patternsOf } from '../../src/adapters/backtracking.ts';

const problemsOf = async (pattern: RegExp): Promise<readonly string[]> =>
  (await backtrackingPatterns([{ key: 'split', pattern }])).map(backtrackingProblem);

describe('a pattern that backtracks', () => {
  it.each<[RegExp, RegExp]>([
    [/^(a+)+$/, /Each character more doubles the time, as on 'a'/],
    [/^(?:甲|甲乙|乙)*丙$/, /doubles the time/],
    [/^(?:\s*[^：]+)+：$/, /doubles the time/],
    [/^.*来源.*编辑$/, /A text twice as long takes \d+ times the time, as on/],
    [/来源.*$/, /takes 4 times the time/],
    [/^\s*本文地址/m, /takes 4 times the time, as on '\\n'\.repeat/],
    [/^\p{Script=Han}+\p{Script=Han}+报告$/u, /times the time/],
  ])('%s', async (pattern, said) => {
    const [problem = ''] = await problemsOf(pattern);
    expect(problem).toContain(`split: The pattern ${pattern} backtracks.`);
    expect(problem).toMatch(said);
    expect(problem).toContain('Let what repeats end where the next part begins');
  });
});

describe('a pattern that looks like it and does not', () => {
  it.each([
    [/^(?:20\d\d年)?\p{Script=Han}{2,20}政府工作报告$/u],
    [/^[^：]*：[^：]*$/],
    [/^a+b+$/],
    [/^.{0,30}来源.{0,30}$/],
    [/^(?:首页|公开|互动)+$/],
    [/^\p{Script=Han}{2,10}(?:日报|晚报)?(?:记者|通讯员)\p{Script=Han}{2,4}$/u],
  ])('%s', async (pattern) => {
    expect(await problemsOf(pattern)).toEqual([]);
  });
});

it('patterns are found wherever they stand in a declaration', () => {
  const declaration = {
    version: 1,
    recognises: { text: /a/ },
    noise: [{ name: 'x', between: [/b/, 'c'] }],
    layouts: [{ name: 'y', looksLike: { text: /d/ }, split: /e/, noise: [{ name: 'z', changes: () => [] }] }],
  };
  expect(patternsOf(declaration).map(({ key, pattern }) => `${key} ${pattern}`)).toEqual([
    'recognises.text /a/',
    'noise[0].between[0] /b/',
    'layouts[0].looksLike.text /d/',
    'layouts[0].split /e/',
  ]);
});

describe('the pipelines of the house', () => {
  it.each(readdirSync(new URL('../../pipelines', import.meta.url)).filter((file) => file.endsWith('.ts')))(
    '%s has no pattern that backtracks',
    async (file) => {
      const { default: adapter } = (await import(`../../pipelines/${file.slice(0, -3)}.ts`)) as {
        default: Adapter;
      };
      expect(adapter.declared).toBeDefined();
      expect(await backtrackingPatterns(patternsOf(adapter.declared))).toEqual([]);
    },
  );
});
