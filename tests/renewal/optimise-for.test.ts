import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('V8 knows all that it is told: of what it does not know it would speak on standard error, in every run', () => {
  const told = `
    import { sweepAsEver, sweepEarly } from './src/building/early-sweeps.ts';
    import { optimiseFor } from './src/building/optimise-for.ts';
    import { holdYoungSpaces, wholeYoungSpaces } from './src/building/young-spaces.ts';
    for (const documents of [0, 1000, 1e6]) optimiseFor(documents);
    for (const documents of [1000, 1e6]) wholeYoungSpaces(documents);
    holdYoungSpaces();
    sweepEarly(1e6);
    sweepAsEver();`;
  const words = ['--import', 'tsx', '--input-type=module', '-e', told];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
