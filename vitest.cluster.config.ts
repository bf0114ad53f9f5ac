import { defineConfig } from 'vitest/config';

/** The tests that need a Redis: Debian's `redis-server`. `pnpm test:cluster` runs them. */
export default defineConfig({
  test: {
    name: 'cluster',
    include: ['tests/cluster/**/*.cluster.ts'],
    testTimeout: 900_000,
    hookTimeout: 120_000,
  },
});
