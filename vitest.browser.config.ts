import { defineConfig } from 'vitest/config';

/** The tests that need a browser: Debian's Chromium, or the one that `CHROMIUM` names. `pnpm test:browser` runs them. */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.browser.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
