import { defineConfig } from 'vitest/config';

/** The values that scenarios carry from day to day, and the money that follows moved values, on more contracts than the quick suite has: `CARRIED_CONTRACTS=1100 npm run test:carried`. */
export default defineConfig({
  test: {
    include: ['test/simulation/{carried-values,moved-money}.test.ts'],
    pool: 'forks',
    env: { CARRIED_CONTRACTS: process.env['CARRIED_CONTRACTS'] ?? '120' },
    testTimeout: 1_200_000,
  },
});
