import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/lab.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    pool: 'forks',
    // No test leaves anything behind in a module: loading everything anew for each file took a third of the time.
    isolate: false,
    // The default leaves one core out, which on two cores is every second one.
    maxWorkers: '100%',
  },
});
