import { defineConfig } from 'vitest/config';

/** The tests that need a browser: Debian's Chromium, or the one that `CHROMIUM` names. `pnpm test:browser` runs them. */
export default defineConfig({
  test: {
    name: 'browser',
    include: ['tests/browser/**/*.browser.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    // A second, as it is without this, is little for a browser on a machine that is busy.
    expect: { poll: { timeout: 30_000 } },
  },
});
