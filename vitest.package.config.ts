import { defineConfig } from 'vitest/config';

/** The tests of the package as it is published: they pack it, and install it from the registry. `pnpm test:package` runs them. */
export default defineConfig({
  test: {
    name: 'package',
    include: ['tests/package/**/*.package.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
