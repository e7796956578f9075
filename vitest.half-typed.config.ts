import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/half-typed/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 1_200_000,
  },
});
