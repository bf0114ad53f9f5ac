import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './tests/long-first.ts';

/** The tests that need something outside of the house (a browser, the registry, Redis) in one run: `pnpm test:outside`. */
export default defineConfig({
  test: {
    projects: ['vitest.browser.config.ts', 'vitest.package.config.ts', 'vitest.cluster.config.ts'],
    // One more than there are cores: many wait for a browser, for the network, or until a limit of time has passed.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongFirst },
  },
});
