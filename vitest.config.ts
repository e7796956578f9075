import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'packages/*/src/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/half-typed/**', 'test/vscode/**'],
    pool: 'forks',
    // What a file loads is loaded for all: a process for each file would spend most of its time on that.
    isolate: false,
    setupFiles: ['test/helpers/nothing-left-behind.ts'],
    // One worker for each processor: vitest itself leaves one of them idle.
    maxWorkers: '100%',
    testTimeout: 30_000,
  },
});
