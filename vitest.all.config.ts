import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './tests/long-first.ts';
import { apart, sharing } from './tests/projects.ts';

/** All tests in one run, so that no core waits for the last of one kind: what `.ci/run` runs, as `pnpm test:all`. */
export default defineConfig({
  test: {
    projects: [
      sharing,
      apart,
      'vitest.browser.config.ts',
      'vitest.package.config.ts',
      'vitest.cluster.config.ts',
    ],
    // One more than there are cores: many wait for a browser, for the network, or until a limit of time has passed.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongFirst },
  },
});
