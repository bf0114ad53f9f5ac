import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'house',
    include: ['tests/**/*.test.ts'],
    // One core fewer, as it is without this, is half of a machine that has two.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
