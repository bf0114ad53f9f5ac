import { defineConfig } from 'vitest/config';
import { LongFirst } from './tests/long-first.ts';

/** All tests in one run, so that no core waits for the last of one kind: what `.ci/run` runs, as `pnpm test:all`. */
export default defineConfig({
  test: {
    projects: [
      'vitest.config.ts',
      'vitest.browser.config.ts',
      'vitest.package.config.ts',
      'vitest.cluster.config.ts',
    ],
    maxWorkers: '100%',
    sequence: { sequencer: LongFirst },
  },
});
