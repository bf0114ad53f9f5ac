import { expect, test, vi } from 'vitest';
import { plan } from '../../scripts/fuzz/plan.ts';
import round from '../../scripts/fuzz/round.ts';

vi.setConfig({ testTimeout: 300_000 });

/** Inputs by target where not a hundred: each of those takes as long as many of the others. */
const few: Readonly<Record<string, number>> = {
  pdf: 12,
  'pdf-mutated': 4,
  corpus: 6,
  verify: 3,
  twice: 20,
  'several-files': 40,
};

test.each(plan.map(({ name }) => name))(
  '%s: inputs from one seed end in what verifies, or in an error of our own',
  async (target) => {
    const { found, inputs } = await round({ target, seed: 7, runs: few[target] ?? 100, known: [] });
    expect(found?.error).toBeUndefined();
    expect(inputs).toBe(few[target] ?? 100);
  },
);
