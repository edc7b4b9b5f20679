import { defineConfig } from 'vitest/config';

/** The tests that judge approvals and digests without a repository or a browser: each mutant runs those that reach it. */
export default defineConfig({
  test: {
    include: ['test/core/control/**/*.test.ts', 'test/core/history/**/*.test.ts'],
    setupFiles: ['test/support/few-runs.ts'],
    testTimeout: 60_000,
    pool: 'threads',
  },
});
