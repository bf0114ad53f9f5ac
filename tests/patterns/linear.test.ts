import vm from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import { attacksOn } from './attacks.ts';
import { builtPatterns, literalPatterns } from './house-patterns.ts';

vi.setConfig({ testTimeout: 300_000 });

/**
 * What a pattern is tried on is as long as this in characters. Linear work takes a millisecond there; with the square it is
 * ten thousand million steps, which the time that ends them does not suffice for on any machine.
 */
const LENGTH = 150_000;
const ENDS = 5_000;

/** In milliseconds: so long one is tried that is known not to end. */
const ENOUGH = 1_000;

const sandbox: { source: string; flags: string; text: string } = { source: '', flags: '', text: '' };
const context = vm.createContext(sandbox);
const search = new vm.Script('new RegExp(source, flags).exec(text)');

/** The patterns that do not end on one of the texts that are made of their own parts. */
function backtracking(
  patterns: readonly { readonly place: string; readonly pattern: RegExp }[],
  limit = ENDS,
): readonly string[] {
  const found: string[] = [];
  for (const { place, pattern } of patterns)
    for (const { prefix, pump } of attacksOn(pattern)) {
      const text = `${prefix}${pump.repeat(Math.ceil(LENGTH / pump.length))}\u0002`;
      if (ends(pattern, text, limit)) continue;
      found.push(`${place} on ${JSON.stringify(prefix)} and ${JSON.stringify(pump)} again and again`);
      break;
    }
  return found;
}

/** Only the code of `vm` can be ended from outside while a pattern holds the thread. */
function ends(pattern: RegExp, text: string, limit: number): boolean {
  try {
    Object.assign(sandbox, { source: pattern.source, flags: pattern.flags.replace('y', ''), text });
    search.runInContext(context, { timeout: limit });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  }
}

describe('every pattern of the house takes linear time on texts made of its own parts', () => {
  test('those that are written as such', () => {
    const patterns = literalPatterns();
    expect(patterns.length).toBeGreaterThan(600);
    expect(backtracking(patterns)).toEqual([]);
  });

  test('those that are put together', async () => {
    const patterns = await builtPatterns();
    expect(patterns.length).toBeGreaterThan(20);
    expect(backtracking(patterns)).toEqual([]);
  });

  test.each([[/<[^>]*>/g], [/^(a+)+$/], [/\s+$/], [/charset\s*=\s*["']?\s*(\w+)/]])(
    'and %s, which does not, is found',
    (pattern) => {
      expect(backtracking([{ place: 'here', pattern }], ENOUGH)).toHaveLength(1);
    },
  );
});
