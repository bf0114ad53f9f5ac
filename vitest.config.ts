import { defineConfig } from 'vitest/config';
import { LongFirst } from './tests/long-first.ts';
import { apart, sharing } from './tests/projects.ts';

export default defineConfig({
  test: {
    projects: [sharing, apart],
    // One core fewer, as it is without this, is half of a machine that has two.
    maxWorkers: '100%',
    sequence: { sequencer: LongFirst },
  },
});
