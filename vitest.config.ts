import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'packages/*/src/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/half-typed/**', 'test/vscode/**'],
    pool: 'forks',
    testTimeout: 30_000,
  },
});
